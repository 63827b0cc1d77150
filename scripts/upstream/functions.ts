/** The functions that one version of a module defines, read from its sources. */
import { closing, goText } from "./go-text.ts";

/** What a version says of a function. */
export interface UpstreamFunction {
  /** Whether each argument may be left out, by its name without underscores and capitals. */
  readonly args: ReadonlyMap<string, boolean>;
  readonly experimental: boolean;
  readonly deprecated: boolean;
}

/** `ReplacementFormat` and `replacement_format` are one name, and so are `DeleteKey` and `delete_key`. */
export function plainName(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

/** The functions by their plain names. */
export function functionsOf(sources: ReadonlyMap<string, string>): Map<string, UpstreamFunction> {
  const texts = [...sources.values()];
  const bare = new Map(texts.flatMap(bareFunctionsOf));
  const registered = texts.flatMap((text) =>
    [...text.matchAll(/^\s*(?:\w+\[)?"(\w+)"(?::|\] =)\s*(?:\w+\.)?(\w+)(?:\[\w+\])?,?$/gm)].flatMap(
      ([, name, defined]) => {
        const known = bare.get(plainName(defined));
        return known === undefined ? [] : [[plainName(name), known] as const];
      },
    ),
  );
  return new Map([...bare, ...registered, ...texts.flatMap(factoriesOf)]);
}

/** The factories of a Go file. Names are literals or constants of the file. */
function factoriesOf(text: string): [string, UpstreamFunction][] {
  const found: [string, UpstreamFunction][] = [];
  for (const call of text.matchAll(
    /(?<!\bprocessor\.)\bNewFactory(?:\[[^\]]*\])?\(\s*("?)(\w+)"?,\s*(?:&(\w+))?(.*)/g,
  )) {
    const [, quote, word, struct, rest] = call;
    const name = quote ? word : new RegExp(`\\b${word}\\s*=\\s*"(\\w+)"`).exec(text)?.[1];
    if (name === undefined) continue;
    const comment = /((?:^\/\/.*\n)*)^func [^\n]*\n[^}]*$/m.exec(text.slice(0, call.index))?.[1] ?? "";
    const experimental = rest.includes("WithExperimental");
    const deprecated = comment.includes("Deprecated:");
    found.push([plainName(name), { args: fieldsOf(text, struct), experimental, deprecated }]);
  }
  return found;
}

function fieldsOf(text: string, struct: string | undefined): Map<string, boolean> {
  const body = struct && new RegExp(`\\btype ${struct}(?:\\[[^\\]]*\\])? struct \\{([^}]*)\\}`).exec(text)?.[1];
  const fields = (body || "").matchAll(/^\s*([A-Z]\w*)\s+(\S+)/gm);
  return new Map([...fields].map(([, name, type]) => [plainName(name), /\bOptional\[/.test(type)]));
}

/** Functions as they were before there were factories: Go functions that make an `ExprFunc`, under their own names. */
function bareFunctionsOf(source: string): [string, UpstreamFunction][] {
  if (source.includes("NewFactory")) return [];
  const { shadow } = goText(source);
  return [...shadow.matchAll(/^func (\w+)(?:\[[^\]\n]*\])?\(/gm)].flatMap((match): [string, UpstreamFunction][] => {
    const open = match.index + match[0].length - 1;
    const end = closing(shadow, open);
    if (!/^\) \(?ottl\.ExprFunc\b/.test(shadow.slice(end, end + 40))) return [];
    const args = argumentNames(shadow.slice(open + 1, end)).map((name) => [plainName(name), false] as const);
    return [[plainName(match[1]), { args: new Map(args), experimental: false, deprecated: false }]];
  });
}

/** `target ottl.Getter[K], pattern, replacement string` has three names. */
function argumentNames(list: string): string[] {
  const flat = list.replace(/\[[^[\]]*\]/g, "");
  return flat.split(",").flatMap((part) => /\w+/.exec(part)?.[0] ?? []);
}

/** Experimental functions that are older than the gate for such, some of them in modules that are not published. */
export function experimentalBeforeGates(sources: ReadonlyMap<string, string>): string[] {
  return [...sources.values()].flatMap((text) => {
    const table = /legacyExperimentalFuncGates = [^{]*\{([^}]*)\n\}/.exec(text)?.[1] ?? "";
    return [...table.matchAll(/"(\w+)":/g)].map(([, name]) => plainName(name));
  });
}
