import { isAscii, toText } from "../../values/byte-string.ts";

/** Go's strings.EqualFold over byte strings: equal under simple Unicode case folding. */
export function foldEquals(a: string, b: string): boolean {
  if (a === b) return true;
  if (isAscii(a) && isAscii(b)) return a.toLowerCase() === b.toLowerCase();
  const escaped = toText(a).replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(`^(?:${escaped})$`, "iu").test(toText(b));
}
