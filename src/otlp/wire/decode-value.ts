import { PMap, PSlice } from "../../values/pmap.ts";
import type { PValue } from "../../values/value.ts";
import { stringReference } from "../string-references.ts";
import type { WireReader } from "./reader.ts";

/**
 * How deep AnyValue, ArrayValue, KeyValueList and KeyValue may lie in each other: pdata's internal/proto RecursionLimit.
 */
const MAX_DEPTH = 100;

/** Fields 1 to 8. */
const ANY_VALUE = 0x1fe;

/** Reads an AnyValue up to the end of the message; `current` is what stays when no field of the oneof is there. */
export function readAnyValue(r: WireReader, current: PValue, depth = 0): PValue {
  let value = current;
  if (tooDeep(r, depth)) return value;
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x0a:
        value = r.string();
        break;
      case 0x10:
        value = r.bool();
        break;
      case 0x18:
        value = r.int64();
        break;
      case 0x21:
        value = r.double();
        break;
      case 0x2a:
        value = readArrayValue(r, depth + 1);
        break;
      case 0x32:
        value = readKeyValueList(r, depth + 1);
        break;
      case 0x3a:
        value = r.byteSlice();
        break;
      case 0x40:
        value = readReference(r);
        break;
      default:
        r.skipOther(tag, ANY_VALUE);
    }
  }
  return value;
}

/** A reference into the string table means something in profiles only; elsewhere such a value is Empty. */
function readReference(r: WireReader): PValue {
  const index = r.int32();
  return r.references ? stringReference(index) : null;
}

function readArrayValue(r: WireReader, depth: number): PSlice {
  const slice = new PSlice();
  const outer = r.enter();
  if (!tooDeep(r, depth)) {
    while (r.pos < r.end) {
      const tag = r.tag();
      if (tag === 0x0a) {
        const values = r.enter();
        slice.items.push(readAnyValue(r, null, depth + 1));
        r.end = values;
      } else r.skipOther(tag, 0b10);
    }
  }
  r.end = outer;
  return slice;
}

function readKeyValueList(r: WireReader, depth: number): PMap {
  const map = new PMap();
  const outer = r.enter();
  if (!tooDeep(r, depth)) {
    while (r.pos < r.end) {
      const tag = r.tag();
      if (tag === 0x0a) readKeyValue(r, map, depth + 1);
      else r.skipOther(tag, 0b10);
    }
  }
  r.end = outer;
  return map;
}

/** Reads a KeyValue, from its length on, and appends it to the map. */
export function readKeyValue(r: WireReader, into: PMap, depth = 0): void {
  const outer = r.enter();
  if (tooDeep(r, depth)) return;
  let key = "";
  let reference = 0;
  let value: PValue = null;
  while (r.pos < r.end) {
    const tag = r.tag();
    if (tag === 0x0a) key = r.string();
    else if (tag === 0x12) {
      const end = r.enter();
      value = readAnyValue(r, value, depth + 1);
      r.end = end;
    } else if (tag === 0x18) reference = r.int32();
    else r.skipOther(tag, 0b1110);
  }
  r.end = outer;
  if (reference !== 0 && r.references) {
    if (key !== "") r.fail("invalid", "an attribute has both a key and a reference to one");
    key = stringReference(reference);
  }
  into.append(key, value);
}

function tooDeep(r: WireReader, depth: number): boolean {
  if (depth < MAX_DEPTH) return false;
  r.fail("limit", `values nested more than ${MAX_DEPTH} levels deep`);
  return true;
}
