import { pdqSort } from "../../util/pdq-sort.ts";
import { asString } from "../../values/as-string.ts";
import { Failure, fail } from "../../values/failure.ts";
import { PSlice } from "../../values/pmap.ts";
import { sliceFromRaw } from "../../values/raw.ts";
import { kindName, typeName } from "../../values/type-name.ts";
import { BoxedValue, GoSlice, type PValue, type Value } from "../../values/value.ts";
import { PURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { defineStrict } from "../strict.ts";

type SortKey = string | number | bigint | boolean;

export const sort = defineStrict({
  name: "Sort",
  params: {
    target: required("any", "The list."),
    order: optional("stringLiteral", "`asc` (default) or `desc`."),
  },
  returns: "slice",
  effects: PURE,
  summary: "Sorts a list.",
  notes: [
    "Integers and floats are sorted by number; with a text, boolean or nil among the items all are sorted by their text.",
    "A list that holds maps, lists or bytes stays as it is.",
  ],
  examples: [
    { source: `Sort([3, 1, 2])`, value: "[1, 2, 3]" },
    { source: `Sort(["b", "a"], "desc")`, value: `["b", "a"]` },
    { source: `Sort([10, "9", 1])`, value: `[1, 10, "9"]` },
  ],
  reference: "ottlfuncs/func_sort.go",
  bind: ({ order = "asc" }) => {
    if (order !== "asc" && order !== "desc") {
      return fail("invalid-argument", 'invalid arguments: {0}. Order should be either "asc" or "desc"', order);
    }
    const descending = order === "desc";
    return (target: Value) => sortValue(target, descending);
  },
});

function sortValue(target: Value, descending: boolean): Value | Failure {
  if (target instanceof PSlice) return sortSlice(target, descending);
  if (target instanceof BoxedValue) {
    if (target.value instanceof PSlice) return sortSlice(target.value, descending);
    return notAList(kindName(target.value));
  }
  if (!(target instanceof GoSlice)) return notAList(typeName(target));
  switch (target.element) {
    case "any": {
      const slice = sliceFromRaw(target);
      return slice instanceof Failure ? slice : sortSlice(slice, descending);
    }
    case "string":
    case "int64":
    case "float64":
    case "bool":
      return new GoSlice(
        target.element,
        sortBy(target.items as SortKey[], (item) => item, descending),
      );
    default:
      return notAList(typeName(target));
  }
}

function notAList(type: string): Failure {
  return fail("type-mismatch", "sort with unsupported type: '{0}'. Target is not a list", type);
}

function sortSlice(slice: PSlice, descending: boolean): Value {
  const { items } = slice;
  const toKey = keyFunction(items);
  return toKey === undefined ? slice : new GoSlice("any", sortBy(items, toKey, descending));
}

/** What the items are compared by; undefined where they are not sorted. */
function keyFunction(items: readonly PValue[]): ((item: PValue) => SortKey) | undefined {
  if (items.length === 0 || items.some((item) => item !== null && typeof item === "object")) return undefined;
  const numbers = items.every((item) => typeof item === "bigint" || typeof item === "number");
  if (!numbers) return asString;
  const mixed = items.some((item) => typeof item !== typeof items[0]);
  return mixed ? Number : (item) => item as SortKey;
}

/** Sorts as the reference's library does, which shows where different items compare equal. */
function sortBy<T extends Value>(items: readonly T[], toKey: (item: T) => SortKey, descending: boolean): T[] {
  const pairs = items.map((item) => ({ item, key: toKey(item) }));
  pdqSort(pairs, descending ? (a, b) => isLess(b.key, a.key) : (a, b) => isLess(a.key, b.key));
  return pairs.map(({ item }) => item);
}

/** Go's cmp.Compare: NaN stands before all other numbers. */
function isLess(a: SortKey, b: SortKey): boolean {
  return a < b || (Number.isNaN(a) && !Number.isNaN(b));
}
