import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { xxh3Hex128 } from "../shared/hash/xxh3-128.ts";
import { defineStrict } from "../strict.ts";

export const xxh128 = defineStrict({
  name: "XXH128",
  params: { target: required("string", "The text.") },
  returns: "string",
  effects: PURE,
  summary: "Gives the 128-bit XXH3 hash of the text in hexadecimal.",
  examples: [{ source: `XXH128("hello")`, value: `"b5e9c1ad071b3e7fc779cfaa5e523818"` }],
  reference: "ottlfuncs/func_xxh128.go",
  bind: () => xxh3Hex128,
});
