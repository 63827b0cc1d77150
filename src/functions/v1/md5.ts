import { md5 as library } from "@noble/hashes/legacy.js";
import { digest } from "../shared/hash/digest.ts";
import { defineConverter } from "./define.ts";

export const md5 = defineConverter({
  name: "MD5",
  params: [{ name: "text", kind: "text" }],
  returns: "string",
  nil: "propagate",
  summary: "The MD5 hash in hexadecimal.",
  bind: (_, env) => digest(env, "md5", library),
});
