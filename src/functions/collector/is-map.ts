import { Failure } from "../../values/failure.ts";
import { defineFunction, PURE } from "../define.ts";
import { required } from "../params.ts";
import { isTypeError } from "../shared/is-type-error.ts";

export const isMap = defineFunction({
  name: "IsMap",
  kind: "converter",
  params: { target: required("pmap", "The value to look at.") },
  returns: "bool",
  effects: PURE,
  summary: "Tells whether a value is a map.",
  notes: ["A literal of another type is refused when the rule is compiled.", "nil is not."],
  examples: [{ source: `IsMap({"a": 1})`, value: "true" }],
  reference: "ottlfuncs/func_is_map.go",
  create:
    ({ target }) =>
    (context) => {
      const value = target.get(context);
      if (!(value instanceof Failure)) return true;
      return isTypeError(value) ? false : value;
    },
});
