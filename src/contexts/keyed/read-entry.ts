import { NIL_BYTES, type PValue, type Value } from "../../values/value.ts";

/** What `map.get(key)` reads as in a path: nil where the key is missing, nil bytes where the bytes are empty. */
export function readEntry(found: PValue | undefined): Value {
  if (typeof found !== "object") return found === undefined ? null : found;
  return found instanceof Uint8Array && found.length === 0 ? NIL_BYTES : found;
}
