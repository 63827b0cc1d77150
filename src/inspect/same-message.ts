import { PMap } from "../values/pmap.ts";

/**
 * Whether two messages of the data model hold the same; the order of map entries does not count. Where it says yes,
 * no field differs; it looks at values and prints nothing, so it is fast where most records are equal.
 */
export function sameMessage(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof Uint8Array) return b instanceof Uint8Array && sameBytes(a, b);
  if (a instanceof PMap) return b instanceof PMap && sameMap(a, b);
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameMessage(item, b[i]));
  }
  if (a.constructor !== b.constructor) return false;
  for (const name in a) {
    if (name === "unknown") continue;
    if (!sameMessage((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name])) return false;
  }
  return true;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function sameMap(a: PMap, b: PMap): boolean {
  if (a.size !== b.size) return false;
  for (let i = 0; i < a.keys.length; i++) {
    const key = a.keys[i];
    const at = b.keys[i] === key ? i : b.indexOf(key);
    if (at < 0 || !sameMessage(a.values[i], b.values[at])) return false;
  }
  return true;
}
