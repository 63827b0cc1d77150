import type { RecordContext } from "../../otlp/record-context.ts";
import { Failure, fail } from "../../values/failure.ts";
import { readPValue } from "../../values/index-value.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { kindName } from "../../values/type-name.ts";
import type { PValue, Value } from "../../values/value.ts";
import type { PathKey } from "../path-definition.ts";
import { mapKey, sliceIndex } from "./path-key.ts";

/** Reads a map through one or more keys; a missing key is nil and ends the search. Source: ctxutil GetMapValue. */
export function getMapValue(context: RecordContext, map: PMap, keys: readonly PathKey[]): Value | Failure {
  const name = mapKey(context, keys[0]);
  if (name instanceof Failure) return fail(name.code, "cannot get map value: {0}", name);
  const found = map.get(name);
  return found === undefined ? null : getIndexableValue(context, found, keys, 1);
}

/** Reads a slice through one or more keys. Source: ctxutil GetSliceValue. */
export function getSliceValue(context: RecordContext, slice: PSlice, keys: readonly PathKey[]): Value | Failure {
  const index = sliceIndex(context, keys[0], slice.items.length);
  return index instanceof Failure ? index : getIndexableValue(context, slice.items[index], keys, 1);
}

/** Reads a value through the keys from `start` on. Source: ctxutil getIndexableValue. */
export function getIndexableValue(
  context: RecordContext,
  value: PValue,
  keys: readonly PathKey[],
  start: number,
): Value | Failure {
  let current = value;
  for (let i = start; i < keys.length; i++) {
    if (current instanceof PMap) {
      const name = mapKey(context, keys[i]);
      if (name instanceof Failure) return name;
      const found = current.get(name);
      if (found === undefined) return null;
      current = found;
    } else if (current instanceof PSlice) {
      const index = sliceIndex(context, keys[i], current.items.length);
      if (index instanceof Failure) return index;
      current = current.items[index];
    } else return notIndexable(current);
  }
  return readPValue(current);
}

/** The refusal of a key on anything but a map or slice. */
export function notIndexable(value: PValue): Failure {
  return fail("type-mismatch", "type {0} does not support string indexing", kindName(value));
}
