import { Failure, fail } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { required, slice } from "../params.ts";
import { NIL_ITEMS } from "../shared/nil-items.ts";

export const keepKeys = defineFunction({
  name: "keep_keys",
  kind: "editor",
  params: {
    target: required("pmapGetSetter", "The path of the map."),
    keys: slice("string", "The keys to keep."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Removes all but the given keys from a map.",
  notes: ["An empty list clears the map.", "A list that turns out to be nil is an error."],
  examples: [
    { source: `keep_keys(log.attributes, ["a", "c"])`, before: `{"a": 1, "b": 2, "c": 3}`, after: `{"a": 1, "c": 3}` },
    { source: `keep_keys(log.attributes, [])`, before: `{"a": 1}`, after: `{}` },
  ],
  hosts: ["transform"],
  reference: "ottlfuncs/func_keep_keys.go",
  batch: ({ keys }) => {
    if (!keys.isLiteral || keys.literal === NIL_ITEMS) return undefined;
    const kept = new Set(keys.literal);
    return { kind: "filter-keys", target: "target", keep: (key) => kept.has(key) };
  },
  create: ({ target, keys }) => {
    if (keys.isLiteral && keys.literal === NIL_ITEMS) return nilKeys();
    const literalKeys = keys.isLiteral ? new Set(keys.literal) : undefined;
    return (context) => {
      const map = target.get(context);
      if (map instanceof Failure) return map;
      let kept = literalKeys;
      if (kept === undefined) {
        const names = keys.get(context);
        if (names instanceof Failure) return names;
        if (names === NIL_ITEMS) return nilKeys();
        kept = new Set(names);
      }
      const keep = kept;
      map.removeIf((key) => !keep.has(key));
      return target.set(context, map) ?? null;
    };
  },
});

function nilKeys(): Failure {
  return fail("nil-value", "keys cannot be nil");
}
