import { Failure } from "../../values/failure.ts";
import { defineFunction, PURE } from "../define.ts";
import { required } from "../params.ts";
import { isTypeError } from "../shared/is-type-error.ts";

export const isInt = defineFunction({
  name: "IsInt",
  kind: "converter",
  params: { target: required("int", "The value to look at.") },
  returns: "bool",
  effects: PURE,
  summary: "Tells whether a value is an integer.",
  notes: ["A literal of another type is refused when the rule is compiled.", "nil is not."],
  examples: [{ source: `IsInt(1)`, value: "true" }],
  reference: "ottlfuncs/func_is_int.go",
  create:
    ({ target }) =>
    (context) => {
      const value = target.get(context);
      if (!(value instanceof Failure)) return true;
      return isTypeError(value) ? false : value;
    },
});
