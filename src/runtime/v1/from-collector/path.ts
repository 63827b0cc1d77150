import { V1_TYPES } from "../../../analysis/v1/path.ts";
import { V1_CONTEXTS } from "../../../analysis/v1/scope.ts";
import {
  CONTEXTS,
  type ContextName,
  PathError,
  type PathKey,
  type PathSegment,
  type ResolvedPath,
} from "../../../contexts/index.ts";
import type { Signal } from "../../../otlp/signal.ts";
import type { Field, Path, ValueExpression } from "../../../parser/ast.ts";
import { any, type Conjunction } from "./conjunction.ts";
import { quote } from "./literal.ts";
import { isList, isMap, needs, present, type V1Value, v1Value } from "./value.ts";

/** A path of the Collector's OTTL in v1. */
export interface V1PathValue extends V1Value {
  readonly resolved: ResolvedPath;
  /** Whether it ends in a key. */
  readonly isKeyed: boolean;
  /** The text up to the last key, and that key where it is a text. */
  readonly container: { readonly text: string; readonly key: string } | undefined;
}

/** Fields that are maps whatever the data, so that their first key cannot fail. */
const MAPS = /(?:^|\.)(?:attributes|cache)$/;

/**
 * Writes a path as v1 does: the record's own paths without the context's name.
 * @param valueOf writes a key that is worked out.
 * @returns a text: why the path is not there.
 */
export function v1Path(
  node: Path,
  context: ContextName,
  signal: Signal,
  valueOf: (key: ValueExpression) => V1Value,
): V1PathValue | string {
  const { prefix, fields } = split(node, context);
  const keys = fields.map((field) => field.keys.map(({ value }) => keyOf(value, valueOf)));
  const segments: PathSegment[] = fields.map(({ name }, i) => ({ name, keys: keys[i].map(({ segment }) => segment) }));
  const resolved = CONTEXTS[context].resolvePath(prefix, segments);
  if (resolved instanceof PathError) return "there is no such path";
  if (resolved.reads.context === "otelcol") return "v1 has no paths of the Collector itself (`otelcol`)";
  const own = V1_CONTEXTS[signal];
  const shown = prefix === own ? "" : prefix === "instrumentation_scope" ? "scope" : prefix;
  if (!["", "resource", "scope", "metric"].includes(shown)) {
    return `v1 runs over ${own} records and cannot reach into the ${shown} context; keep this in the Collector`;
  }
  const names = fields.map(({ name }) => name).join(".");
  const base = shown === "" ? names : `${shown}.${names}`;
  return describe(base, keys.flat(), resolved);
}

function describe(base: string, keys: readonly Key[], resolved: ResolvedPath): V1PathValue {
  let text = base;
  const nilSafe: string[] = [];
  let isDirect = MAPS.test(base);
  let container: V1PathValue["container"];
  for (const { value, segment } of keys) {
    if (!isDirect) {
      const isIndex = segment.kind === "int";
      const kind = isIndex ? [...isList(text), `Len(${text}) > ${value.text}`] : isMap(text);
      nilSafe.push(container || text !== base ? any([isAbsent(text, container)], kind) : any(kind));
    }
    container = segment.kind === "string" ? { text, key: value.text } : undefined;
    text += `[${value.text}]`;
    isDirect = false;
  }
  const own = needs(keys.map(({ value }) => value));
  const isKeyed = keys.length > 0;
  return {
    ...v1Value(text, isKeyed ? "any" : resolved.goType === undefined ? V1_TYPES[resolved.type] : "list"),
    safe: own.safe,
    nilSafe: [...own.nilSafe, ...nilSafe],
    isNilable: isKeyed || resolved.nullable || (resolved.type === "any" && resolved.goType === undefined),
    isPath: true,
    isUtc: resolved.type === "time",
    resolved,
    isKeyed,
    container,
  };
}

/** Whether there is no such key; a key with an empty value is there, but reads as nil. */
function isAbsent(text: string, container: V1PathValue["container"]): Conjunction[number] {
  return container && MAPS.test(container.text)
    ? `not Contains(${container.text}, ${container.key})`
    : `${text} == nil`;
}

interface Key {
  readonly segment: PathKey;
  readonly value: V1Value;
}

function keyOf(node: ValueExpression, valueOf: (key: ValueExpression) => V1Value): Key {
  if (node.kind === "String")
    return { segment: { kind: "string", literal: node.value }, value: v1Value(quote(node.value), "string") };
  if (node.kind === "Int")
    return { segment: { kind: "int", literal: node.value }, value: v1Value(String(node.value), "int") };
  const value = present(valueOf(node));
  return { segment: { kind: "expression", get: () => null }, value };
}

/** The context that a path names, or the group's where it names none. */
function split({ context: name, fields }: Path, context: ContextName): { prefix: string; fields: readonly Field[] } {
  if (name === undefined) return { prefix: context, fields };
  if (CONTEXTS[context].pathContextNames.includes(name.text)) return { prefix: name.text, fields };
  const first: Field = { span: name.span, name: name.text, nameSpan: name.span, keys: [] };
  return { prefix: context, fields: [first, ...fields] };
}
