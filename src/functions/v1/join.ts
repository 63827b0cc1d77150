import type { Value } from "../../values/value.ts";
import { defineConverter } from "./define.ts";
import { printValue } from "./print-value.ts";

export const join = defineConverter({
  name: "Join",
  params: [
    { name: "list", kind: "list" },
    { name: "separator", kind: "text" },
  ],
  returns: "string",
  nil: "propagate",
  summary: "The items as text, joined by the separator; nil items are left out.",
  bind: () => (items: readonly Value[], separator: string) =>
    items
      .filter((item) => item !== null)
      .map(printValue)
      .join(separator),
});
