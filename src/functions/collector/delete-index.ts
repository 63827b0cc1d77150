import { Failure, fail } from "../../values/failure.ts";
import { PSlice } from "../../values/pmap.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional, required } from "../params.ts";

export const deleteIndex = defineFunction({
  name: "delete_index",
  kind: "editor",
  params: {
    target: required("psliceGetSetter", "The path of the list."),
    start_index: required("int", "The first item to remove."),
    end_index: optional("int", "The item behind the last one to remove; `start_index + 1` by default."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Removes one item, or a range of items, from a list.",
  notes: ["Indexes outside the list are errors."],
  examples: [
    { source: `delete_index(log.attributes["a"], 1)`, before: `{"a": [1, 2, 3]}`, after: `{"a": [1, 3]}` },
    { source: `delete_index(log.attributes["a"], 0, 2)`, before: `{"a": [1, 2, 3]}`, after: `{"a": [3]}` },
  ],
  reference: "ottlfuncs/func_delete_index.go",
  create:
    ({ target, start_index: startIndex, end_index: endIndex }) =>
    (context) => {
      const slice = target.get(context);
      if (slice instanceof Failure) return slice;
      const start = startIndex.get(context);
      if (start instanceof Failure) return start;
      const end = endIndex === undefined ? BigInt.asIntN(64, start + 1n) : endIndex.get(context);
      if (end instanceof Failure) return end;
      const length = BigInt(slice.items.length);
      if (start === 0n && end === length) return target.set(context, new PSlice()) ?? null;
      const invalid = checkBounds(start, end, length);
      if (invalid !== undefined) return invalid;
      slice.items.splice(Number(start), Number(end - start));
      return target.set(context, slice) ?? null;
    },
});

function checkBounds(start: bigint, end: bigint, length: bigint): Failure | undefined {
  if (start < 0n || start >= length) {
    return fail("out-of-bounds", "startIndex {0} out of bounds for slice of length {1}", start, length);
  }
  if (end < start) return fail("out-of-bounds", "endIndex {0} cannot be less than startIndex {1}", end, start);
  if (end > length) {
    return fail("out-of-bounds", "deletion range [{0}:{1}] out of bounds for slice of length {2}", start, end, length);
  }
  return undefined;
}
