import type { PathAccess } from "../../contexts/path-definition.ts";
import type { BoundPath, BoundValue } from "../bind/bound.ts";

/** Names what a path touches, the same for every spelling of it; undefined where a key is an expression. */
export function placeOf({ path: { reads } }: BoundPath): string | undefined {
  return accessPlace(reads);
}

/** Names what an access touches; undefined where a key is an expression. */
export function accessPlace({ context, field, keys }: PathAccess): string | undefined {
  if (!keys) return undefined;
  return `${context}.${field}${keys.map((key) => `[${typeof key === "string" ? JSON.stringify(key) : key}]`).join("")}`;
}

/** Whether one place lies in the other or is the same. */
export function placesOverlap(a: string, b: string): boolean {
  return isInside(a, b) || isInside(b, a);
}

/** Whether `inner` is `outer` or a part of it. */
export function isInside(inner: string, outer: string): boolean {
  return inner === outer || (inner.startsWith(outer) && (inner[outer.length] === "[" || inner[outer.length] === "."));
}

/** A path with an index into attributes, a body or a cache: what it reads may be missing and of any type. */
export function isIndexed(value: BoundValue): value is BoundPath {
  return value.kind === "path" && value.type === "any" && (value.path.reads.keys?.length ?? 1) > 0;
}
