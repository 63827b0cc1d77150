import { Failure } from "../../values/failure.ts";
import { defineFunction, PURE } from "../define.ts";
import { lambda, required } from "../params.ts";
import { checkArity, itemFailure, itemsOf, LAMBDA_GATE, testItem, toCollection } from "../shared/lambda.ts";

export const any = defineFunction({
  name: "Any",
  kind: "converter",
  params: {
    source: required("any", "The list or map."),
    predicate: lambda("`(index, value) => …` or `(key, value) => …`, gives a boolean."),
  },
  returns: "bool",
  effects: PURE,
  summary: "Tells whether an item of a list or map passes a test.",
  notes: ["An empty list or map gives false.", "The items behind the first that passes are not looked at."],
  examples: [
    { source: `Any([1, 2], (i, v) => v > 1)`, value: "true" },
    { source: `Any({"a": 1}, (k, v) => k == "b")`, value: "false" },
  ],
  gate: LAMBDA_GATE,
  stability: "experimental",
  reference: "xottl/ottlfuncs/func_any.go",
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
        if (passed) return true;
      }
      return false;
    }),
});
