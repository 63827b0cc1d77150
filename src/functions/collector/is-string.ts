import { Failure } from "../../values/failure.ts";
import { defineFunction, PURE } from "../define.ts";
import { required } from "../params.ts";
import { isTypeError } from "../shared/is-type-error.ts";

export const isString = defineFunction({
  name: "IsString",
  kind: "converter",
  params: { target: required("string", "The value to look at.") },
  returns: "bool",
  effects: PURE,
  summary: "Tells whether a value is a text.",
  notes: ["A literal of another type is refused when the rule is compiled.", "nil is not."],
  examples: [{ source: `IsString("a")`, value: "true" }],
  reference: "ottlfuncs/func_is_string.go",
  create:
    ({ target }) =>
    (context) => {
      const value = target.get(context);
      if (!(value instanceof Failure)) return true;
      return isTypeError(value) ? false : value;
    },
});
