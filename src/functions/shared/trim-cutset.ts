import { isAscii, runes } from "../../values/byte-string.ts";

/** Go's strings.Trim: takes the characters of the set off both ends; an invalid byte counts as U+FFFD. */
export function trimCutset(text: string, cutset: string): string {
  return isAscii(cutset) ? trimAscii(text, cutset) : trimUnicode(text, cutset);
}

function trimAscii(text: string, cutset: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && cutset.includes(text[start])) start++;
  while (end > start && cutset.includes(text[end - 1])) end--;
  return text.slice(start, end);
}

function trimUnicode(text: string, cutset: string): string {
  const set = new Set(Array.from(runes(cutset), ({ rune }) => rune));
  let start = text.length;
  let end = 0;
  for (const { rune, at, width } of runes(text)) {
    if (set.has(rune)) continue;
    start = Math.min(start, at);
    end = at + width;
  }
  return text.slice(start, Math.max(start, end));
}
