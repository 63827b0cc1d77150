import { V1_TYPES } from "../../../analysis/v1/path.ts";
import { V1_CONTEXTS } from "../../../analysis/v1/scope.ts";
import { CONTEXTS, PathError, type PathSegment, type ResolvedPath } from "../../../contexts/index.ts";
import type { Signal } from "../../../otlp/signal.ts";
import type { V1Field, V1Path } from "../../../parser/v1/ast.ts";
import { type Fragment, fragment } from "./fragment.ts";
import { quote } from "./quote.ts";

/** A path of v1 in the Collector: `span.attributes["a"]`. */
export interface CollectorPath {
  readonly kind: "path";
  /** Reads the path. */
  readonly read: Fragment;
  /** How the path is written to; the same text, without `.string` of an id. */
  readonly target: string;
  /** What the path begins with: the record's own, or what records share. */
  readonly owner: string;
}

export type TranslatedPath =
  | CollectorPath
  | { readonly kind: "foreign" }
  | { readonly kind: "refused"; readonly reason: string };

export function refused(reason: string): { readonly kind: "refused"; readonly reason: string } {
  return { kind: "refused", reason };
}

/** Finds what a path of v1 is called in the Collector. */
export function translatePath(node: V1Path, signal: Signal): TranslatedPath {
  const fields = node.fields.map((field) => (field.text === "attr" ? { ...field, text: "attributes" } : field));
  const isSpanNamed = fields[0].text === "span" && fields.length > 1;
  const own = isSpanNamed ? fields.slice(1) : fields;
  if (own.length === 1 && own[0].text === "duration" && own[0].keys.length === 0) {
    return signal === "traces" ? DURATION : { kind: "foreign" };
  }
  if ((own[0].text === "events" || own[0].text === "links") && (own.length > 1 || own[0].keys.length > 0)) {
    return refused("the Collector's OTTL has no loop over events or links");
  }
  if (fields.some((field) => field.keys.some((key) => key.value === undefined))) {
    return refused("the Collector's OTTL has no wildcard `[*]`");
  }
  const keys = fields.flatMap((field) => field.keys);
  const odd = keys.find(({ value }) => value?.kind !== "String" && value?.kind !== "Int");
  if (odd) return refused("the Collector takes an index that is written out, not one worked out from the data");
  const segments: PathSegment[] = fields.map((field) => ({
    name: field.text,
    keys: field.keys.map(({ value }) =>
      value?.kind === "String"
        ? { kind: "string", literal: value.value }
        : { kind: "int", literal: value?.kind === "Int" ? value.value : 0n },
    ),
  }));
  const found = resolve(V1_CONTEXTS[signal], segments);
  if (!found) return { kind: "foreign" };
  return describe(found, fields);
}

interface Found {
  readonly path: ResolvedPath;
  readonly prefix: string;
  /** Whether the first field is the prefix. */
  readonly isNamed: boolean;
}

function resolve(name: (typeof V1_CONTEXTS)[Signal], segments: readonly PathSegment[]): Found | undefined {
  const context = CONTEXTS[name];
  const [first] = segments;
  if (context.pathContextNames.includes(first.name) && first.keys.length === 0 && segments.length > 1) {
    const path = context.resolvePath(first.name, segments.slice(1));
    return path instanceof PathError ? undefined : { path, prefix: first.name, isNamed: true };
  }
  for (const prefix of name === "datapoint" ? [name, "metric"] : [name]) {
    const path = context.resolvePath(prefix, segments);
    if (!(path instanceof PathError)) return { path, prefix, isNamed: false };
  }
  return undefined;
}

function describe({ path, prefix, isNamed }: Found, fields: readonly V1Field[]): CollectorPath {
  const own = isNamed ? fields.slice(1) : fields;
  const last = own[own.length - 1];
  const names = own.map(({ text }) => text).join(".");
  const base = `${prefix}.${names}`;
  let target = base;
  const present: string[] = [];
  const isMap = CONTEXT_MAPS.test(names);
  last.keys.forEach(({ value }, i) => {
    const isKnownMap = i === 0 && isMap;
    if (value?.kind === "String") {
      if (!isKnownMap) present.push(`IsMap(${target})`);
      target += `[${quote(value.value)}]`;
    } else if (value?.kind === "Int") {
      present.push(`IsList(${target})`, `Len(${target}) > ${value.value}`);
      target += `[${value.value}]`;
    }
  });
  const type = last.keys.length > 0 ? "any" : V1_TYPES[path.type];
  const isId = type === "id";
  const text = isId ? `${target}.string` : target;
  if (path.goType !== undefined && last.keys.length === 0) {
    return { kind: "path", read: fragment(text, "list", { isObject: true }), target, owner: base };
  }
  if (type === "any" || path.nullable) present.push(`${text} != nil`);
  return { kind: "path", read: fragment(text, type, { present, isPath: true }), target, owner: base };
}

/** Fields whose first index looks up a map that is always there. */
const CONTEXT_MAPS = /(?:^|\.)(?:attributes|cache)$/;

const DURATION: CollectorPath = {
  kind: "path",
  read: fragment("(span.end_time - span.start_time)", "duration", {
    nanos: "(span.end_time_unix_nano - span.start_time_unix_nano)",
  }),
  target: "",
  owner: "span.end_time",
};
