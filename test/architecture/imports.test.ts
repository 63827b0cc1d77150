import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** Which folders of src/ a folder may import besides itself; type imports count. */
const LOWER = [
  "util",
  "diagnostics",
  "values",
  "columns",
  "patterns",
  "lexer",
  "parser",
  "otlp",
  "functions",
  "contexts",
  "config",
];
const ALLOWED: Record<string, readonly string[]> = {
  util: [],
  diagnostics: ["util"],
  values: ["util", "diagnostics"],
  columns: ["util", "values"],
  patterns: ["util", "values"],
  lexer: ["util", "diagnostics", "values"],
  parser: ["util", "diagnostics", "lexer", "values"],
  otlp: ["util", "diagnostics", "values", "columns"],
  functions: ["util", "diagnostics", "values", "columns", "patterns", "otlp"],
  packs: ["util", "diagnostics", "values", "columns", "patterns", "otlp", "functions"],
  contexts: ["util", "diagnostics", "values", "columns", "otlp"],
  config: ["util", "diagnostics", "parser"],
  analysis: LOWER.filter((folder) => folder !== "lexer"),
  compiler: [...LOWER.filter((folder) => folder !== "lexer" && folder !== "config"), "analysis"],
  runtime: [...LOWER.filter((folder) => folder !== "lexer"), "analysis", "compiler"],
  trace: [...LOWER.filter((folder) => folder !== "lexer"), "analysis", "compiler", "runtime"],
  testing: [...LOWER.filter((folder) => folder !== "lexer"), "analysis", "compiler", "runtime", "trace", "inspect"],
  inspect: [...LOWER.filter((folder) => folder !== "lexer"), "analysis", "compiler", "runtime", "trace", "lsp"],
  lsp: ["util", "diagnostics", "values", "parser", "contexts", "functions", "config", "analysis"],
};

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

function imports(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1]);
}

test("folders of src import only what the layout allows", () => {
  const wrong: string[] = [];
  let edges = 0;
  for (const file of files("src")) {
    const folder = relative(join(root, "src"), file).split("/")[0];
    if (folder.endsWith(".ts")) continue;
    for (const specifier of imports(file)) {
      if (!specifier.startsWith(".")) continue;
      const target = relative(join(root, "src"), resolve(dirname(file), specifier)).split("/")[0];
      edges++;
      if (target === folder || ALLOWED[folder]?.includes(target)) continue;
      wrong.push(`${relative(root, file)} imports ${specifier}`);
    }
  }
  expect(edges).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});

test("src imports nothing of Node", () => {
  const wrong = files("src").flatMap((file) =>
    imports(file)
      .filter((specifier) => specifier.startsWith("node:"))
      .map((specifier) => `${relative(root, file)} imports ${specifier}`),
  );
  expect(wrong).toEqual([]);
});

test("cli, playground and bench reach src only through the package's exports", () => {
  const wrong = ["cli", "playground", "bench"].flatMap((folder) =>
    files(folder)
      .filter((file) => !file.includes("/dist/"))
      .flatMap((file) =>
        imports(file)
          .filter(
            (specifier) =>
              specifier.startsWith(".") && /^(src|node)\//.test(relative(root, resolve(dirname(file), specifier))),
          )
          .map((specifier) => `${relative(root, file)} imports ${specifier}`),
      ),
  );
  expect(wrong).toEqual([]);
});

test("cli imports the package's exports, Node and commander, besides itself", () => {
  const exported = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).exports as Record<string, unknown>;
  const isAllowed = (file: string, specifier: string): boolean => {
    if (specifier.startsWith(".")) return resolve(dirname(file), specifier).startsWith(join(root, "cli"));
    if (specifier === "commander" || specifier.startsWith("node:")) return true;
    const entry = specifier.replace(/^ottl/, ".");
    return specifier.startsWith("ottl") && (entry in exported || /^\.\/packs\/[a-z-]+$/.test(entry));
  };
  const wrong = files("cli").flatMap((file) =>
    imports(file)
      .filter((specifier) => !isAllowed(file, specifier))
      .map((specifier) => `${relative(root, file)} imports ${specifier}`),
  );
  expect(wrong).toEqual([]);
});

test("the engine neither evaluates text nor makes functions of it", () => {
  const wrong = files("src").filter((file) => /\beval\(|new Function\(/.test(readFileSync(file, "utf8")));
  expect(wrong).toEqual([]);
});
