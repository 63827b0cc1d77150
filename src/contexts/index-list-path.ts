import type { RecordContext } from "../otlp/record-context.ts";
import { Failure } from "../values/failure.ts";
import { GoSlice } from "../values/value.ts";
import { scalar } from "./definitions.ts";
import { intList } from "./number-lists.ts";
import type { PathDefinition } from "./path-definition.ts";
import { smallInt } from "./small-int.ts";

/** `attribute_indices` of a profile or sample: int32 in the record, []int64 in OTTL. */
export function indexListPath(doc: string, read: (context: RecordContext) => number[]): PathDefinition {
  return scalar(
    "attribute_indices",
    "any",
    doc,
    (context) => new GoSlice("int64", read(context).map(smallInt)),
    (context, value) => {
      const list = intList(value, "int32");
      if (list instanceof Failure) return list;
      const target = read(context);
      target.length = 0;
      for (const item of list) target.push(Number(item));
      return undefined;
    },
    { goType: "[]int64" },
  );
}
