/**
 * Builds `dist/`: ESM bundles of the library's entries and of the CLI, and type declarations. `npm install` and
 * `npm ci` run it (`prepare`).
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { rolldown } from "rolldown";

const root = resolve(import.meta.dirname, "..");
const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

/** Left to the package manager: the package's own dependencies, and Node. */
const isExternal = (id: string): boolean =>
  id.startsWith("node:") || Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`));

/** The package's entries by their name in `dist/`; `package.json` exports each. */
function libraryEntries(): Record<string, string> {
  const entries: Record<string, string> = {
    index: "src/index.ts",
    testing: "src/testing/index.ts",
    node: "node/index.ts",
    "pool-worker": "node/pool/pool-worker.ts",
    v1: "src/runtime/v1/index.ts",
    "version-facts": "src/functions/version-facts.ts",
  };
  for (const name of ["lsp", "inspect"]) {
    if (existsSync(join(root, `src/${name}/index.ts`))) entries[name] = `src/${name}/index.ts`;
  }
  for (const pack of readdirSync(join(root, "src/packs"), { withFileTypes: true })) {
    const file = `src/packs/${pack.name}/index.ts`;
    if (pack.isDirectory() && existsSync(join(root, file))) entries[`packs/${pack.name}`] = file;
  }
  return entries;
}

/** One build for all entries, so that they share their modules: a function registered through one is known to all. */
async function bundle(out: string, input: Record<string, string>, external: (id: string) => boolean): Promise<void> {
  const build = await rolldown({ cwd: root, input, external, platform: "neutral", logLevel: "warn" });
  await build.write({ dir: out, format: "esm", chunkFileNames: "chunks/[name]-[hash].js", minify: false });
  await build.close();
}

function declarations(out: string): void {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json", "--outDir", out], { cwd: root, stdio: "inherit" });
}

/** The page that `ottl playground` serves: 5.5 MB, so only what is packed or published has it. */
function playground(out: string): void {
  const vite = join(dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin/vite.js");
  const args = ["build", "playground", "--config", "playground/vite.config.ts", "--outDir", out, "--logLevel", "error"];
  execFileSync(process.execPath, [vite, ...args], { cwd: root, stdio: "inherit" });
}

const staging = join(root, `dist.${process.pid}`);
try {
  await bundle(staging, libraryEntries(), isExternal);
  await bundle(
    join(staging, "cli"),
    { main: "cli/main.ts" },
    (id) => isExternal(id) || id === "ottl" || id.startsWith("ottl/"),
  );
  if (["pack", "publish"].includes(process.env.npm_command ?? "")) playground(join(staging, "playground"));
  if (!process.argv.includes("--no-types")) declarations(join(staging, "types"));
  const dist = join(root, "dist");
  rmSync(dist, { recursive: true, force: true });
  try {
    renameSync(staging, dist);
  } catch {
    cpSync(staging, dist, { recursive: true });
  }
} finally {
  rmSync(staging, { recursive: true, force: true });
}
