import { runes } from "../../values/byte-string.ts";
import { GoSlice } from "../../values/value.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

/** The UTF-8 sequences of the text; an invalid byte stands alone. */
function characters(text: string): string[] {
  return Array.from(runes(text), ({ at, width }) => text.slice(at, at + width));
}

export const split = defineStrict({
  name: "Split",
  params: {
    target: required("string", "The text to split."),
    delimiter: required("string", "Where to split it; empty splits after each character."),
  },
  returns: "slice",
  effects: PURE,
  summary: "Splits the text at each delimiter.",
  examples: [{ source: `Split("a|b|c", "|")[1]`, value: `"b"` }],
  reference: "ottlfuncs/func_split.go",
  bind: () => (target: string, delimiter: string) =>
    new GoSlice("string", delimiter === "" ? characters(target) : target.split(delimiter)),
});
