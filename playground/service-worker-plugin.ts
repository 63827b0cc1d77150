import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Plugin } from "vite";

/** Writes `sw.js`, which keeps every file of the build, so that the page works without a network after its first load. */
export function serviceWorker(): Plugin {
  let out = "";
  return {
    name: "service-worker",
    apply: "build",
    configResolved(config) {
      out = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      const files = readdirSync(out, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== "sw.js")
        .map((entry) => relative(out, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
        .sort();
      const hash = createHash("sha256");
      for (const file of files) hash.update(file).update(readFileSync(join(out, file)));
      const template = readFileSync(join(import.meta.dirname, "service-worker.js"), "utf8");
      const addresses = files.map((file) => (file === "index.html" ? "./" : `./${file}`));
      const text = template
        .replace('"__VERSION__"', JSON.stringify(`ottl-playground-${hash.digest("hex").slice(0, 16)}`))
        .replace('"__FILES__"', JSON.stringify(addresses));
      writeFileSync(join(out, "sw.js"), text);
    },
  };
}
