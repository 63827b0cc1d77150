import type { Duration } from "./duration.ts";
import type { PMap, PSlice } from "./pmap.ts";
import type { Time } from "./time.ts";

/**
 * What an attribute, body or list element of pdata can hold (pcommon.Value); null is its Empty. Strings are byte
 * strings. A Uint8Array is never mutated in place.
 */
export type PValue = null | string | boolean | bigint | number | Uint8Array | PMap | PSlice;

/** The element types of Go slices that OTTL meets besides pcommon.Slice and []byte. */
export type GoElement =
  | "any"
  | "string"
  | "bool"
  | "int"
  | "int64"
  | "uint64"
  | "float64"
  | "bytes"
  | "pcommon.Map"
  | "pcommon.Slice";

/**
 * A Go slice: `any` is a list literal's []any; `string` is what Split gives, `uint64` bucket counts. Comparison,
 * indexing and storing differ by element type, so it is kept.
 */
export class GoSlice {
  readonly element: GoElement;
  readonly items: Value[];

  constructor(element: GoElement, items: Value[]) {
    this.element = element;
    this.items = items;
  }
}

/** A Go map[string]any: keys are unique; it becomes a PMap when stored. */
export class GoMap {
  readonly keys: string[];
  readonly values: Value[];

  constructor(keys: string[] = [], values: Value[] = []) {
    this.keys = keys;
    this.values = values;
  }
}

/** An integer whose Go type is not int64: never equal to an int64, refused by most getters. */
export class GoInt {
  readonly type: "int" | "int32" | "uint32" | "uint64" | "uint8" | "ottl.Enum";
  readonly value: bigint;

  constructor(type: GoInt["type"], value: bigint) {
    this.type = type;
    this.value = value;
  }
}

/** A pcommon.Value that reached an expression without being unwrapped. */
export class BoxedValue {
  readonly value: PValue;

  constructor(value: PValue) {
    this.value = value;
  }
}

/** A fixed byte array: pcommon.TraceID (16), pcommon.SpanID (8), pprofile.ProfileID (16). */
export class Identifier {
  readonly type: "pcommon.TraceID" | "pcommon.SpanID" | "pprofile.ProfileID";
  readonly bytes: Uint8Array;

  constructor(type: Identifier["type"], bytes: Uint8Array) {
    this.type = type;
    this.bytes = bytes;
  }
}

/** A pdata object handed from one path to another (status, events, links, exemplars, data points …). */
export class PdataObject {
  /** The Go type, for instance `ptrace.SpanEventSlice`. */
  readonly type: string;
  readonly target: unknown;

  constructor(type: string, target: unknown) {
    this.type = type;
    this.target = target;
  }
}

/** Any value an OTTL expression can yield. Ints are bigint, wrapped to 64 bits; floats are number. */
export type Value = PValue | Time | Duration | GoSlice | GoMap | GoInt | BoxedValue | Identifier | PdataObject;

/** A nil []byte: what reading an empty bytes attribute gives. It equals nil. Compared by identity. */
export const NIL_BYTES: Uint8Array = new Uint8Array(0);
