import { Failure, fail } from "../../values/failure.ts";
import { copyPValue, PMap, type PSlice } from "../../values/pmap.ts";
import { kindName } from "../../values/type-name.ts";
import type { PValue } from "../../values/value.ts";
import { PURE } from "../define.ts";
import { optionalList, required } from "../params.ts";
import { defineStrict } from "../strict.ts";

type Path = readonly string[];

export const sliceToMap = defineStrict({
  name: "SliceToMap",
  params: {
    target: required("pslice", "The list."),
    key_path: optionalList("stringLiteral", "Where in an item its key stands; the item's index by default."),
    value_path: optionalList("stringLiteral", "Where in an item its value stands; the whole item by default."),
  },
  returns: "map",
  effects: PURE,
  summary: "Turns a list into a map.",
  notes: [
    "With a path, every item must be a map that has it, and a key must be a text.",
    "The last of equal keys wins.",
  ],
  examples: [
    { source: `SliceToMap(["x", "y"])`, value: `{"0": "x", "1": "y"}` },
    {
      source: `SliceToMap(ParseJSON("[{\\"k\\": \\"a\\", \\"v\\": true}]"), ["k"], ["v"])`,
      value: `{"a": true}`,
    },
  ],
  reference: "ottlfuncs/func_slice_to_map.go",
  bind: () => (target: PSlice, keyPath: Path | undefined, valuePath: Path | undefined) => {
    const map = new PMap();
    for (const [i, item] of target.items.entries()) {
      const key = keyPath === undefined ? String(i) : keyOf(item, keyPath);
      if (key instanceof Failure) return fail(key.code, "element {0}: {1}", i, key);
      const value = valuePath === undefined ? item : valueAt(item, valuePath);
      if (value instanceof Failure) return fail(value.code, "element {0}: {1}", i, value);
      map.set(key, copyPValue(value));
    }
    return map;
  },
});

function keyOf(item: PValue, path: Path): string | Failure {
  const key = valueAt(item, path);
  if (key instanceof Failure || typeof key === "string") return key;
  return fail("type-mismatch", "the key is not of type string, got {0}", kindName(key));
}

function valueAt(item: PValue, path: Path): PValue | Failure {
  if (!(item instanceof PMap)) {
    return fail("type-mismatch", "items must be maps when using `key_path` or `value_path`, got {0}", kindName(item));
  }
  if (path.length === 0) return fail("invalid-argument", "must provide at least one path item");
  let value: PValue | undefined = item;
  for (const key of path) {
    value = value instanceof PMap ? value.get(key) : undefined;
    if (value === undefined)
      return fail("missing-key", "provided object does not contain the path [{0}]", path.join(" "));
  }
  return value;
}
