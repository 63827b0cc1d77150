import { Failure } from "../../values/failure.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { defineFunction, PURE } from "../define.ts";
import { lambda, required } from "../params.ts";
import { callOnItem, checkArity, itemFailure, itemsOf, LAMBDA_GATE, toCollection } from "../shared/lambda.ts";
import { storeValue } from "../shared/store-value.ts";

export const mapEach = defineFunction({
  name: "MapEach",
  kind: "converter",
  params: {
    source: required("any", "The list or map."),
    mapper: lambda("`(index, value) => …` or `(key, value) => …`, gives the new value."),
  },
  returns: "any",
  effects: PURE,
  summary: "Gives a list or map with every value replaced by what a lambda makes of it.",
  notes: ["A lambda that gives nil is an error."],
  examples: [
    { source: `MapEach([1, 2], (i, v) => v * 10)`, value: "[10, 20]" },
    { source: `MapEach({"a": "x"}, (k, v) => Concat([k, v], "-"))`, value: `{"a": "a-x"}` },
  ],
  gate: LAMBDA_GATE,
  stability: "experimental",
  reference: "xottl/ottlfuncs/func_map_each.go",
  create: ({ source, mapper }) =>
    checkArity(mapper, 2) ??
    ((context) => {
      const value = source.get(context);
      if (value instanceof Failure) return value;
      const collection = toCollection(value);
      if (collection instanceof Failure) return collection;
      const map = new PMap();
      const slice = new PSlice();
      for (const item of itemsOf(collection)) {
        const result = callOnItem(mapper, context, item);
        if (result instanceof Failure) return itemFailure(result, item);
        const stored = storeValue(result);
        if (stored instanceof Failure) return itemFailure(stored, item);
        if (typeof item.key === "string") map.append(item.key, stored);
        else slice.items.push(stored);
      }
      return collection instanceof PMap ? map : slice;
    }),
});
