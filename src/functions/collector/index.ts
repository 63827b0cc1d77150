import { toPSliceValue } from "../../values/coerce.ts";
import { compareValues } from "../../values/compare.ts";
import { Failure, fail } from "../../values/failure.ts";
import { toRaw } from "../../values/raw.ts";
import { BoxedValue, type Value } from "../../values/value.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const index = defineStrict({
  name: "Index",
  params: {
    target: required("any", "A text or a list."),
    value: required("any", "What to look for; in a text, a text."),
  },
  returns: "int",
  effects: PURE,
  summary: "Gives the position of the first occurrence of a value, or -1.",
  notes: ["Positions in a text count bytes."],
  examples: [
    { source: `Index("hello", "l")`, value: "2" },
    { source: `Index(["a", "b"], "c")`, value: "-1" },
  ],
  reference: "ottlfuncs/func_index.go",
  bind: () => (target: Value, value: Value) => {
    const sought = value instanceof BoxedValue ? toRaw(value.value) : value;
    if (typeof target === "string") {
      if (typeof sought === "string") return BigInt(target.indexOf(sought));
      return fail("type-mismatch", "invalid value type for Index function, value must be a string");
    }
    const slice = toPSliceValue(target);
    if (slice instanceof Failure) return slice;
    return BigInt(slice.items.findIndex((item) => compareValues(toRaw(item), sought, "==")));
  },
});
