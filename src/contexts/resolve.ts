import type {
  ContextDefinition,
  ContextName,
  PathInfo,
  PathOwner,
  PathSegment,
  ResolvedPath,
} from "./path-definition.ts";
import { type PathAccess, type PathDefinition, PathError, type PathKey } from "./path-definition.ts";

const DOCS = "https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/pkg/ottl/contexts/ottl";

/** The paths under one prefix, indexed by their segments. */
export class PathTable {
  readonly owner: PathOwner;
  readonly definitions: readonly PathDefinition[];
  private readonly byPath = new Map<string, PathDefinition>();
  /** Names that may follow a (possibly empty) dotted path. */
  private readonly children = new Map<string, string[]>();

  constructor(owner: PathOwner, definitions: readonly PathDefinition[]) {
    this.owner = owner;
    this.definitions = definitions;
    for (const definition of definitions) {
      this.byPath.set(definition.path, definition);
      const segments = definition.path.split(".");
      for (let i = 0; i < segments.length; i++) this.addChild(segments.slice(0, i).join("."), segments[i]);
    }
  }

  private addChild(parent: string, name: string): void {
    const names = this.children.get(parent);
    if (names === undefined) this.children.set(parent, [name]);
    else if (!names.includes(name)) names.push(name);
  }

  /** Resolves `fields` from index `start` on. `text` is the whole path as the reference prints it. */
  resolve(fields: readonly PathSegment[], start: number, text: string): ResolvedPath | PathError {
    let path = "";
    let at = start;
    for (;;) {
      const names = this.children.get(path);
      if (names === undefined || (at === fields.length && this.byPath.has(path))) break;
      const known = at < fields.length && names.includes(fields[at].name);
      if (!known) return this.unknownSegment(fields, Math.min(at, fields.length - 1), text, names);
      path = path === "" ? fields[at].name : `${path}.${fields[at].name}`;
      at++;
    }
    return this.finish(this.byPath.get(path) as PathDefinition, fields, start, at - 1);
  }

  private finish(
    definition: PathDefinition,
    fields: readonly PathSegment[],
    start: number,
    last: number,
  ): ResolvedPath | PathError {
    const takesKeys = (definition.keys ?? "none") !== "none";
    const keys = takesKeys ? fields[last].keys : [];
    const accessor = definition.access(keys);
    if (typeof accessor === "string") return new PathError(accessor, last, true, []);
    for (let i = 0; i < fields.length; i++) {
      const name = fields[i].name;
      if (i > last)
        return new PathError(
          `the path section ${quote(name)} was not used by the context - this likely means you are using extra path sections`,
          i,
          false,
          [],
        );
      if (fields[i].keys.length > 0 && !(takesKeys && i === last && i >= start)) {
        return new PathError(
          `the keys indexing ${quote(name)} were not used by the context - this likely means you are trying to index a path that does not support indexing`,
          i,
          true,
          [],
        );
      }
    }
    const access: PathAccess = { context: this.owner, field: definition.path, keys: literalKeys(keys) };
    return {
      get: accessor.get,
      set: accessor.set,
      type: keys.length === 0 || definition.keys === "header" ? definition.type : "any",
      nullable: definition.nullable === true || keys.length > 0,
      settable: definition.settable,
      reads: access,
      writes: definition.settable ? access : undefined,
      goType: definition.goType,
    };
  }

  private unknownSegment(fields: readonly PathSegment[], at: number, text: string, names: string[]): PathError {
    const doc = `${DOCS}${this.owner}`;
    const message = `segment ${quote(fields[at].name)} from path ${quote(text)} is not a valid path nor a valid OTTL keyword for the ${this.owner} context - review ${doc} to see all valid paths`;
    return new PathError(message, at, false, names);
  }
}

function quote(text: string): string {
  return JSON.stringify(text);
}

function literalKeys(keys: readonly PathKey[]): PathAccess["keys"] {
  const literals: (string | bigint)[] = [];
  for (const key of keys) {
    if (key.literal === undefined) return undefined;
    literals.push(key.literal);
  }
  return literals;
}

function pathText(prefix: string, fields: readonly PathSegment[]): string {
  const parts = fields.map((field) => field.name + field.keys.map((key) => `[${key.literal ?? ""}]`).join(""));
  return prefix === "" ? parts.join(".") : `${prefix}.${parts.join(".")}`;
}

export interface ContextParts {
  readonly name: ContextName;
  readonly pathContextNames: readonly string[];
  /** The path tables by prefix, also those that only paths without context names reach. */
  readonly tables: ReadonlyMap<string, PathTable>;
  /** The own context's cache. */
  readonly cache: PathTable;
  readonly enums: ReadonlyMap<string, bigint>;
  readonly enumError: (symbol: string) => string;
}

/** Builds a context from its tables: the reference's ctxcommon path parser plus its completeness checks. */
export function defineContext(parts: ContextParts): ContextDefinition {
  const { name, pathContextNames, tables, cache } = parts;
  return {
    name,
    pathContextNames,
    enums: parts.enums,
    enumError: parts.enumError,
    paths: listPaths(parts),
    resolvePath(prefix, fields) {
      const text = pathText(prefix, fields);
      if (prefix !== "" && !pathContextNames.includes(prefix)) return wrongContext(prefix, text, pathContextNames);
      let owner = prefix;
      let start = 0;
      if (prefix === "") {
        owner = tables.has(fields[0].name) ? fields[0].name : name;
        start = tables.has(fields[0].name) ? 1 : 0;
      }
      const table = tables.get(owner) as PathTable;
      if (start === fields.length) {
        const message = `segment ${quote(owner)} from path ${quote(text)} is not a valid path nor a valid OTTL keyword for the ${name} context - review ${DOCS}${name} to see all valid paths`;
        return new PathError(
          message,
          0,
          false,
          table.definitions.map((definition) => definition.path),
        );
      }
      if (fields[start].name !== "cache") return table.resolve(fields, start, text);
      if (owner === name) return cache.resolve(fields, start, text);
      const suggestion = text.replace(`${owner}.`, `${name}.`);
      const message = `access to cache must be performed using the same context, please replace ${quote(text)} with ${quote(suggestion)}`;
      return new PathError(message, start, false, []);
    },
  };
}

function wrongContext(prefix: string, text: string, names: readonly string[]): PathError {
  const options = names.map(quote).join(", ");
  const message = `context ${quote(prefix)} from path ${quote(text)} is not valid, it must be replaced by one of: ${options}`;
  return new PathError(message, -1, false, names);
}

function listPaths(parts: ContextParts): readonly PathInfo[] {
  const infos: PathInfo[] = [];
  const add = (prefix: string, table: PathTable): void => {
    for (const definition of table.definitions) {
      infos.push({
        context: table.owner,
        path: `${prefix}.${definition.path}`,
        type: definition.type,
        nullable: definition.nullable === true,
        settable: definition.settable,
        keys: definition.keys ?? "none",
        doc: definition.doc,
        enumPrefix: definition.enumPrefix,
        goType: definition.goType,
      });
    }
  };
  for (const prefix of parts.pathContextNames) {
    add(prefix, parts.tables.get(prefix) as PathTable);
    if (prefix === parts.name) add(prefix, parts.cache);
  }
  return infos;
}
