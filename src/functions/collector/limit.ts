import { Failure, fail } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { list, required } from "../params.ts";

export const limit = defineFunction({
  name: "limit",
  kind: "editor",
  params: {
    target: required("pmapGetSetter", "The path of the map."),
    limit: required("intLiteral", "How many entries may stay; not negative."),
    priority_keys: list("stringLiteral", "Keys that stay before all others; at most `limit` of them."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Removes entries from a map until no more than a number of them are left.",
  notes: ["Priority keys stay, then the first of the other entries, in their order."],
  examples: [
    {
      source: `limit(log.attributes, 2, ["c"])`,
      before: `{"a": 1, "b": 2, "c": 3}`,
      after: `{"a": 1, "c": 3}`,
    },
  ],
  hosts: ["transform"],
  reference: "ottlfuncs/func_limit.go",
  batch: ({ limit, priority_keys: priority }) => ({ kind: "limit", target: "target", max: Number(limit), priority }),
  create: ({ target, limit, priority_keys: priorityKeys }) => {
    if (limit < 0n) return fail("invalid-argument", "invalid limit for limit function, {0} cannot be negative", limit);
    if (limit < BigInt(priorityKeys.length)) {
      return fail(
        "invalid-argument",
        "invalid limit for limit function, {0} cannot be less than number of priority attributes {1}",
        limit,
        priorityKeys.length,
      );
    }
    const max = Number(limit);
    const priority = new Set(priorityKeys);
    return (context) => {
      const map = target.get(context);
      if (map instanceof Failure) return map;
      if (map.size <= max) return null;
      let kept = 0;
      for (const key of priorityKeys) if (map.has(key)) kept++;
      map.removeIf((key) => {
        if (priority.has(key)) return false;
        return ++kept > max;
      });
      return target.set(context, map) ?? null;
    };
  },
});
