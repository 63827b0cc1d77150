import { fnv1a64 } from "../shared/hash/fnv1a64.ts";
import { defineConverter } from "./define.ts";

export const hash = defineConverter({
  name: "Hash",
  params: [{ name: "value", kind: "text" }],
  returns: "int",
  nil: "propagate",
  summary: "The 64-bit FNV-1a hash of the text with its sign bit cleared; ids are hashed as their hexadecimal text.",
  bind: () => (text: string) => BigInt.asUintN(63, fnv1a64(text)),
});
