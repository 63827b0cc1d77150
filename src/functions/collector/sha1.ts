import { sha1 as sha1Hash } from "@noble/hashes/legacy.js";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { digest } from "../shared/hash/digest.ts";
import { defineStrict } from "../strict.ts";

export const sha1 = defineStrict({
  name: "SHA1",
  params: { target: required("string", "The text.") },
  returns: "string",
  effects: PURE,
  summary: "Gives the SHA-1 hash of the text in hexadecimal.",
  examples: [{ source: `SHA1("hello")`, value: `"aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"` }],
  reference: "ottlfuncs/func_sha1.go",
  bind: (_, env) => digest(env, "sha1", sha1Hash),
});
