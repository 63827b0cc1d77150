import { PSlice } from "../../values/pmap.ts";
import { GoSlice, type Value } from "../../values/value.ts";
import { defineEditor } from "./define.ts";

export const append = defineEditor({
  name: "append",
  params: [
    { name: "target", kind: "any" },
    { name: "values", kind: "any", variadic: true },
  ],
  passesNil: true,
  summary: "Appends values to a list; a missing target becomes a list, any other value the first item of one.",
  bind:
    () =>
    (target: Value, ...values: Value[]) => {
      const before =
        target instanceof PSlice || target instanceof GoSlice ? target.items : target === null ? [] : [target];
      return new GoSlice("any", [...before, ...values]);
    },
});
