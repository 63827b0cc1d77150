import { Failure } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { required } from "../params.ts";
import { literalPattern, patternArgument } from "../shared/pattern-argument.ts";

export const deleteMatchingKeys = defineFunction({
  name: "delete_matching_keys",
  kind: "editor",
  params: {
    target: required("pmapGetSetter", "The path of the map."),
    pattern: required("string", "A regular expression for the keys to remove."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Removes the keys that match a pattern from a map.",
  examples: [
    {
      source: `delete_matching_keys(log.attributes, "(?i)password")`,
      before: `{"Password": "x", "user": "y"}`,
      after: `{"user": "y"}`,
    },
  ],
  hosts: ["transform"],
  reference: "ottlfuncs/func_delete_matching_keys.go",
  batch: ({ pattern }) => {
    const matcher = literalPattern(pattern);
    return matcher && { kind: "filter-keys", target: "target", keep: (key) => !matcher.test(key) };
  },
  create: ({ target, pattern }) => {
    const compiled = patternArgument("delete_matching_keys", pattern);
    if (compiled instanceof Failure) return compiled;
    return (context) => {
      const matcher = compiled(context);
      if (matcher instanceof Failure) return matcher;
      const map = target.get(context);
      if (map instanceof Failure) return map;
      map.removeIf((key) => matcher.test(key));
      return target.set(context, map) ?? null;
    };
  },
});
