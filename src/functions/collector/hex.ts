import { encodeHex } from "../../values/hex.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const hex = defineStrict({
  name: "Hex",
  params: { target: required("byteSliceLike", "Bytes, text, a number or a bool.") },
  returns: "string",
  effects: PURE,
  summary: "Writes the bytes of a value in hexadecimal.",
  notes: ["Numbers count as eight bytes, big endian; nil gives an empty text."],
  examples: [
    { source: `Hex("hi")`, value: `"6869"` },
    { source: `Hex(1)`, value: `"0000000000000001"` },
  ],
  reference: "ottlfuncs/func_hex.go",
  bind: () => (target: Uint8Array | undefined) => (target === undefined ? "" : encodeHex(target)),
});
