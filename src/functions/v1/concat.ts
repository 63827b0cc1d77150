import type { Value } from "../../values/value.ts";
import { defineConverter } from "./define.ts";
import { printValue } from "./print-value.ts";

export const concat = defineConverter({
  name: "Concat",
  params: [{ name: "values", kind: "any", variadic: true }],
  returns: "string",
  nil: "pass",
  summary: "The values as text, one behind the other; nil is left out.",
  deprecated: "Format",
  bind:
    () =>
    (...values: Value[]) =>
      values
        .filter((value) => value !== null)
        .map(printValue)
        .join(""),
});
