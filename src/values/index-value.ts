import { Failure, fail } from "./failure.ts";
import { PMap, PSlice } from "./pmap.ts";
import { typeName } from "./type-name.ts";
import { BoxedValue, type GoElement, GoInt, GoMap, GoSlice, NIL_BYTES, type PValue, type Value } from "./value.ts";

/** What a stored value reads as: an empty bytes value is a nil []byte. */
export function readPValue(value: PValue): Value {
  return value instanceof Uint8Array && value.length === 0 ? NIL_BYTES : value;
}

const INT_INDEXABLE: ReadonlySet<GoElement> = new Set(["any", "string", "bool", "int64", "float64"]);

/**
 * One index into the result of a converter or a lambda parameter. Paths follow other rules (a missing key is nil there).
 * Source: the reference's expression.go, getIndexedValue.
 */
export function indexValue(value: Value, key: string | bigint): Value | Failure {
  if (typeof key === "string") {
    if (value instanceof PMap) {
      const found = value.get(key);
      return found === undefined ? missingKey(key) : readPValue(found);
    }
    if (value instanceof GoMap) {
      const at = value.keys.indexOf(key);
      return at < 0 ? missingKey(key) : value.values[at];
    }
    return fail("type-mismatch", "type {0} does not support string indexing", typeName(value));
  }
  if (value instanceof PSlice) {
    const item = at(value.items, key);
    return item instanceof Failure ? item : readPValue(item);
  }
  if (value instanceof GoSlice && INT_INDEXABLE.has(value.element)) return at(value.items, key);
  if (value instanceof Uint8Array) {
    const byte = at(value as unknown as readonly number[], key);
    return byte instanceof Failure ? byte : new GoInt("uint8", BigInt(byte));
  }
  return fail("type-mismatch", "type {0} does not support int indexing", typeName(value));
}

function missingKey(key: string): Failure {
  return fail("missing-key", "key {0} not found in map", key);
}

function at<T>(items: readonly T[], index: bigint): T | Failure {
  return index < 0n || index >= BigInt(items.length)
    ? fail("out-of-bounds", "index {0} out of bounds", index)
    : items[Number(index)];
}

/** The value of a key expression as an index: string or int64. Source: coerceToIndexKey. */
export function toIndexKey(value: Value): string | bigint | Failure {
  if (typeof value === "string" || typeof value === "bigint") return value;
  if (value === null) return fail("nil-value", "key expression returned nil, expected an int or string");
  if (value instanceof GoInt && value.type === "int") return value.value;
  if (value instanceof BoxedValue && (typeof value.value === "string" || typeof value.value === "bigint"))
    return value.value;
  return fail("type-mismatch", "key expression must evaluate to string or int, got {0}", typeName(value));
}

/** The value of a map literal's key expression. Source: coerceToMapKey. */
export function toMapKey(value: Value): string | Failure {
  if (typeof value === "string") return value;
  if (value instanceof BoxedValue && typeof value.value === "string") return value.value;
  if (value === null) return fail("nil-value", "map key expression returned nil, expected a string");
  return fail("type-mismatch", "map key must evaluate to a string, got {0}", typeName(value));
}
