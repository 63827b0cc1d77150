import type { RecordContext } from "../../otlp/record-context.ts";
import { Failure, fail } from "../../values/failure.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import type { PValue, Value } from "../../values/value.ts";
import type { PathKey } from "../path-definition.ts";
import { notIndexable } from "./get-value.ts";
import { mapKey, sliceIndex } from "./path-key.ts";
import { setValue } from "./set-value.ts";

/** An int key on an empty value pads a new slice; beyond this many elements it is refused instead. */
const MAX_NEW_SLICE = 1_000_000n;

/** Writes into a map through one or more keys, creating what is missing. Source: ctxutil SetMapValue. */
export function setMapValue(
  context: RecordContext,
  map: PMap,
  keys: readonly PathKey[],
  value: Value,
): Failure | undefined {
  const name = mapKey(context, keys[0]);
  if (name instanceof Failure) return fail(name.code, "cannot set map value: {0}", name);
  return setIndexableValue(context, map.values, slotOf(map, name), keys, 1, value);
}

/** Writes one entry of a map, the usual case. */
export function setMapEntry(map: PMap, key: string, value: Value): Failure | undefined {
  return setValue(map.values, slotOf(map, key), value);
}

/** Writes into a slice through one or more keys; the slice itself never grows. Source: ctxutil SetSliceValue. */
export function setSliceValue(
  context: RecordContext,
  slice: PSlice,
  keys: readonly PathKey[],
  value: Value,
): Failure | undefined {
  const index = sliceIndex(context, keys[0], slice.items.length);
  if (index instanceof Failure) return index;
  return setIndexableValue(context, slice.items, index, keys, 1, value);
}

/** The position of the key's first entry, appended as Empty where it is missing. */
function slotOf(map: PMap, key: string): number {
  const at = map.indexOf(key);
  if (at >= 0) return at;
  map.append(key, null);
  return map.values.length - 1;
}

/** Writes below a slot through the keys from `start` on. Source: ctxutil SetIndexableValue. */
export function setIndexableValue(
  context: RecordContext,
  slots: PValue[],
  at: number,
  keys: readonly PathKey[],
  start: number,
  value: Value,
): Failure | undefined {
  let holder = slots;
  let slot = at;
  for (let i = start; i < keys.length; i++) {
    const current = holder[slot];
    if (current === null) {
      const created = createLevel(context, keys[i]);
      if (created instanceof Failure) return created;
      holder[slot] = created;
      holder = created instanceof PMap ? created.values : created.items;
      slot = holder.length - 1;
      continue;
    }
    if (current instanceof PMap) {
      const name = mapKey(context, keys[i]);
      if (name instanceof Failure) return name;
      slot = slotOf(current, name);
      holder = current.values;
    } else if (current instanceof PSlice) {
      const index = sliceIndex(context, keys[i], current.items.length);
      if (index instanceof Failure) return index;
      slot = index;
      holder = current.items;
    } else return notIndexable(current);
  }
  return setValue(holder, slot, value);
}

/** The container a key makes of an Empty value, its last entry being the one that the key names. */
function createLevel(context: RecordContext, key: PathKey): PMap | PSlice | Failure {
  const index = key.get === undefined ? key.literal : key.get(context);
  if (typeof index === "string") return new PMap([index], [null]);
  if (typeof index !== "bigint") {
    return fail("type-mismatch", "neither a string nor an int index was given, this is an error in the OTTL");
  }
  if (index > MAX_NEW_SLICE) return fail("limit-exceeded", "index {0} is too large for a new slice", index);
  return new PSlice(new Array(index > 0n ? Number(index) + 1 : 1).fill(null));
}
