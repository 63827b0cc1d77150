import { Failure } from "../../values/failure.ts";
import { defineFunction, PURE } from "../define.ts";
import { lambda, required } from "../params.ts";
import { checkArity, itemFailure, itemsOf, LAMBDA_GATE, testItem, toCollection } from "../shared/lambda.ts";

export const all = defineFunction({
  name: "All",
  kind: "converter",
  params: {
    source: required("any", "The list or map."),
    predicate: lambda("`(index, value) => …` or `(key, value) => …`, gives a boolean."),
  },
  returns: "bool",
  effects: PURE,
  summary: "Tells whether every item of a list or map passes a test.",
  notes: ["An empty list or map gives true.", "The items behind the first that fails the test are not looked at."],
  examples: [
    { source: `All([1, 2], (i, v) => v > 0)`, value: "true" },
    { source: `All({"a": 1, "b": "x"}, (k, v) => IsInt(v))`, value: "false" },
  ],
  gate: LAMBDA_GATE,
  stability: "experimental",
  reference: "xottl/ottlfuncs/func_all.go",
  create: ({ source, predicate }) =>
    checkArity(predicate, 2) ??
    ((context) => {
      const value = source.get(context);
      if (value instanceof Failure) return value;
      const collection = toCollection(value);
      if (collection instanceof Failure) return collection;
      for (const item of itemsOf(collection)) {
        const passed = testItem(predicate, context, item);
        if (passed instanceof Failure) return itemFailure(passed, item);
        if (!passed) return false;
      }
      return true;
    }),
});
