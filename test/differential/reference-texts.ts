import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The modules whose tests and documents hold OTTL, as folders of Go's module cache. */
const MODULES = [
  "pkg/ottl@v1.4.0",
  "pkg/ottl/xottl@v0.165.0",
  "processor/transformprocessor@v0.165.0",
  "processor/filterprocessor@v0.165.0",
];

export interface ReferenceFile {
  /** From the module cache's folder of the reference on. */
  readonly path: string;
  readonly text: string;
}

/** Tests, documents and test data of the reference, from Go's module cache. */
export function referenceFiles(): ReferenceFile[] {
  const cache = execFileSync("go", ["env", "GOMODCACHE"], { encoding: "utf8" }).trim();
  const root = join(cache, "github.com/open-telemetry/opentelemetry-collector-contrib");
  return MODULES.flatMap((module) =>
    readdirSync(join(root, module), { recursive: true, encoding: "utf8" })
      .filter((name) => /(_test\.go|\.md|\.ya?ml)$/.test(name))
      .map((name) => ({ path: join(module, name), text: readFileSync(join(root, module, name), "utf8") })),
  );
}

const GO_TOKEN = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])+'|`([^`]*)`|"((?:\\.|[^"\\\n])*)"/g;

/** What a Go source's string literals mean; neighbours that `+` joins are one. */
export function goStrings(source: string): string[] {
  const texts: string[] = [];
  let end = -1;
  for (const token of source.matchAll(GO_TOKEN)) {
    const text = token[1] ?? (token[2] === undefined ? undefined : unquote(token[2]));
    if (text === undefined) continue;
    const isJoined = end >= 0 && /^\s*\+\s*$/.test(source.slice(end, token.index));
    if (isJoined) texts.push((texts.pop() as string) + text);
    else texts.push(text);
    end = token.index + token[0].length;
  }
  return texts;
}

const LETTERS: Readonly<Record<string, string>> = {
  ...{ a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" },
};

function unquote(body: string): string {
  return body.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))/g,
    (_, x?: string, u?: string, U?: string, octal?: string, letter = "") => {
      const hex = x ?? u ?? U;
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
      return LETTERS[letter] ?? letter;
    },
  );
}

/** Code of a document: what stands between backquotes, and lines of its blocks, with and without YAML's and a list's marks. */
export function documentTexts(source: string): string[] {
  const spans = [...source.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]);
  const lines = source.split("\n").flatMap((line) => {
    const bare = line.trim().replace(/^- /, "").trim();
    return [bare, unwrapped(bare), bare.replace(/^[a-z_]+: */, "")];
  });
  return [...spans, ...lines];
}

/** A YAML scalar without its quotes. */
function unwrapped(text: string): string {
  if (/^'.*'$/.test(text)) return text.slice(1, -1).replaceAll("''", "'");
  return /^".*"$/.test(text) ? unquote(text.slice(1, -1)) : text;
}

/** All texts of a file that may be OTTL. */
export function textsOf({ path, text }: ReferenceFile): string[] {
  const found = path.endsWith(".go") ? goStrings(text) : documentTexts(text);
  return [...new Set(found.map((each) => each.trim()).filter((each) => each !== ""))];
}
