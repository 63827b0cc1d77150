import { md5 as md5Hash } from "@noble/hashes/legacy.js";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { digest } from "../shared/hash/digest.ts";
import { defineStrict } from "../strict.ts";

export const md5 = defineStrict({
  name: "MD5",
  params: { target: required("string", "The text.") },
  returns: "string",
  effects: PURE,
  summary: "Gives the MD5 hash of the text in hexadecimal.",
  examples: [{ source: `MD5("hello")`, value: `"5d41402abc4b2a76b9719d911017c592"` }],
  reference: "ottlfuncs/func_md5.go",
  bind: (_, env) => digest(env, "md5", md5Hash),
});
