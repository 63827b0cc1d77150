import { Failure, fail } from "../../values/failure.ts";
import { defineFunction, PURE } from "../define.ts";
import { lambda, required } from "../params.ts";
import { checkArity, LAMBDA_GATE, toBooleanResult } from "../shared/lambda.ts";

export const when = defineFunction({
  name: "When",
  kind: "converter",
  params: {
    condition: lambda("`() => …`, gives a boolean."),
    true_value: required("any", "The result where the condition holds."),
    false_value: required("any", "The result where it does not."),
  },
  returns: "any",
  effects: PURE,
  summary: "Chooses between two values by a condition.",
  notes: ["Only the chosen value is evaluated."],
  examples: [{ source: `When(() => 1 < 2, "less", "more")`, value: `"less"` }],
  gate: LAMBDA_GATE,
  stability: "experimental",
  reference: "xottl/ottlfuncs/func_when.go",
  create: ({ condition, true_value: trueValue, false_value: falseValue }) =>
    checkArity(condition, 0) ??
    ((context) => {
      const holds = toBooleanResult(condition.call(context, []));
      if (holds instanceof Failure) return fail(holds.code, "error while evaluating lambda function: {0}", holds);
      return (holds ? trueValue : falseValue).get(context);
    }),
});
