import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { murmur3Hex128 } from "../shared/hash/murmur3-128.ts";
import { defineStrict } from "../strict.ts";

export const murmur3Hash128 = defineStrict({
  name: "Murmur3Hash128",
  params: { target: required("string", "The text.") },
  returns: "string",
  effects: PURE,
  summary: "Gives the 128-bit Murmur3 hash (x64) of the text in hexadecimal, little endian.",
  examples: [{ source: `Murmur3Hash128("hello")`, value: `"029bbd41b3a7d8cb191dae486a901e5b"` }],
  reference: "ottlfuncs/func_murmur3_hash128.go",
  bind: () => murmur3Hex128,
});
