import { Failure, fail } from "./failure.ts";
import { copyPValue, PMap, PSlice } from "./pmap.ts";
import { typeName } from "./type-name.ts";
import { GoInt, GoMap, GoSlice, type PValue, type Value } from "./value.ts";

/**
 * pcommon.Value.FromRaw: Go scalars, []byte, map[string]any and []any become a pdata value; everything else, pdata's
 * own maps and slices included, is refused. Source: pdata pcommon/value.go.
 */
export function fromRaw(value: Value): PValue | Failure {
  if (value === null) return null;
  switch (typeof value) {
    case "string":
    case "boolean":
    case "bigint":
    case "number":
      return value;
  }
  if (value instanceof Uint8Array) return value;
  if (value instanceof GoInt && value.type !== "ottl.Enum") return BigInt.asIntN(64, value.value);
  if (value instanceof GoMap) return mapFromRaw(value);
  if (value instanceof GoSlice && value.element === "any") return sliceFromRaw(value);
  return fail("unsupported", "<Invalid value type {0}>", typeName(value));
}

/** pcommon.Map.FromRaw. */
export function mapFromRaw(map: GoMap): PMap | Failure {
  const values: PValue[] = [];
  for (const item of map.values) {
    const value = fromRaw(item);
    if (value instanceof Failure) return value;
    values.push(value);
  }
  return new PMap(map.keys.slice(), values);
}

/** pcommon.Slice.FromRaw for []any. */
export function sliceFromRaw(slice: GoSlice): PSlice | Failure {
  const items: PValue[] = [];
  for (const item of slice.items) {
    const value = fromRaw(item);
    if (value instanceof Failure) return value;
    items.push(value);
  }
  return new PSlice(items);
}

/** pcommon.Map.AsRaw and friends: pdata's maps and slices as Go maps and []any; the last of duplicate keys wins. */
export function toRaw(value: PValue): Value {
  if (value instanceof PMap) {
    const out = new GoMap();
    const at = new Map<string, number>();
    for (let i = 0; i < value.keys.length; i++) {
      const known = at.get(value.keys[i]);
      if (known === undefined) {
        at.set(value.keys[i], out.keys.length);
        out.keys.push(value.keys[i]);
        out.values.push(toRaw(value.values[i]));
      } else out.values[known] = toRaw(value.values[i]);
    }
    return out;
  }
  if (value instanceof PSlice) return new GoSlice("any", value.items.map(toRaw));
  return value;
}

/** A value for storing inside a map literal: pdata maps and one level of them in lists are copied, the rest is raw. */
export function mapLiteralEntry(value: Value): PValue | Failure {
  if (value instanceof PMap) return copyPValue(value);
  if (value instanceof GoSlice && value.element === "any") {
    const items: PValue[] = [];
    for (const item of value.items) {
      const stored = item instanceof PMap ? copyPValue(item) : fromRaw(item);
      if (stored instanceof Failure) return stored;
      items.push(stored);
    }
    return new PSlice(items);
  }
  return fromRaw(value);
}
