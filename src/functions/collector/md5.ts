import { md5 as md5Hash } from "@noble/hashes/legacy.js";
import { toBytes } from "../../values/byte-string.ts";
import { encodeHex } from "../../values/hex.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const md5 = defineStrict({
  name: "MD5",
  params: { target: required("string", "The text.") },
  returns: "string",
  effects: PURE,
  summary: "Gives the MD5 hash of the text in hexadecimal.",
  examples: [{ source: `MD5("hello")`, value: `"5d41402abc4b2a76b9719d911017c592"` }],
  reference: "ottlfuncs/func_md5.go",
  bind: () => (target: string) => encodeHex(md5Hash(toBytes(target))),
});
