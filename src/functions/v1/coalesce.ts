import type { Failure } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";
import { defineConverter } from "./define.ts";

export const coalesce = defineConverter({
  name: "Coalesce",
  params: [{ name: "values", kind: "any", variadic: true }],
  returns: "any",
  nil: "pass",
  summary: "The first value that is not nil; later ones are not evaluated.",
  lazy: true,
  bind:
    () =>
    (...values: Lazy[]) => {
      for (const read of values) {
        const value = read();
        if (value !== null) return value;
      }
      return null;
    },
});

type Lazy = () => Value | Failure;
