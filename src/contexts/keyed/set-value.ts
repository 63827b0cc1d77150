import { Failure, fail } from "../../values/failure.ts";
import { copyPValue, PMap, PSlice } from "../../values/pmap.ts";
import { mapFromRaw } from "../../values/raw.ts";
import { kindName, typeName } from "../../values/type-name.ts";
import { GoMap, GoSlice, type PValue, type Value } from "../../values/value.ts";

/**
 * Stores an OTTL value in a slot: an element of a map's `values` or a slice's `items`. Maps and slices are copied; a
 * map over a map (slice over slice) is copied into the one that stands there, which others may hold. nil stores Empty.
 * Source: ctxutil SetValue.
 */
export function setValue(slots: PValue[], at: number, value: Value): Failure | undefined {
  if (value === null || typeof value !== "object" || value instanceof Uint8Array) {
    slots[at] = value;
    return undefined;
  }
  if (value instanceof PMap) {
    const current = slots[at];
    if (current instanceof PMap) replaceMap(current, value);
    else {
      const map = new PMap();
      slots[at] = map;
      replaceMap(map, value);
    }
    return undefined;
  }
  if (value instanceof PSlice) {
    const current = slots[at];
    if (current instanceof PSlice) replaceSlice(current, value);
    else {
      const slice = new PSlice();
      slots[at] = slice;
      replaceSlice(slice, value);
    }
    return undefined;
  }
  if (value instanceof GoSlice) return setGoSlice(slots, at, value);
  if (value instanceof GoMap) {
    const map = mapFromRaw(value);
    if (map instanceof Failure) return map;
    slots[at] = map;
    return undefined;
  }
  return unsupported(slots[at], value);
}

/** Of a list's elements only the last one's failure is reported; those refused before it stay empty. */
function setGoSlice(slots: PValue[], at: number, list: GoSlice): Failure | undefined {
  switch (list.element) {
    case "string":
    case "bool":
    case "int64":
    case "float64":
    case "bytes":
      slots[at] = new PSlice(list.items.slice() as PValue[]);
      return undefined;
    case "any": {
      // An element may hold the list that grows here: it gets what is there so far.
      const items: PValue[] = [];
      slots[at] = new PSlice(items);
      let failure: Failure | undefined;
      for (const item of list.items) {
        items.push(null);
        failure = setValue(items, items.length - 1, item);
      }
      return failure;
    }
    default:
      return unsupported(slots[at], list);
  }
}

function unsupported(current: PValue, value: Value): Failure {
  const text = "unsupported type {0} for set operation; current value type is {1}";
  return fail("type-mismatch", text, typeName(value), kindName(current));
}

/**
 * Makes `target` a deep copy of `source`, keeping its identity. Where there is room for it, entry by entry: a `target`
 * that lies inside `source` is read half written then, its spare entries blank. Where there is less, the reference does
 * the same if the Go slice has spare capacity; here the copy is made first. Source: pcommon.Map.CopyTo.
 */
export function replaceMap(target: PMap, source: PMap): void {
  if (target === source) return;
  const { size } = source;
  if (target.size < size) {
    const values = source.values.map(copyPValue);
    target.clear();
    for (let i = 0; i < size; i++) target.append(source.keys[i], values[i]);
    return;
  }
  target.keys.fill("", size);
  target.values.fill(null, size);
  for (let i = 0; i < size; i++) {
    target.keys[i] = source.keys[i];
    target.values[i] = copyPValue(source.values[i]);
  }
  target.keys.length = size;
  target.values.length = size;
}

/** Makes `target` a deep copy of `source` as `replaceMap` does. Source: pcommon.Slice.CopyTo. */
export function replaceSlice(target: PSlice, source: PSlice): void {
  if (target === source) return;
  const { length } = source.items;
  if (target.items.length < length) {
    const items = source.items.map(copyPValue);
    target.items.length = 0;
    for (const item of items) target.items.push(item);
    return;
  }
  target.items.fill(null, length);
  for (let i = 0; i < length; i++) target.items[i] = copyPValue(source.items[i]);
  target.items.length = length;
}
