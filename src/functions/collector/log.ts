import { fail } from "../../values/failure.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { goLog } from "../shared/go-math/log.ts";
import { defineStrict } from "../strict.ts";

export const log = defineStrict({
  name: "Log",
  params: { target: required("floatLike", "A number above zero.") },
  returns: "float",
  effects: PURE,
  summary: "Gives the natural logarithm.",
  examples: [{ source: `Log(1)`, value: "0.0" }],
  reference: "ottlfuncs/func_log.go",
  bind: () => (target: number | undefined) => {
    if (target === undefined) return fail("nil-value", "invalid input: <nil>");
    if (target <= 0)
      return fail("invalid-argument", "invalid input: expected number greater than zero but got {0}", target);
    return goLog(target);
  },
});
