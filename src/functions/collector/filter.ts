import { Failure } from "../../values/failure.ts";
import { copyPValue, PMap, PSlice } from "../../values/pmap.ts";
import { defineFunction, PURE } from "../define.ts";
import { lambda, required } from "../params.ts";
import { checkArity, itemFailure, itemsOf, LAMBDA_GATE, testItem, toCollection } from "../shared/lambda.ts";

export const filter = defineFunction({
  name: "Filter",
  kind: "converter",
  params: {
    source: required("any", "The list or map."),
    predicate: lambda("`(index, value) => …` or `(key, value) => …`, gives a boolean."),
  },
  returns: "any",
  effects: PURE,
  summary: "Gives a list or map with the items that pass a test.",
  examples: [
    { source: `Filter([1, 2, 3], (i, v) => v > 1)`, value: "[2, 3]" },
    { source: `Filter({"a": 1, "b": 2}, (k, v) => k == "b")`, value: `{"b": 2}` },
  ],
  gate: LAMBDA_GATE,
  stability: "experimental",
  reference: "xottl/ottlfuncs/func_filter.go",
  create: ({ source, predicate }) =>
    checkArity(predicate, 2) ??
    ((context) => {
      const value = source.get(context);
      if (value instanceof Failure) return value;
      const collection = toCollection(value);
      if (collection instanceof Failure) return collection;
      const map = new PMap();
      const slice = new PSlice();
      for (const item of itemsOf(collection)) {
        const passed = testItem(predicate, context, item);
        if (passed instanceof Failure) return itemFailure(passed, item);
        if (!passed) continue;
        if (typeof item.key === "string") map.append(item.key, copyPValue(item.stored));
        else slice.items.push(copyPValue(item.stored));
      }
      return collection instanceof PMap ? map : slice;
    }),
});
