import { Failure } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { required } from "../params.ts";

export const set = defineFunction({
  name: "set",
  kind: "editor",
  params: {
    target: required("setter", "The path to write."),
    value: required("any", "What to write."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Writes a value to a path.",
  notes: [
    "Missing levels of an indexed path are created.",
    "nil empties an attribute but keeps its key; most other paths refuse nil.",
  ],
  examples: [
    { source: `set(log.attributes["b"], "x")`, before: `{"a": 1}`, after: `{"a": 1, "b": "x"}` },
    { source: `set(log.attributes["a"], nil)`, before: `{"a": 1}`, after: `{"a": nil}` },
  ],
  hosts: ["transform"],
  reference: "ottlfuncs/func_set.go",
  batch: () => ({ kind: "assign", target: "target", value: "value" }),
  create: ({ target, value }) => {
    if (value.isLiteral) {
      const literal = value.literal ?? null;
      return (context) => target.set(context, literal) ?? null;
    }
    return (context) => {
      const result = value.get(context);
      return result instanceof Failure ? result : (target.set(context, result) ?? null);
    };
  },
});
