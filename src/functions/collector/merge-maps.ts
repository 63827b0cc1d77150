import { Failure, fail } from "../../values/failure.ts";
import { copyPValue, type PMap } from "../../values/pmap.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { required } from "../params.ts";

type Merge = (target: PMap, source: PMap) => void;

const MERGES: Readonly<Record<string, Merge>> = {
  insert: (target, source) =>
    eachKey(source, (key, i) => {
      if (target.has(key)) return;
      // The entry exists before the value is copied: a source that holds the target shows it.
      target.append(key, null);
      target.values[target.indexOf(key)] = copyPValue(source.values[i]);
    }),
  update: (target, source) =>
    eachKey(source, (key, i) => {
      const at = target.indexOf(key);
      if (at >= 0) target.values[at] = copyPValue(source.values[i]);
    }),
  // Emptied before the copy: merging a map into itself leaves nothing but keys, as in the reference.
  upsert: (target, source) =>
    eachKey(source, (key, i) => {
      target.set(key, null);
      target.values[target.indexOf(key)] = copyPValue(source.values[i]);
    }),
};

export const mergeMaps = defineFunction({
  name: "merge_maps",
  kind: "editor",
  params: {
    target: required("pmapGetSetter", "The path of the map to change."),
    source: required("pmap", "The map whose entries are taken."),
    strategy: required("stringLiteral", "`insert` (new keys only), `update` (known keys only) or `upsert` (both)."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Copies the entries of one map into another.",
  notes: ["Only the top level is merged."],
  examples: [
    {
      source: `merge_maps(log.attributes, {"a": 9, "b": 2}, "insert")`,
      before: `{"a": 1}`,
      after: `{"a": 1, "b": 2}`,
    },
    { source: `merge_maps(log.attributes, {"a": 9, "b": 2}, "update")`, before: `{"a": 1}`, after: `{"a": 9}` },
    {
      source: `merge_maps(log.attributes, {"a": 9, "b": 2}, "upsert")`,
      before: `{"a": 1}`,
      after: `{"a": 9, "b": 2}`,
    },
  ],
  hosts: ["transform"],
  reference: "ottlfuncs/func_merge_maps.go",
  create: ({ target, source, strategy }) => {
    if (!Object.hasOwn(MERGES, strategy)) {
      return fail(
        "invalid-argument",
        "invalid value for strategy, {0}, must be 'insert', 'update' or 'upsert'",
        strategy,
      );
    }
    const merge = MERGES[strategy];
    return (context) => {
      const targetMap = target.get(context);
      if (targetMap instanceof Failure) return targetMap;
      const sourceMap = source.get(context);
      if (sourceMap instanceof Failure) return sourceMap;
      merge(targetMap, sourceMap);
      return target.set(context, targetMap) ?? null;
    };
  },
});

/** Visits the entries that the map has now, not those that a visit adds. */
function eachKey(map: PMap, visit: (key: string, index: number) => void): void {
  const { size } = map;
  for (let i = 0; i < size; i++) visit(map.keys[i], i);
}
