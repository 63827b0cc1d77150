import { asString } from "./as-string.ts";
import { toBytes } from "./byte-string.ts";
import { Duration } from "./duration.ts";
import { Failure, fail } from "./failure.ts";
import { parseFloat64 } from "./go-float.ts";
import { parseInt64 } from "./go-int.ts";
import { GOCCY, toJson } from "./go-json.ts";
import { encodeHex } from "./hex.ts";
import { float64ToInt64 } from "./int64.ts";
import { PMap, PSlice } from "./pmap.ts";
import { mapFromRaw, sliceFromRaw } from "./raw.ts";
import { Time } from "./time.ts";
import { kindName, typeName } from "./type-name.ts";
import { BoxedValue, GoInt, GoMap, GoSlice, type PValue, type Value } from "./value.ts";

/**
 * The coercions of typed arguments: one function a getter kind, value in, coerced value or failure out. The "like"
 * ones answer undefined for nil. Source: the reference's expression.go, Standard…Getter.Get.
 */

function expected(want: string, value: Value): Failure {
  if (value === null) return fail("nil-value", "expected {0} but got nil", want);
  const got = value instanceof BoxedValue ? kindName(value.value) : typeName(value);
  return fail("type-mismatch", "expected {0} but got {1}", want, got);
}

function unsupported(value: Value): Failure {
  if (value instanceof BoxedValue) return fail("type-mismatch", "unsupported value type: {0}", kindName(value.value));
  return fail("type-mismatch", "unsupported type: {0}", typeName(value));
}

const unbox = (value: Value): Value => (value instanceof BoxedValue ? value.value : value);

export function toStringValue(value: Value): string | Failure {
  if (typeof value === "string") return value;
  const inner = unbox(value);
  return typeof inner === "string" ? inner : expected("string", value);
}

export function toIntValue(value: Value): bigint | Failure {
  if (typeof value === "bigint") return value;
  const inner = unbox(value);
  return typeof inner === "bigint" ? inner : expected("int64", value);
}

export function toFloatValue(value: Value): number | Failure {
  if (typeof value === "number") return value;
  const inner = unbox(value);
  return typeof inner === "number" ? inner : expected("float64", value);
}

export function toBoolValue(value: Value): boolean | Failure {
  if (typeof value === "boolean") return value;
  const inner = unbox(value);
  return typeof inner === "boolean" ? inner : expected("bool", value);
}

export function toTimeValue(value: Value): Time | Failure {
  return value instanceof Time ? value : expected("time", value);
}

export function toDurationValue(value: Value): Duration | Failure {
  return value instanceof Duration ? value : expected("duration", value);
}

export function toPMapValue(value: Value): PMap | Failure {
  const inner = unbox(value);
  if (inner instanceof PMap) return inner;
  if (inner instanceof GoMap) return mapFromRaw(inner);
  return expected("pcommon.Map", value);
}

export function toPSliceValue(value: Value): PSlice | Failure {
  const inner = unbox(value);
  if (inner instanceof PSlice) return inner;
  if (inner instanceof GoSlice) {
    switch (inner.element) {
      case "any":
        return sliceFromRaw(inner);
      case "string":
      case "bool":
      case "int64":
      case "float64":
        return new PSlice(inner.items as PValue[]);
      case "int":
      case "uint64":
        return new PSlice(
          inner.items.map((item) => BigInt.asIntN(64, item instanceof GoInt ? item.value : (item as bigint))),
        );
    }
  }
  return expected("pcommon.Slice", value);
}

/** Everything that has a JSON form becomes a string. */
export function toStringLike(value: Value): string | undefined | Failure {
  if (typeof value === "string") return value;
  if (value === null) return undefined;
  if (value instanceof Uint8Array) return encodeHex(value);
  if (value instanceof BoxedValue) return asString(value.value);
  const text = toJson(value, GOCCY);
  return text instanceof Failure ? unsupported(value) : text;
}

export function toIntLike(value: Value): bigint | undefined | Failure {
  if (value === null) return undefined;
  const inner = unbox(value);
  switch (typeof inner) {
    case "bigint":
      return inner;
    case "number":
      return float64ToInt64(inner);
    case "boolean":
      return inner ? 1n : 0n;
    case "string": {
      const parsed = parseInt64(inner);
      if (parsed === "syntax") return fail("parse-error", "{0} is not an integer", JSON.stringify(inner));
      return parsed === "range" ? fail("parse-error", "{0} does not fit into 64 bits", inner) : parsed;
    }
  }
  return unsupported(value);
}

export function toFloatLike(value: Value): number | undefined | Failure {
  if (value === null) return undefined;
  const inner = unbox(value);
  switch (typeof inner) {
    case "number":
      return inner;
    case "bigint":
      return Number(inner);
    case "boolean":
      return inner ? 1 : 0;
    case "string": {
      const parsed = parseFloat64(inner);
      if (parsed === "syntax") return fail("parse-error", "{0} is not a number", JSON.stringify(inner));
      return parsed === "range" ? fail("parse-error", "{0} is too large for a float", inner) : parsed;
    }
  }
  return unsupported(value);
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...["1", "t", "T", "TRUE", "true", "True"].map((text) => [text, true] as const),
  ...["0", "f", "F", "FALSE", "false", "False"].map((text) => [text, false] as const),
]);

export function toBoolLike(value: Value): boolean | undefined | Failure {
  if (value === null) return undefined;
  const inner = unbox(value);
  switch (typeof inner) {
    case "boolean":
      return inner;
    case "bigint":
      return inner !== 0n;
    case "number":
      return inner !== 0;
    case "string":
      return BOOLEANS.get(inner) ?? fail("parse-error", "{0} is not a boolean", JSON.stringify(inner));
  }
  if (inner instanceof GoInt && inner.type === "int") return inner.value !== 0n;
  return unsupported(value);
}

/** The bits of Go's math.NaN, which differ from JavaScript's in the last one. */
const GO_NAN = 0x7ff8000000000001n;

export function toByteSliceLike(value: Value): Uint8Array | undefined | Failure {
  if (value === null) return undefined;
  const inner = unbox(value);
  if (inner instanceof Uint8Array) return inner;
  switch (typeof inner) {
    case "string":
      return toBytes(inner);
    case "boolean":
      return Uint8Array.of(inner ? 1 : 0);
    case "bigint":
    case "number": {
      const view = new DataView(new ArrayBuffer(8));
      if (typeof inner === "bigint") view.setBigInt64(0, inner);
      else if (Number.isNaN(inner)) view.setBigUint64(0, GO_NAN);
      else view.setFloat64(0, inner);
      return new Uint8Array(view.buffer);
    }
  }
  return unsupported(value);
}
