import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "ottl-package-"));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly exports: Readonly<Record<string, unknown>>;
};

function npm(args: readonly string[], cwd: string): string {
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

function node(file: string, ...args: string[]): string {
  return execFileSync(process.execPath, [file, ...args], { cwd: folder, encoding: "utf8" });
}

/** What somebody who installs the package writes. */
const CONSUMER = `import { compileConfiguration, compileStatements, parseStatement, print, registerFunctions, type RunResult } from "ottl";
import { grokPack } from "ottl/packs/grok";

registerFunctions(grokPack.functions);
const statement = parseStatement('set(span.name,"x")');
if (statement.node === undefined) throw new Error("not parsed");
const { program, findings } = compileStatements([print(statement.node)], { signal: "traces" });
if (program === undefined) throw new Error(findings.map((finding) => finding.message).join());
const input = new TextEncoder().encode('{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"a"}]}]}]}');
const result: RunResult = program.process(input, { outputFormat: "proto" });
const refused = compileConfiguration("processors: {transform: {trace_statements: ['set(span.nam, 1)']}}", { signal: "traces" });
export const answer: string = [result.counts().after, result.output?.length, refused.findings[0]?.code].join(" ");
`;
const ANSWER = "1 21 OTTL2012";

describe("the package", () => {
  beforeAll(() => {
    const packed = JSON.parse(npm(["pack", "--json", "--pack-destination", folder], root)) as [
      { readonly filename: string },
    ];
    writeFileSync(join(folder, "package.json"), '{"name":"consumer","type":"module","private":true}');
    npm(["install", "--prefer-offline", "--ignore-scripts", join(folder, packed[0].filename)], folder);
    writeFileSync(join(folder, "consumer.ts"), CONSUMER);
  }, 240_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("holds what runs, not what it is made of", () => {
    const files = readdirSync(join(folder, "node_modules/ottl"));
    expect(files).toEqual(expect.arrayContaining(["dist", "cli", "README.md", "LICENSE", "package.json"]));
    for (const name of ["src", "test", "examples", "playground"]) expect(files).not.toContain(name);
  });

  test("offers each of its entries", () => {
    const entries = Object.keys(manifest.exports).filter((entry) => entry !== "./package.json" && !entry.includes("*"));
    const packs = readdirSync(join(root, "src/packs"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const names = [...entries, ...packs.map(({ name }) => `./packs/${name}`)].map((entry) =>
      entry.replace(/^\./, "ottl"),
    );
    expect(names.length).toBeGreaterThan(6);
    writeFileSync(
      join(folder, "entries.mjs"),
      `for (const name of ${JSON.stringify(names)}) console.log(name, Object.keys(await import(name)).length);`,
    );
    const lines = node("entries.mjs").trim().split("\n");
    expect(lines).toHaveLength(names.length);
    for (const line of lines) expect(line).not.toMatch(/ 0$/);
  });

  test("type-checks and runs in Node", { timeout: 60_000 }, () => {
    const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
    for (const resolution of [
      ["nodenext", "nodenext"],
      ["esnext", "bundler"],
    ]) {
      const options = ["--strict", "--target", "es2024", "--lib", "es2024,dom", "--types", ""];
      const modules = ["--module", resolution[0], "--moduleResolution", resolution[1], "--outDir", "built"];
      node(tsc, ...options, ...modules, "consumer.ts");
    }
    writeFileSync(join(folder, "run.mjs"), 'console.log((await import("./built/consumer.js")).answer);');
    expect(node("run.mjs").trim()).toBe(ANSWER);
  });

  test("bundles for a browser without anything of Node", { timeout: 60_000 }, async () => {
    const needed: string[] = [];
    const build = await rolldown({
      cwd: folder,
      input: "consumer.ts",
      platform: "browser",
      logLevel: "silent",
      plugins: [
        {
          name: "note-builtins",
          resolveId(id) {
            if (isBuiltin(id)) needed.push(id);
            return null;
          },
        },
      ],
    });
    await build.write({ dir: join(folder, "bundled"), format: "esm", minify: true });
    await build.close();
    expect(needed).toEqual([]);
    writeFileSync(join(folder, "run-bundle.mjs"), 'console.log((await import("./bundled/consumer.js")).answer);');
    expect(node("run-bundle.mjs").trim()).toBe(ANSWER);
  });

  test("brings the playground", { timeout: 30_000 }, async () => {
    const server = spawn(process.execPath, ["node_modules/ottl/cli/ottl.js", "playground", "--port", "0"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const [line] = (await once(server.stdout, "data")) as [Buffer];
      const address = /http:\S+/.exec(line.toString())?.[0] ?? "";
      const page = await (await fetch(address)).text();
      const script = /src="(\.\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? "";
      const answer = await fetch(new URL(script, address));
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/javascript; charset=utf-8"]);
    } finally {
      server.kill();
    }
  });

  test("brings its command", () => {
    expect(node("node_modules/ottl/cli/ottl.js", "--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(node("node_modules/ottl/cli/ottl.js", "functions", "ParseXML")).toContain("ParseXML(");
  });
});
