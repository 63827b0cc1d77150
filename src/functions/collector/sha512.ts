import { sha512 as sha512Hash } from "@noble/hashes/sha2.js";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { digest } from "../shared/hash/digest.ts";
import { defineStrict } from "../strict.ts";

export const sha512 = defineStrict({
  name: "SHA512",
  params: { target: required("string", "The text.") },
  returns: "string",
  effects: PURE,
  summary: "Gives the SHA-512 hash of the text in hexadecimal.",
  examples: [
    {
      source: `SHA512("hello")`,
      value: `"9b71d224bd62f3785d96d46ad3ea3d73319bfbc2890caadae2dff72519673ca72323c3d99ba5c11d7c7acc6e14b8c5da0c4663475c2e5c3adef46f73bcdec043"`,
    },
  ],
  reference: "ottlfuncs/func_sha512.go",
  bind: (_, env) => digest(env, "sha512", sha512Hash),
});
