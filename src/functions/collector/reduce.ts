import { Failure } from "../../values/failure.ts";
import { readPValue } from "../../values/index-value.ts";
import { normalizeValue } from "../../values/normalize.ts";
import type { Value } from "../../values/value.ts";
import { defineFunction, PURE } from "../define.ts";
import { lambda, required } from "../params.ts";
import { checkArity, itemFailure, itemsOf, LAMBDA_GATE, toCollection, wrongResult } from "../shared/lambda.ts";

export const reduce = defineFunction({
  name: "Reduce",
  kind: "converter",
  params: {
    source: required("any", "The list or map."),
    seed: required("any", "The first accumulated value; the result for an empty list or map."),
    accumulator: lambda("`(accumulated, index, value) => …`, gives the next accumulated value."),
  },
  returns: "any",
  effects: PURE,
  summary: "Folds the items of a list or map into one value.",
  notes: ["A lambda that gives nil is an error."],
  examples: [
    { source: `Reduce([1, 2, 3], 0, (sum, i, v) => sum + v)`, value: "6" },
    { source: `Reduce({"a": 1, "b": 2}, "", (text, k, v) => Concat([text, k], ""))`, value: `"ab"` },
  ],
  gate: LAMBDA_GATE,
  stability: "experimental",
  reference: "xottl/ottlfuncs/func_reduce.go",
  create: ({ source, seed, accumulator }) =>
    checkArity(accumulator, 3) ??
    ((context) => {
      const value = source.get(context);
      if (value instanceof Failure) return value;
      const collection = toCollection(value);
      if (collection instanceof Failure) return collection;
      const first = seed.get(context);
      if (first instanceof Failure) return first;
      let accumulated: Value = first;
      for (const item of itemsOf(collection)) {
        const args = [normalizeValue(accumulated), item.key, readPValue(item.stored)];
        const next = accumulator.call(context, args);
        if (next instanceof Failure) return itemFailure(next, item);
        if (next === null) return itemFailure(wrongResult("<nil>", next), item);
        accumulated = next;
      }
      return accumulated;
    }),
});
