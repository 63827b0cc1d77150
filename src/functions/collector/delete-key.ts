import { Failure } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { required } from "../params.ts";

export const deleteKey = defineFunction({
  name: "delete_key",
  kind: "editor",
  params: {
    target: required("pmapGetSetter", "The path of the map."),
    key: required("string", "The key to remove."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Removes a key from a map.",
  notes: ["The last entry takes the place of the removed one.", "A missing key is no error."],
  examples: [{ source: `delete_key(log.attributes, "a")`, before: `{"a": 1, "b": 2}`, after: `{"b": 2}` }],
  hosts: ["transform"],
  reference: "ottlfuncs/func_delete_key.go",
  batch: ({ key }) =>
    key.isLiteral ? { kind: "remove-key", target: "target", key: key.literal as string } : undefined,
  create:
    ({ target, key }) =>
    (context) => {
      const map = target.get(context);
      if (map instanceof Failure) return map;
      const name = key.get(context);
      if (name instanceof Failure) return name;
      map.remove(name);
      return target.set(context, map) ?? null;
    },
});
