import { Duration } from "./duration.ts";
import { PMap, PSlice } from "./pmap.ts";
import { toRaw } from "./raw.ts";
import { Time } from "./time.ts";
import {
  BoxedValue,
  GoInt,
  GoMap,
  GoSlice,
  Identifier,
  NIL_BYTES,
  PdataObject,
  type PValue,
  type Value,
} from "./value.ts";

export type ComparisonOperator = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** -1, 0 or 1; "equal" and "different" where no order exists; NaN orders as "different". */
type Order = -1 | 0 | 1 | "equal" | "different";

/** OTTL's comparison; it never fails. Source: the reference's compare.go; see its full matrix in the tests. */
export function compareValues(a: Value, b: Value, operator: ComparisonOperator): boolean {
  const order = orderOf(a, b);
  switch (operator) {
    case "==":
      return order === 0 || order === "equal";
    case "!=":
      return order !== 0 && order !== "equal";
    case "<":
      return order === -1;
    case "<=":
      return order === -1 || order === 0;
    case ">":
      return order === 1;
    case ">=":
      return order === 1 || order === 0;
  }
}

/**
 * Whether Go would panic: two values of the same slice type that the comparison does not know (two results of Split,
 * for instance) and that are compared for equality; ordering them is false. Callers refuse such a comparison.
 */
export function comparisonPanics(a: Value, b: Value, operator: ComparisonOperator): boolean {
  if (operator !== "==" && operator !== "!=") return false;
  return a instanceof GoSlice && b instanceof GoSlice && a.element === b.element && a.element !== "any";
}

function isNil(value: Value): boolean {
  return value === null || value === NIL_BYTES;
}

function orderOf(left: Value, right: Value): Order {
  const a = left instanceof BoxedValue ? unbox(left.value) : left;
  const b = right instanceof BoxedValue ? unbox(right.value) : right;
  if (isNil(a) || isNil(b)) return isNil(a) && isNil(b) ? 0 : "different";
  switch (typeof a) {
    case "string":
      return typeof b === "string" ? order(a, b) : "different";
    case "boolean":
      return typeof b === "boolean" ? order(Number(a), Number(b)) : "different";
    case "bigint":
      if (typeof b === "bigint") return order(a, b);
      return typeof b === "number" ? order(Number(a), b) : "different";
    case "number":
      if (typeof b === "number") return order(a, b);
      return typeof b === "bigint" ? order(a, Number(b)) : "different";
  }
  if (a instanceof Uint8Array) return b instanceof Uint8Array ? compareBytes(a, b) : "different";
  if (a instanceof Duration) return b instanceof Duration ? order(a.nanos, b.nanos) : "different";
  if (a instanceof Time) return b instanceof Time ? order(a.unixNanos, b.unixNanos) : "different";
  return sameStructure(a, b) ? "equal" : "different";
}

function unbox(value: PValue): Value {
  return value instanceof Uint8Array && value.length === 0 ? NIL_BYTES : value;
}

function order<T extends string | number | bigint>(a: T, b: T): Order {
  if (a < b) return -1;
  if (a > b) return 1;
  return a === b ? 0 : "different";
}

/** bytes.Compare. */
export function compareBytes(a: Uint8Array, b: Uint8Array): -1 | 0 | 1 {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  return a.length === b.length ? 0 : a.length < b.length ? -1 : 1;
}

/** Types that only know equal and different. */
function sameStructure(a: Value, b: Value): boolean {
  if (a instanceof PMap && b instanceof PMap) return equalPValues(a, b);
  if (a instanceof PSlice && b instanceof PSlice) return equalPValues(a, b);
  if ((a instanceof PMap || a instanceof GoMap) && (b instanceof PMap || b instanceof GoMap)) {
    return deepEqual(a instanceof PMap ? toRaw(a) : a, b instanceof PMap ? toRaw(b) : b);
  }
  const listA = a instanceof PSlice ? toRaw(a) : a;
  const listB = b instanceof PSlice ? toRaw(b) : b;
  if (listA instanceof GoSlice && listB instanceof GoSlice) {
    return listA.element === "any" && listB.element === "any" && deepEqual(listA, listB);
  }
  if (a instanceof GoInt) return b instanceof GoInt && a.type === b.type && a.value === b.value;
  if (a instanceof Identifier)
    return b instanceof Identifier && a.type === b.type && compareBytes(a.bytes, b.bytes) === 0;
  if (a instanceof PdataObject) return b instanceof PdataObject && a.type === b.type && a.target === b.target;
  return false;
}

/** pcommon.Value.Equal: same kind and content, map order irrelevant, the first of duplicate keys counts. */
export function equalPValues(a: PValue, b: PValue): boolean {
  if (a instanceof PMap) {
    if (!(b instanceof PMap) || a.size !== b.size) return false;
    return a.keys.every((key, i) => {
      const other = b.get(key);
      return other !== undefined && equalPValues(a.values[i], other);
    });
  }
  if (a instanceof PSlice) {
    return (
      b instanceof PSlice && a.items.length === b.items.length && a.items.every((v, i) => equalPValues(v, b.items[i]))
    );
  }
  if (a instanceof Uint8Array) return b instanceof Uint8Array && compareBytes(a, b) === 0;
  return a === b;
}

/** reflect.DeepEqual over raw values: element types are strict, and a pcommon.Map never equals a Go map. */
export function deepEqual(a: Value, b: Value): boolean {
  if (a instanceof GoMap) {
    if (!(b instanceof GoMap) || a.keys.length !== b.keys.length) return false;
    return a.keys.every((key, i) => {
      const at = b.keys.indexOf(key);
      return at >= 0 && deepEqual(a.values[i], b.values[at]);
    });
  }
  if (a instanceof GoSlice) {
    if (!(b instanceof GoSlice) || a.element !== b.element || a.items.length !== b.items.length) return false;
    return a.items.every((item, i) => deepEqual(item, b.items[i]));
  }
  if (a instanceof Uint8Array) {
    return b instanceof Uint8Array && (a === NIL_BYTES) === (b === NIL_BYTES) && compareBytes(a, b) === 0;
  }
  if (a instanceof PMap || a instanceof PSlice) return deepEqualPdata(a, b);
  if (a instanceof Time) return b instanceof Time && a.unixNanos === b.unixNanos && a.zone === b.zone;
  if (a instanceof Duration) return b instanceof Duration && a.nanos === b.nanos;
  return a === b || (typeof a === typeof b && sameStructure(a, b));
}

/** DeepEqual of pdata objects looks at their storage: order counts. */
function deepEqualPdata(a: PMap | PSlice, b: Value): boolean {
  if (a instanceof PMap) {
    return (
      b instanceof PMap &&
      a.size === b.size &&
      a.keys.every((key, i) => key === b.keys[i] && deepEqual(a.values[i], b.values[i]))
    );
  }
  return b instanceof PSlice && a.items.length === b.items.length && a.items.every((v, i) => deepEqual(v, b.items[i]));
}
