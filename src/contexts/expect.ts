import type { RecordContext } from "../otlp/record-context.ts";
import { type Failure, fail } from "../values/failure.ts";
import { Time } from "../values/time.ts";
import { typeName } from "../values/type-name.ts";
import { Identifier, PdataObject, type Value } from "../values/value.ts";
import type { PathSet } from "./path-definition.ts";

/** The refusal of a value whose Go type is not exactly the wanted one. Source: ctxutil ExpectType. */
export function unexpected(want: string, value: Value): Failure {
  return value === null
    ? fail("nil-value", "setting a value to nil is not supported")
    : fail("type-mismatch", "expects {0} but got {1}", want, typeName(value));
}

/** Stores a value of the right type; a Failure where the record refuses it. */
export type Assign<T> = (context: RecordContext, value: T) => Failure | undefined;

export function settingString(assign: Assign<string>): PathSet {
  return (context, value) => (typeof value === "string" ? assign(context, value) : unexpected("string", value));
}

export function settingInt(assign: Assign<bigint>): PathSet {
  return (context, value) => (typeof value === "bigint" ? assign(context, value) : unexpected("int64", value));
}

export function settingFloat(assign: Assign<number>): PathSet {
  return (context, value) => (typeof value === "number" ? assign(context, value) : unexpected("float64", value));
}

export function settingBool(assign: Assign<boolean>): PathSet {
  return (context, value) => (typeof value === "boolean" ? assign(context, value) : unexpected("bool", value));
}

export function settingBytes(assign: Assign<Uint8Array>): PathSet {
  return (context, value) => (value instanceof Uint8Array ? assign(context, value) : unexpected("[]uint8", value));
}

export function settingTime(assign: Assign<Time>): PathSet {
  return (context, value) => (value instanceof Time ? assign(context, value) : unexpected("time.Time", value));
}

export function settingIdentifier(type: Identifier["type"], assign: Assign<Uint8Array>): PathSet {
  return (context, value) =>
    value instanceof Identifier && value.type === type ? assign(context, value.bytes) : unexpected(type, value);
}

/** For objects of the data model; `assign` gets the object and copies it. */
export function settingObject<T>(goType: string, assign: Assign<T>): PathSet {
  return (context, value) =>
    value instanceof PdataObject && value.type === goType
      ? assign(context, value.target as T)
      : unexpected(goType, value);
}
