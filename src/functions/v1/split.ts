import { runes } from "../../values/byte-string.ts";
import { PSlice } from "../../values/pmap.ts";
import { defineConverter } from "./define.ts";

export const split = defineConverter({
  name: "Split",
  params: [
    { name: "text", kind: "text" },
    { name: "separator", kind: "text" },
  ],
  returns: "list",
  nil: "propagate",
  summary: "The parts of the text between separators; an empty separator splits into characters.",
  bind: () => (text: string, separator: string) => {
    if (separator !== "") return new PSlice(text.split(separator));
    const parts: string[] = [];
    for (const { at, width } of runes(text)) parts.push(text.slice(at, at + width));
    return new PSlice(parts);
  },
});
