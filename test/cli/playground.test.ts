import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Site, serveSite } from "../../cli/playground/serve-site.ts";
import { runCli } from "./run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "ottl-site-"));
const site = join(folder, "site");
let served: Site;

beforeAll(async () => {
  mkdirSync(join(site, "assets"), { recursive: true });
  writeFileSync(join(site, "index.html"), "<title>page</title>");
  writeFileSync(join(site, "assets/app-1.js"), "export {};");
  writeFileSync(join(site, "assets/font.ttf"), Uint8Array.of(0, 1));
  writeFileSync(join(folder, "secret.txt"), "secret");
  mkdirSync(join(folder, "site-other"));
  writeFileSync(join(folder, "site-other/secret.txt"), "secret");
  served = await serveSite(site, "127.0.0.1", 0);
});

afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Asks for a path exactly as it is written: `fetch` would tidy it up first. */
function ask(path: string, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(served.address);
    const asked = request({ hostname, port, path, method }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => {
        body += chunk.toString("latin1");
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

test("serves the files with their types and the policy", async () => {
  const page = await ask("/?x=1");
  expect(page).toMatchObject({ status: 200, body: "<title>page</title>" });
  expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(page.headers["content-security-policy"]).toBe(
    "default-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; img-src 'self' data:; font-src 'self' data:",
  );
  expect(page.headers["cache-control"]).toBe("no-cache");
  const script = await ask("/assets/app-1.js");
  expect(script.headers["content-type"]).toBe("text/javascript; charset=utf-8");
  expect(script.headers["cache-control"]).toContain("immutable");
  expect((await ask("/assets/font.ttf")).headers["content-type"]).toBe("font/ttf");
  expect(await ask("/assets/app-1.js", "HEAD")).toMatchObject({ status: 200, body: "" });
});

test.each([
  "/../secret.txt",
  "/%2e%2e/secret.txt",
  "/..%2fsecret.txt",
  "/assets/../../secret.txt",
  "/assets/..%2f..%2fsecret.txt",
  "/../site-other/secret.txt",
  "//secret.txt",
  "/..\\secret.txt",
  "/%00",
  "/%zz",
  "/assets",
  "/nothing.js",
])("gives nothing away at %s", async (path) => {
  const answer = await ask(path);
  expect(answer.status).toBe(404);
  expect(answer.body).toBe("");
});

test("takes no other methods", async () => {
  expect((await ask("/", "POST")).status).toBe(405);
});

test("says what is wrong with its options", () => {
  const wrong = runCli(["playground", "--port", "70000"]);
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain("It must be 0 to 65535.");
  expect(runCli(["playground", "--help"]).stdout).toContain("--host <address>");
});
