import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { xxh3Hex64 } from "../shared/hash/xxh3-64.ts";
import { defineStrict } from "../strict.ts";

export const xxh3 = defineStrict({
  name: "XXH3",
  params: { target: required("string", "The text.") },
  returns: "string",
  effects: PURE,
  summary: "Gives the 64-bit XXH3 hash of the text in hexadecimal.",
  examples: [{ source: `XXH3("hello")`, value: `"9555e8555c62dcfd"` }],
  reference: "ottlfuncs/func_xxh3.go",
  bind: () => xxh3Hex64,
});
