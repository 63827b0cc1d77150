import { asString } from "../../values/as-string.ts";
import { Duration } from "../../values/duration.ts";
import { type Failure, fail } from "../../values/failure.ts";
import { encodeHex } from "../../values/hex.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { Time } from "../../values/time.ts";
import { GoSlice, Identifier, type Value } from "../../values/value.ts";
import type { FunctionEnvironment } from "../define.ts";
import { formatDuration } from "../shared/go-time/duration.ts";
import { v1TypeName } from "./type-name.ts";

/** Static types of the dialect v1. */
export type V1Type =
  | "any"
  | "nil"
  | "bool"
  | "int"
  | "float"
  | "string"
  | "bytes"
  | "time"
  | "duration"
  | "list"
  | "map"
  | "id";

/** What a parameter takes; a kernel receives the value already turned into it. */
interface KindValues {
  any: Value;
  /** Text, or a scalar or id as text. */
  text: string;
  int: bigint;
  /** An int or a float. */
  number: bigint | number;
  bool: boolean;
  /** A time, or an int as nanoseconds since the Unix epoch. */
  time: Time;
  list: readonly Value[];
  map: PMap;
}

export type V1Kind = keyof KindValues;

export interface V1Param {
  readonly name: string;
  readonly kind: V1Kind;
  readonly optional?: boolean;
  /** The last parameter may be given any number of times, at least once unless optional. */
  readonly variadic?: boolean;
}

export type V1Kernel = (...values: never[]) => Value | Failure;

interface Common {
  readonly name: string;
  readonly params: readonly V1Param[];
  readonly summary: string;
  /** What to use instead; a use is told by lint and counted at run time. */
  readonly deprecated?: string;
}

/** A function that gives a value. */
export interface V1Converter extends Common {
  readonly kind: "converter";
  readonly returns: V1Type;
  /** `propagate`: a nil argument makes nil, the kernel is not called. `pass`: the kernel sees null. */
  readonly nil: "propagate" | "pass";
  /** Arguments are evaluated only when the kernel calls them; they come as closures without arguments. */
  readonly lazy?: true;
  /** The same arguments may give another value: a clock. */
  readonly isImpure?: true;
  /**
   * Makes the kernel of one call site.
   * @param literals the values of literal arguments, undefined for the others; a Failure refuses the call.
   */
  readonly bind: (literals: readonly (Value | undefined)[], env: FunctionEnvironment) => V1Kernel | Failure;
}

/** A function that changes its first argument, a path. The kernel gives the new value of the path, or nil for no change. */
export interface V1Editor extends Common {
  readonly kind: "editor";
  /** Whether nil arguments reach the kernel; else one of them leaves everything as it is. */
  readonly passesNil?: true;
  /**
   * An editor of a map that looks at its keys only: which one it removes, or which ones it keeps.
   * @param literals the values of literal arguments (lists of literals too) behind the target; undefined for the others.
   */
  readonly overKeys?: (literals: readonly (Value | undefined)[]) => KeysForm | undefined;
  readonly bind: (literals: readonly (Value | undefined)[], env: FunctionEnvironment) => V1Kernel | Failure;
}

export type KeysForm =
  | { readonly kind: "remove"; readonly key: string }
  | { readonly kind: "filter"; readonly keep: (key: string) => boolean };

export type V1Function = V1Converter | V1Editor;

export function defineConverter(definition: Omit<V1Converter, "kind">): V1Converter {
  return { kind: "converter", ...definition };
}

export function defineEditor(definition: Omit<V1Editor, "kind">): V1Editor {
  return { kind: "editor", ...definition };
}

/** Static types that a parameter's kind takes, `any` and `nil` aside. */
export const ACCEPTED: Readonly<Record<V1Kind, readonly V1Type[] | "all">> = {
  any: "all",
  text: ["string", "int", "float", "bool", "id", "duration", "bytes"],
  int: ["int"],
  number: ["int", "float"],
  bool: ["bool"],
  time: ["time", "int"],
  list: ["list"],
  map: ["map"],
};

const COERCIONS: { readonly [K in V1Kind]: (value: Value) => KindValues[K] | Failure } = {
  any: (value) => value,
  text: toTextValue,
  int: (value) => (typeof value === "bigint" ? value : mismatch("an int", value)),
  number: (value) => (typeof value === "bigint" || typeof value === "number" ? value : mismatch("a number", value)),
  bool: (value) => (typeof value === "boolean" ? value : mismatch("a boolean", value)),
  time: (value) => {
    if (value instanceof Time) return value;
    return typeof value === "bigint" ? new Time(value) : mismatch("a time", value);
  },
  list: (value) => (value instanceof PSlice || value instanceof GoSlice ? value.items : mismatch("a list", value)),
  map: (value) => (value instanceof PMap ? value : mismatch("a map", value)),
};

/** Turns a value that is not nil into what a parameter takes. */
export function coerceV1(kind: V1Kind, value: Value): unknown {
  return COERCIONS[kind](value);
}

function mismatch(wanted: string, value: Value): Failure {
  return fail("type-mismatch", "{0} is needed here, not {1}", wanted, v1TypeName(value));
}

/** A scalar as text; lists, maps and times are refused. */
export function toTextValue(value: Value): string | Failure {
  if (typeof value === "string") return value;
  if (value instanceof Identifier) return encodeHex(value.bytes);
  if (value instanceof Duration) return formatDuration(value);
  if (typeof value === "bigint" || typeof value === "boolean" || typeof value === "number") return asString(value);
  if (value instanceof Uint8Array) return asString(value);
  return mismatch("a text", value);
}
