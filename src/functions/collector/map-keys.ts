import { Failure } from "../../values/failure.ts";
import { copyPValue, PMap } from "../../values/pmap.ts";
import { defineFunction, PURE } from "../define.ts";
import { lambda, required } from "../params.ts";
import { callOnItem, checkArity, itemFailure, itemsOf, LAMBDA_GATE, toStringResult } from "../shared/lambda.ts";

export const mapKeys = defineFunction({
  name: "MapKeys",
  kind: "converter",
  params: {
    source: required("pmap", "The map."),
    key_mapper: lambda("`(key, value) => …`, gives the new key, a text."),
  },
  returns: "map",
  effects: PURE,
  summary: "Gives a map with every key replaced by what a lambda makes of it.",
  notes: ["Keys that become equal merge: the last value stays at the place of the first."],
  examples: [{ source: `MapKeys({"a": 1, "b": 2}, (k, v) => ToUpperCase(k))`, value: `{"A": 1, "B": 2}` }],
  gate: LAMBDA_GATE,
  stability: "experimental",
  reference: "xottl/ottlfuncs/func_map_keys.go",
  create: ({ source, key_mapper: keyMapper }) =>
    checkArity(keyMapper, 2) ??
    ((context) => {
      const map = source.get(context);
      if (map instanceof Failure) return map;
      const mapped = new PMap();
      for (const item of itemsOf(map)) {
        const key = toStringResult(callOnItem(keyMapper, context, item));
        if (key instanceof Failure) return itemFailure(key, item);
        mapped.set(key, copyPValue(item.stored));
      }
      return mapped;
    }),
});
