import { calculate } from "../../values/arithmetic.ts";
import { Duration } from "../../values/duration.ts";
import { Failure, fail } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";
import { defineConverter } from "./define.ts";
import { v1TypeName } from "./type-name.ts";

export const sum = defineConverter({
  name: "Sum",
  params: [{ name: "list", kind: "list" }],
  returns: "any",
  nil: "propagate",
  summary: "The sum of the numbers or durations of a list; nil items are left out, an empty list gives 0.",
  bind: () => (items: readonly Value[]) => {
    let total: Value | undefined;
    for (const item of items) {
      if (item === null) continue;
      if (typeof item !== "bigint" && typeof item !== "number" && !(item instanceof Duration)) {
        return fail("type-mismatch", "Sum adds numbers or durations, not {0}", v1TypeName(item));
      }
      const sum: Value | Failure = total === undefined ? item : calculate(total, "+", item);
      if (sum instanceof Failure) return sum;
      total = sum;
    }
    return total ?? 0n;
  },
});
