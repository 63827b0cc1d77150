import { type Failure, fail } from "../values/failure.ts";
import { PSlice } from "../values/pmap.ts";
import { toRaw } from "../values/raw.ts";
import { typeName } from "../values/type-name.ts";
import { GoInt, GoSlice, type Value } from "../values/value.ts";

/** The integer types that pdata's typed slices hold. */
export type IntElement = "uint64" | "int64" | "int32";

const CUT: Record<IntElement, (value: bigint) => bigint> = {
  uint64: (value) => BigInt.asUintN(64, value),
  int64: (value) => BigInt.asIntN(64, value),
  int32: (value) => BigInt.asIntN(32, value),
};

/**
 * The integers to store in a typed slice: []int64, the slice's own Go type, or a list or slice whose elements are all
 * int64; nil is empty. Source: ctxutil SetCommonIntSliceValues (whose messages swap their operands).
 */
export function intList(value: Value, element: IntElement): bigint[] | Failure {
  if (value === null) return [];
  const cut = CUT[element];
  const isList = value instanceof GoSlice && value.element === "any";
  if (value instanceof GoSlice && (value.element === "int64" || value.element === element)) {
    return value.items.map((item) => cut(item instanceof GoInt ? item.value : (item as bigint)));
  }
  if (!isList && !(value instanceof PSlice)) {
    return fail("type-mismatch", "cannot set a slice of {0} from a value type: {1}", typeName(value), element);
  }
  const text = isList
    ? "invalid value type provided for a slice of {0}: {1}, expected int64"
    : "invalid value type provided for slice of {0}: {1}, expected int64";
  const out: bigint[] = [];
  for (const item of value.items) {
    if (typeof item !== "bigint") return fail("type-mismatch", text, element, rawTypeName(item, isList));
    out.push(cut(item));
  }
  return out;
}

/**
 * The floats to store in a typed slice: []float64, or a list or slice whose elements are all floats; nil is empty.
 * Source: ctxutil SetCommonTypedSliceValues.
 */
export function floatList(value: Value): number[] | Failure {
  if (value === null) return [];
  if (value instanceof GoSlice && value.element === "float64") return value.items.slice() as number[];
  const isList = value instanceof GoSlice && value.element === "any";
  if (!isList && !(value instanceof PSlice)) {
    return fail("type-mismatch", "invalid type provided for setting a slice of {0}: float64", typeName(value));
  }
  const slice = isList ? "float64" : "[]float64";
  const out: number[] = [];
  for (const item of value.items) {
    if (typeof item !== "number") {
      const text = "invalid value type provided for a slice of {0}: {1}";
      return fail("type-mismatch", text, slice, rawTypeName(item, isList));
    }
    out.push(item);
  }
  return out;
}

/** Elements of a pdata slice are named by their raw form. */
function rawTypeName(item: Value, isList: boolean): string {
  return typeName(isList ? item : toRaw(item as Parameters<typeof toRaw>[0]));
}
