import { asString } from "../../values/as-string.ts";
import { Failure } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { required } from "../params.ts";

export const stringifyAll = defineFunction({
  name: "stringify_all",
  kind: "editor",
  params: { target: required("pmapGetSetter", "The path of the map.") },
  returns: "nil",
  effects: IMPURE,
  summary: "Turns every value of a map into text.",
  notes: ["Maps and lists become JSON, bytes Base64, empty values the empty text."],
  examples: [
    {
      source: `stringify_all(log.attributes)`,
      before: `{"a": 1, "b": true, "c": [1, 2]}`,
      after: `{"a": "1", "b": "true", "c": "[1,2]"}`,
    },
  ],
  hosts: ["transform"],
  reference: "ottlfuncs/func_stringify_all.go",
  create:
    ({ target }) =>
    (context) => {
      const map = target.get(context);
      if (map instanceof Failure) return map;
      const { values } = map;
      for (let i = 0; i < values.length; i++) values[i] = asString(values[i]);
      return target.set(context, map) ?? null;
    },
});
