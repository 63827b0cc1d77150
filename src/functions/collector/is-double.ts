import { Failure } from "../../values/failure.ts";
import { defineFunction, PURE } from "../define.ts";
import { required } from "../params.ts";
import { isTypeError } from "../shared/is-type-error.ts";

export const isDouble = defineFunction({
  name: "IsDouble",
  kind: "converter",
  params: { target: required("float", "The value to look at.") },
  returns: "bool",
  effects: PURE,
  summary: "Tells whether a value is a float.",
  notes: ["A literal of another type is refused when the rule is compiled.", "nil is not."],
  examples: [{ source: `IsDouble(1.5)`, value: "true" }],
  reference: "ottlfuncs/func_is_double.go",
  create:
    ({ target }) =>
    (context) => {
      const value = target.get(context);
      if (!(value instanceof Failure)) return true;
      return isTypeError(value) ? false : value;
    },
});
