import { sha256 as library } from "@noble/hashes/sha2.js";
import { digest } from "../shared/hash/digest.ts";
import { defineConverter } from "./define.ts";

export const sha256 = defineConverter({
  name: "SHA256",
  params: [{ name: "text", kind: "text" }],
  returns: "string",
  nil: "propagate",
  summary: "The SHA-256 hash in hexadecimal.",
  bind: (_, env) => digest(env, "sha256", library),
});
