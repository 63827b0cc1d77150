/** The paths and enum symbols of the contexts of one version of `pkg/ottl`, read from its sources. */
import { dirname } from "node:path";
import { closing, functionBodies, type GoText, goText, slice } from "./go-text.ts";

/** Names by what may follow them. */
export type PathTree = Map<string, PathTree>;

/** What a context knows. */
export interface UpstreamContext {
  readonly paths: PathTree;
  /** The contexts that a path may name in front, where the version has names in front; the processors demand them then. */
  readonly prefixes: ReadonlySet<string> | undefined;
  readonly enums: ReadonlySet<string>;
}

interface Package {
  readonly name: string;
  readonly texts: readonly GoText[];
  readonly bodies: ReadonlyMap<string, GoText>;
}

/** Where a context's path parser begins, by the names that it had over the years. */
const ENTRIES = ["pathExpressionParser", "parsePath", "newPathGetSetter", "parseHigherContextPath"];
/** Folders of contexts with names of their own, before they were named after their context. */
const OLD_FOLDERS: Readonly<Record<string, string>> = { span: "ottltraces" };

/** The contexts of a version, by name; one that the version lacks is absent. */
export function contextsOf(
  sources: ReadonlyMap<string, string>,
  names: readonly string[],
): Map<string, UpstreamContext> {
  const reader = new Reader(sources);
  const contexts = new Map<string, UpstreamContext>();
  for (const name of names) {
    const folder = [`ottl${name}`, `ottl${name}s`, OLD_FOLDERS[name]].find((each) => reader.has(each));
    if (folder !== undefined) contexts.set(name, reader.context(folder));
  }
  return contexts;
}

/** Whether a context knows a path, which may begin with the context's own name. */
export function knowsPath({ paths, prefixes }: UpstreamContext, context: string, path: string): boolean {
  const segments = path.split(".");
  if (prefixes !== undefined && !prefixes.has(segments[0])) return false;
  const own = segments[0] === context && follows(paths, segments.slice(1));
  return own || follows(paths, segments);
}

function follows(tree: PathTree, segments: readonly string[]): boolean {
  if (segments.length === 0) return true;
  const next = tree.get(segments[0]);
  return next !== undefined && follows(next, segments.slice(1));
}

class Reader {
  private readonly packages = new Map<string, Package>();

  constructor(sources: ReadonlyMap<string, string>) {
    const byFolder = new Map<string, GoText[]>();
    for (const [file, source] of sources) {
      if (!file.includes("contexts/")) continue;
      const folder = dirname(file);
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), goText(source)]);
    }
    for (const [folder, texts] of byFolder) {
      const name = folder.slice(folder.lastIndexOf("/") + 1);
      this.packages.set(name, { name, texts, bodies: new Map(texts.flatMap((text) => [...functionBodies(text)])) });
    }
  }

  has(name: string | undefined): boolean {
    return name !== undefined && this.packages.has(name);
  }

  context(folder: string): UpstreamContext {
    const own = this.packages.get(folder) as Package;
    const paths: PathTree = new Map();
    const visited = new Set<string>();
    for (const entry of ENTRIES) this.readFunction(own, entry, paths, visited);
    if (own.texts.some(({ text }) => text.includes("ctxcache."))) childOf(paths, "cache");
    return { paths, prefixes: this.prefixes(own), enums: this.enums(own) };
  }

  private prefixes(from: Package): Set<string> | undefined {
    for (const { text } of from.texts) {
      const list = /\bWithPathContextNames\[[^\n]*\]\(\[\]string\{([^}]*)\}/.exec(text)?.[1];
      if (list === undefined) continue;
      const names = [...list.matchAll(/"(\w+)"|([A-Za-z_][\w.]*)/g)];
      return new Set(names.flatMap(([, literal, constant]) => literal ?? this.constant(from, constant) ?? []));
    }
    return undefined;
  }

  /** The value of a constant, `Name` or `ctxspan.Name`. */
  private constant(from: Package, word: string): string | undefined {
    const [name, member] = word.split(".");
    const owner = member === undefined ? from : this.packages.get(name);
    const pattern = new RegExp(`\\b${member ?? name}\\s*=\\s*(?:"([^"]*)"|([\\w.]+))`);
    for (const { text } of owner?.texts ?? []) {
      const match = pattern.exec(text);
      if (owner && match) return match[1] ?? this.constant(owner, match[2]);
    }
    return undefined;
  }

  /** Reads what a function accepts; `name` may have its package in front. */
  private readFunction(from: Package, name: string, tree: PathTree, visited: ReadonlySet<string>): void {
    const [first, member] = name.split(".");
    const other = member === undefined ? undefined : this.packages.get(first);
    const owner = other ?? from;
    const id = `${owner.name}.${member ?? first}`;
    const body = owner.bodies.get(member ?? first);
    if (body !== undefined && !visited.has(id)) this.readBody(owner, body, tree, new Set([...visited, id]));
  }

  private readBody(from: Package, go: GoText, tree: PathTree, visited: ReadonlySet<string>): void {
    const construct =
      /\bswitch ([^\n{]*) \{|\bif ([^\n{]*) \{|\bmap\[string\]ottl\.PathExpressionParser\[[^\n]*\{|((?:\b\w+\.)?\b\w+)(?:\[[^\]\n]*\])?\(/g;
    for (let match = construct.exec(go.shadow); match; match = construct.exec(go.shadow)) {
      const [whole, tag, condition, callee] = match;
      const end = match.index + whole.length;
      if (callee !== undefined) {
        const given = go.shadow.slice(end, closing(go.shadow, end - 1));
        if (/\bpath\b|\bnextPath\b|\bFields\b/i.test(given)) this.readFunction(from, callee, tree, visited);
        continue;
      }
      const body = slice(go, end, closing(go.shadow, end - 1));
      if (tag !== undefined) {
        if (!/\bName(\(\))?$|\bcontext$|\bContext\(\)$/.test(tag)) continue;
        this.readClauses(from, body, tree, visited);
      } else if (condition !== undefined) {
        const text = go.text.slice(match.index, end);
        const labels = [...text.matchAll(/\bName(?:\(\))? == ("?[\w.]+"?)/g)].map(([, label]) => label);
        if (labels.length === 0) continue;
        for (const label of labels) this.readLabel(from, label, body, tree, visited);
      } else {
        for (const [, key, parser] of body.text.matchAll(/^\s*([\w.]+|"\w+"):\s*([\w.]+)/gm)) {
          const child = this.labelled(from, key, tree);
          if (child) this.readFunction(from, parser, child, visited);
        }
      }
      construct.lastIndex = end + body.text.length;
    }
  }

  private readClauses(from: Package, go: GoText, tree: PathTree, visited: ReadonlySet<string>): void {
    const heads = [...go.shadow.matchAll(/^\t*(?:case ([^\n]*)|default):\s*$/gm)].filter(
      ({ index }) => depthAt(go.shadow, index) === 0,
    );
    for (const [i, head] of heads.entries()) {
      const start = head.index + head[0].length;
      const body = slice(go, start, heads[i + 1]?.index ?? go.text.length);
      if (head[1] === undefined) {
        this.readBody(from, body, tree, visited);
        continue;
      }
      if (/^\s*return nil, /.test(body.text)) continue;
      const labels = go.text.slice(head.index, start).matchAll(/"\w+"|\b(?!case\b)[A-Za-z_][\w.]*/g);
      for (const [label] of labels) this.readLabel(from, label, body, tree, visited);
    }
  }

  private readLabel(from: Package, label: string, body: GoText, tree: PathTree, visited: ReadonlySet<string>): void {
    const child = this.labelled(from, label, tree);
    if (child) this.readBody(from, body, child, visited);
  }

  private labelled(from: Package, label: string, tree: PathTree): PathTree | undefined {
    const name = label.startsWith('"') ? label.slice(1, -1) : this.constant(from, label);
    return name === undefined ? undefined : childOf(tree, name);
  }

  private enums(from: Package): Set<string> {
    const found = new Set<string>();
    const visited = new Set<string>();
    const read = (owner: Package, name: string): void => {
      if (visited.has(`${owner.name}.${name}`)) return;
      visited.add(`${owner.name}.${name}`);
      for (const { text } of owner.texts) {
        const table = new RegExp(`\\bvar ${name} = ([\\s\\S]*?)\\n[})]`).exec(text)?.[1] ?? "";
        for (const [, symbol] of table.matchAll(/"([A-Z][A-Z0-9_]+)":/g)) found.add(symbol);
        follow(owner, table);
      }
    };
    const follow = (owner: Package, text: string): void => {
      for (const [, other, name] of text.matchAll(/(?:\b(\w+)\.)?\b(\w*[sS]ymbolTable)\b/g)) {
        const target = other === undefined ? owner : this.packages.get(other);
        if (target) read(target, name);
      }
    };
    for (const { text } of from.texts) follow(from, text);
    return found;
  }
}

function childOf(tree: PathTree, name: string): PathTree {
  const child = tree.get(name) ?? new Map();
  tree.set(name, child);
  return child;
}

function depthAt(shadow: string, index: number): number {
  let depth = 0;
  for (let i = 0; i < index; i++) {
    if (shadow[i] === "{") depth++;
    else if (shadow[i] === "}") depth--;
  }
  return depth;
}
