import { Failure, fail } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";
import { defineConverter } from "./define.ts";
import { v1TypeName } from "./type-name.ts";

export const ifFunction = defineConverter({
  name: "If",
  params: [
    { name: "condition", kind: "bool" },
    { name: "then", kind: "any" },
    { name: "otherwise", kind: "any", optional: true },
  ],
  returns: "any",
  nil: "pass",
  summary:
    "The second value where the condition is true, else the third (nil where left out); only that one is evaluated.",
  lazy: true,
  bind: () => (condition: Lazy, then: Lazy, otherwise?: Lazy) => {
    const holds = condition();
    if (holds instanceof Failure) return holds;
    if (holds !== null && typeof holds !== "boolean") {
      return fail("type-mismatch", "a condition must be a boolean, not {0}", v1TypeName(holds));
    }
    if (holds === true) return then();
    return otherwise === undefined ? null : otherwise();
  },
});

type Lazy = () => Value | Failure;
