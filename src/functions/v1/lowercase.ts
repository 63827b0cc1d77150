import { goLowerCase } from "../shared/go-case.ts";
import { defineConverter } from "./define.ts";

export const lowercase = defineConverter({
  name: "Lowercase",
  params: [{ name: "text", kind: "text" }],
  returns: "string",
  nil: "propagate",
  summary: "The text in lower case.",
  bind: () => goLowerCase,
});
