import { Failure, fail } from "../../values/failure.ts";
import { PSlice } from "../../values/pmap.ts";
import { fromRaw, sliceFromRaw, toRaw } from "../../values/raw.ts";
import { kindName } from "../../values/type-name.ts";
import { BoxedValue, GoSlice, type PValue, type Value } from "../../values/value.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional, optionalList, required } from "../params.ts";

export const append = defineFunction({
  name: "append",
  kind: "editor",
  params: {
    target: required("getSetter", "The path of the list."),
    value: optional("any", "One value to append."),
    values: optionalList("any", "Values to append, behind `value`."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Appends values to a list.",
  notes: [
    "A target that is no list becomes one with its value as the first item; nil becomes an empty list.",
    "Maps and lists that come from a path cannot be appended.",
  ],
  examples: [
    { source: `append(log.attributes["a"], 2)`, before: `{"a": [1]}`, after: `{"a": [1, 2]}` },
    { source: `append(log.attributes["a"], values=["y", "z"])`, before: `{"a": "x"}`, after: `{"a": ["x", "y", "z"]}` },
  ],
  reference: "ottlfuncs/func_append.go",
  create: ({ target, value, values }) => {
    if (value === undefined && values === undefined) {
      return fail("invalid-argument", "at least one of the optional arguments ('value' or 'values') must be provided");
    }
    const getters = [...(value === undefined ? [] : [value]), ...(values ?? [])];
    return (context) => {
      const current = target.get(context);
      if (current instanceof Failure) return current;
      const items = currentItems(current);
      if (items instanceof Failure) return items;
      for (const getter of getters) {
        const result = getter.get(context);
        if (result instanceof Failure) return result;
        const item = fromRaw(result);
        if (item instanceof Failure) return item;
        items.push(item);
      }
      return target.set(context, new PSlice(items)) ?? null;
    };
  },
});

/** The items that the target has before anything is appended, in a new array. */
function currentItems(target: Value): PValue[] | Failure {
  if (target === null) return [];
  if (target instanceof PSlice) return rawItems(target);
  if (target instanceof BoxedValue) {
    const { value } = target;
    if (value instanceof PSlice) return rawItems(value);
    if (value === null) return [""];
    if (typeof value === "object")
      return fail("type-mismatch", 'unsupported type of target field: "{0}"', kindName(value));
    return [value];
  }
  if (target instanceof GoSlice && target.element === "any") return rawItems(sliceFromRaw(target));
  if (target instanceof GoSlice && target.element !== "uint64" && target.element !== "int") {
    return target.items.slice() as PValue[];
  }
  const item = fromRaw(target);
  return item instanceof Failure ? item : [item];
}

/** A list's items through their raw form, which drops all but the last of duplicate keys. */
function rawItems(slice: PSlice | Failure): PValue[] | Failure {
  if (slice instanceof Failure) return slice;
  const raw = sliceFromRaw(toRaw(slice) as GoSlice);
  return raw instanceof Failure ? raw : raw.items;
}
