import { sha256 as sha256Hash } from "@noble/hashes/sha2.js";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { digest } from "../shared/hash/digest.ts";
import { defineStrict } from "../strict.ts";

export const sha256 = defineStrict({
  name: "SHA256",
  params: { target: required("string", "The text.") },
  returns: "string",
  effects: PURE,
  summary: "Gives the SHA-256 hash of the text in hexadecimal.",
  examples: [
    { source: `SHA256("hello")`, value: `"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"` },
  ],
  reference: "ottlfuncs/func_sha256.go",
  bind: (_, env) => digest(env, "sha256", sha256Hash),
});
