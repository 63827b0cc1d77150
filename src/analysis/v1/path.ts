import { CONTEXTS, PathError, type PathKey, type PathSegment, type ResolvedPath } from "../../contexts/index.ts";
import { CHECK_CODES } from "../../diagnostics/check-codes.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { V1_CODES } from "../../diagnostics/v1-codes.ts";
import type { Evaluate } from "../../functions/getters.ts";
import type { V1Type } from "../../functions/v1/define.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import type { V1Field, V1Path } from "../../parser/v1/ast.ts";
import { Duration } from "../../values/duration.ts";
import { Failure } from "../../values/failure.ts";
import { readPValue } from "../../values/index-value.ts";
import { normalizeValue } from "../../values/normalize.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { GoMap, GoSlice, NIL_BYTES, PdataObject, type PValue, type Value } from "../../values/value.ts";
import type { V1Form } from "./form.ts";
import { type Lowered, V1_CONTEXTS, type V1Scope } from "./scope.ts";
import { spanListField } from "./span-list.ts";

/** A path made ready to run. */
export interface LoweredPath extends Lowered {
  /** Writes a value; undefined where the path cannot be written. */
  readonly set: ((context: RecordContext, value: Value) => Failure | undefined) | undefined;
  /** The signal has no such path, another one has: reads as nil, writing does nothing. */
  readonly isForeign: boolean;
}

export type LowerKey = (key: NonNullable<V1Field["keys"][number]["value"]>) => Lowered | undefined;

/** What a path of the Collector's is in v1. */
export const V1_TYPES: Readonly<Record<ResolvedPath["type"], V1Type>> = {
  any: "any",
  string: "string",
  int: "int",
  float: "float",
  bool: "bool",
  bytes: "bytes",
  map: "map",
  slice: "list",
  time: "time",
  duration: "duration",
  traceid: "id",
  spanid: "id",
  profileid: "id",
};

/** What a read gives: Go's odd integers and boxes are plain values, and what cannot be reached is nil. */
export function plain(value: Value | Failure): Value {
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Failure || value === NIL_BYTES) return null;
  // Counts of buckets, which are ints like any other here.
  if (value instanceof GoSlice && value.element === "uint64") return new GoSlice("any", value.items.map(plain));
  return normalizeValue(value);
}

/** Binds a path for the signal of the data. */
export function lowerPath(node: V1Path, scope: V1Scope, lowerKey: LowerKey): LoweredPath | undefined {
  const fields = node.fields.map((field) => (field.text === "attr" ? { ...field, text: "attributes" } : field));
  const own = fields[0].text === "span" && fields.length > 1 ? fields.slice(1) : fields;
  if (own.length === 1 && own[0].text === "duration" && own[0].keys.length === 0) return spanDuration(scope);
  if (own[0].text === "events" || own[0].text === "links") {
    const list = lowerSpanList(own, scope, lowerKey);
    if (list !== "plain") return list;
  }
  const misplaced = fields
    .slice(0, -1)
    .flatMap((field) => field.keys)
    .find((key) => key.value === undefined);
  if (misplaced) {
    return scope.error(
      V1_CODES.wildcardPlace,
      misplaced.span,
      "`[*]` stands behind the last name of a path, or behind `events` and `links`.",
    );
  }
  const last = fields[fields.length - 1];
  const wildcard = last.keys.findIndex((key) => key.value === undefined);
  const direct = wildcard < 0 ? last.keys : last.keys.slice(0, wildcard);
  const segments: PathSegment[] = [];
  for (const field of fields) {
    const keys: PathKey[] = [];
    for (const key of field === last ? direct : field.keys) {
      if (key.value === undefined) continue;
      const lowered = lowerKey(key.value);
      if (!lowered) return undefined;
      keys.push(pathKey(lowered));
    }
    segments.push({ name: field.text, keys });
  }
  const found = resolve(segments, scope);
  if (found instanceof PathError) return refuse(found, segments, node, fields, scope);
  const { path, isForeign } = found;
  if (isForeign) return foreign(V1_TYPES[path.type]);
  scope.paths.push(path);
  if (wildcard >= 0) {
    const steps = last.keys.slice(wildcard).map((key) => (key.value === undefined ? undefined : lowerKey(key.value)));
    if (steps.some((step, i) => step === undefined && last.keys[wildcard + i].value !== undefined)) return undefined;
    const get = (context: RecordContext): GoSlice => fold([plain(path.get(context))], steps, context);
    return { ...readOnly("list", get), form: { kind: "wildcard", path, steps } };
  }
  return {
    type: V1_TYPES[path.type],
    literal: undefined,
    form: { kind: "path", path },
    get: (context) => plain(path.get(context)),
    set: path.settable ? path.set : undefined,
    isForeign: false,
  };
}

const OF_ITEMS: V1Form = { kind: "opaque", why: "it reads events or links" };
const NOTHING: V1Form = { kind: "constant", value: null };

function readOnly(type: V1Type, get: Evaluate): LoweredPath {
  return { type, literal: undefined, form: OF_ITEMS, get, set: undefined, isForeign: false };
}

function foreign(type: V1Type): LoweredPath {
  return { type, literal: undefined, form: NOTHING, get: () => null, set: () => undefined, isForeign: true };
}

function spanDuration(scope: V1Scope): LoweredPath {
  if (scope.signal !== "traces") return { ...foreign("duration"), set: undefined };
  const get: Evaluate = ({ span }) => new Duration(span.endTimeUnixNano - span.startTimeUnixNano);
  return { ...readOnly("duration", get), form: { kind: "span-duration" } };
}

function pathKey(key: Lowered): PathKey {
  if (typeof key.literal === "string") return { kind: "string", literal: key.literal };
  if (typeof key.literal === "bigint") return { kind: "int", literal: key.literal };
  return { kind: "expression", get: key.get };
}

/** The path in the record's context, in its metric, or in another signal. */
function resolve(
  segments: readonly PathSegment[],
  scope: V1Scope,
): { readonly path: ResolvedPath; readonly isForeign: boolean } | PathError {
  const own = resolveIn(scope.context.name, segments);
  if (!(own instanceof PathError)) return { path: own, isForeign: false };
  for (const context of Object.values(V1_CONTEXTS)) {
    if (context === scope.context.name) continue;
    const path = resolveIn(context, segments);
    if (!(path instanceof PathError)) return { path, isForeign: true };
  }
  return own;
}

function resolveIn(name: (typeof V1_CONTEXTS)[keyof typeof V1_CONTEXTS], segments: readonly PathSegment[]) {
  const context = CONTEXTS[name];
  const [first] = segments;
  if (context.pathContextNames.includes(first.name) && first.keys.length === 0 && segments.length > 1) {
    return context.resolvePath(first.name, segments.slice(1));
  }
  const path = context.resolvePath(name, segments);
  if (!(path instanceof PathError) || name !== "datapoint") return path;
  const ofMetric = context.resolvePath("metric", segments);
  return ofMetric instanceof PathError ? path : ofMetric;
}

function refuse(
  error: PathError,
  segments: readonly PathSegment[],
  node: V1Path,
  fields: readonly V1Field[],
  scope: V1Scope,
): undefined {
  const text = fields.map((field) => field.text).join(".");
  if (error.keys) return scope.error(CHECK_CODES.pathNotIndexable, node.span, `\`${text}\` takes no such index.`);
  const { text: wrong } = fields[Math.min(Math.max(error.fieldIndex, 0), fields.length - 1)];
  const close = didYouMean(wrong, error.candidates);
  const guess = close.length > 0 ? close : longerNames(wrong, segments);
  const notes = guess.length > 0 ? [`Did you mean ${guess.map((name) => `\`${name}\``).join(" or ")}?`] : [];
  const keyed = fields.findIndex((field, i) => field.text === "attributes" && i < fields.length - 1);
  if (keyed >= 0) {
    const [map, key] = [fields.slice(0, keyed + 1), fields.slice(keyed + 1)].map((part) =>
      part.map((field) => field.text).join("."),
    );
    notes.unshift(`A key stands in brackets: \`${map}["${key}"]\`.`);
  }
  return scope.error(CHECK_CODES.unknownPath, node.span, `No signal has a path \`${text}\`.`, { notes });
}

/** Paths of any signal that begin with the name: `value_int` and `value_double` for `value`. */
function longerNames(name: string, segments: readonly PathSegment[]): readonly string[] {
  const errors = Object.values(V1_CONTEXTS).map((context) => resolveIn(context, segments));
  const names = errors.flatMap((each) => (each instanceof PathError ? each.candidates : []));
  return [...new Set(names)].filter((each) => each.startsWith(`${name}_`)).slice(0, 3);
}

/** Events and links of a span: `events`, `events[*]`, `events[0].name`, `links[*].attributes["x"]`. */
function lowerSpanList(
  fields: readonly V1Field[],
  scope: V1Scope,
  lowerKey: LowerKey,
): LoweredPath | undefined | "plain" {
  const [list, member, ...rest] = fields;
  if (list.keys.length > 1 || (list.keys.length === 0 && member !== undefined)) return "plain";
  if (rest.length > 0) return "plain";
  const field = member === undefined ? undefined : spanListField(member.text);
  if (member !== undefined && field === undefined) {
    return scope.error(CHECK_CODES.unknownPath, member.span, `An item of \`${list.text}\` has no \`${member.text}\`.`);
  }
  const steps: (Lowered | undefined)[] = [];
  for (const key of member?.keys ?? []) {
    const step = key.value === undefined ? undefined : lowerKey(key.value);
    if (key.value !== undefined && step === undefined) return undefined;
    steps.push(step);
  }
  const isWide = list.keys.length === 0 || list.keys[0].value === undefined || steps.includes(undefined);
  const single = list.keys[0]?.value;
  const index = single === undefined ? undefined : lowerKey(single);
  if (single !== undefined && index === undefined) return undefined;
  if (scope.signal !== "traces") return { ...foreign(isWide ? "list" : "any"), set: undefined };
  const listOf = (context: RecordContext): readonly object[] =>
    list.text === "events" ? context.span.events : context.span.links;
  const read = field ?? ((item: object): Value => new PdataObject(list.text, item));
  return readOnly(isWide ? "list" : "any", (context) => {
    const items = listOf(context);
    if (index === undefined) {
      return fold(items.map(read), steps, context);
    }
    const at = index.get(context);
    const item = typeof at === "bigint" ? items[Number(at)] : undefined;
    if (item === undefined) return isWide ? new GoSlice("any", []) : null;
    const found = fold([read(item)], steps, context);
    return isWide ? found : (found.items[0] ?? null);
  });
}

/** Applies indexes to each value; undefined is the wildcard. What is missing is left out. */
export function fold(
  values: readonly Value[],
  steps: readonly (Lowered | undefined)[],
  context: RecordContext,
): GoSlice {
  let current = values;
  for (const step of steps) {
    if (step === undefined) current = current.flatMap(childrenOf);
    else {
      const key = step.get(context);
      current = key instanceof Failure ? [] : current.map((value) => child(value, key));
    }
  }
  return new GoSlice(
    "any",
    current.filter((value) => value !== null),
  );
}

function childrenOf(value: Value): readonly Value[] {
  if (value instanceof PSlice) return value.items.map(readItem);
  if (value instanceof GoSlice) return value.items.map(plain);
  if (value instanceof PMap) return value.values.map(readItem);
  return value instanceof GoMap ? value.values.map(plain) : [];
}

export function child(value: Value, key: Value): Value {
  if (value instanceof PMap && typeof key === "string") return readItem(value.get(key) ?? null);
  if (value instanceof PSlice && typeof key === "bigint") return readItem(value.items[Number(key)] ?? null);
  return null;
}

function readItem(value: PValue): Value {
  return plain(readPValue(value));
}
