import { fromText, toText } from "../../../values/byte-string.ts";

/** The names of a pattern's groups, each once, as byte strings. */
export function groupNames(pattern: string): readonly string[] {
  const names = [
    ...toText(pattern)
      .replace(/\\[\s\S]/g, "__")
      .matchAll(/\(\?P?<([A-Za-z_]\w*)>/g),
  ];
  return [...new Set(names.map(([, name]) => fromText(name)))];
}

/** A byte string as text. */
export const toV1Text = toText;
