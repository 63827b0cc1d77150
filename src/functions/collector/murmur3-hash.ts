import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { murmur3Hex32 } from "../shared/hash/murmur3-32.ts";
import { defineStrict } from "../strict.ts";

export const murmur3Hash = defineStrict({
  name: "Murmur3Hash",
  params: { target: required("string", "The text.") },
  returns: "string",
  effects: PURE,
  summary: "Gives the 32-bit Murmur3 hash of the text in hexadecimal, little endian.",
  examples: [{ source: `Murmur3Hash("hello")`, value: `"47fa8b24"` }],
  reference: "ottlfuncs/func_murmur3_hash.go",
  bind: () => murmur3Hex32,
});
