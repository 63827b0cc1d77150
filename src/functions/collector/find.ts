import { Failure, fail } from "../../values/failure.ts";
import { readPValue } from "../../values/index-value.ts";
import { normalizeValue } from "../../values/normalize.ts";
import { defineFunction, PURE } from "../define.ts";
import { lambda, optionalLambda, required } from "../params.ts";
import { callOnItem, checkArity, itemFailure, itemsOf, LAMBDA_GATE, testItem, toCollection } from "../shared/lambda.ts";

export const find = defineFunction({
  name: "Find",
  kind: "converter",
  params: {
    source: required("any", "The list or map."),
    predicate: lambda("`(index, value) => …` or `(key, value) => …`, gives a boolean."),
    mapper: optionalLambda("`(index, value) => …` or `(key, value) => …`, gives the result; the value by default."),
  },
  returns: "any",
  effects: PURE,
  summary: "Gives the first item of a list or map that passes a test.",
  notes: ["nil when none does."],
  examples: [
    { source: `Find(["a", "b"], (i, v) => v == "b", (i, v) => i)`, value: "1" },
    { source: `Find({"a": 1, "b": 2}, (k, v) => v > 1)`, value: "2" },
    { source: `Find([1], (i, v) => v > 1)`, value: "nil" },
  ],
  gate: LAMBDA_GATE,
  stability: "experimental",
  reference: "xottl/ottlfuncs/func_find.go",
  create: ({ source, predicate, mapper }) => {
    const wrongPredicate = checkArity(predicate, 2);
    if (wrongPredicate !== undefined) return fail(wrongPredicate.code, "invalid predicate: {0}", wrongPredicate);
    const wrongMapper = mapper && checkArity(mapper, 2);
    if (wrongMapper !== undefined) return fail(wrongMapper.code, "invalid mapper: {0}", wrongMapper);
    return (context) => {
      const value = source.get(context);
      if (value instanceof Failure) return value;
      const collection = toCollection(value);
      if (collection instanceof Failure) return collection;
      for (const item of itemsOf(collection)) {
        const passed = testItem(predicate, context, item);
        if (passed instanceof Failure) return itemFailure(passed, item);
        if (!passed) continue;
        if (mapper === undefined) return readPValue(item.stored);
        const result = callOnItem(mapper, context, item);
        return result instanceof Failure ? itemFailure(result, item) : normalizeValue(result);
      }
      return null;
    };
  },
});
