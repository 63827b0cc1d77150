import { goUpperCase } from "../shared/go-case.ts";
import { defineConverter } from "./define.ts";

export const uppercase = defineConverter({
  name: "Uppercase",
  params: [{ name: "text", kind: "text" }],
  returns: "string",
  nil: "propagate",
  summary: "The text in upper case.",
  bind: () => goUpperCase,
});
