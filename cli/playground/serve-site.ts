import { readFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
};

/** The page needs nothing from elsewhere, and no evaluation of text. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; img-src 'self' data:; font-src 'self' data:";

const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

export interface Site {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves the files of a folder, and nothing else. Rejects where the port is taken. */
export async function serveSite(folder: string, host: string, port: number): Promise<Site> {
  const server = createServer(answerFrom(folder));
  await listen(server, host, port);
  const { port: given } = server.address() as AddressInfo;
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return {
    address: `http://${name}:${given}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}

function answerFrom(folder: string): RequestListener {
  return async ({ method = "GET", url = "/" }, response) => {
    const refuse = (status: number): void => void response.writeHead(status, HEADERS).end();
    if (method !== "GET" && method !== "HEAD") return refuse(405);
    const file = fileOf(folder, url);
    if (file === undefined) return refuse(404);
    let content: Buffer;
    try {
      content = await readFile(file);
    } catch {
      return refuse(404);
    }
    response.writeHead(200, {
      ...HEADERS,
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": content.length,
      // The names of the other files change with what is in them.
      "cache-control": file.includes(`${sep}assets${sep}`) ? "public, max-age=31536000, immutable" : "no-cache",
    });
    response.end(method === "HEAD" ? undefined : content);
  };
}

/** The file that an address means; undefined for one outside of the folder. */
function fileOf(folder: string, url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(url.replace(/[?#].*$/s, ""));
  } catch {
    return undefined;
  }
  if (!path.startsWith("/") || path.includes("\0")) return undefined;
  const file = normalize(join(folder, path.endsWith("/") ? `${path}index.html` : path));
  return file.startsWith(normalize(folder + sep)) ? file : undefined;
}
