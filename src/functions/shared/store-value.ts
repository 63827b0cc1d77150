import type { Failure } from "../../values/failure.ts";
import { copyPValue, PMap, PSlice } from "../../values/pmap.ts";
import { fromRaw } from "../../values/raw.ts";
import { BoxedValue, GoSlice, type PValue, type Value } from "../../values/value.ts";

/**
 * Any value as a new pdata value: pdata's own are copied, lists of scalars and raw values converted, the rest refused.
 * Source: the reference's internal/ottlcommon/value.go, CopyValueTo.
 */
export function storeValue(value: Value): PValue | Failure {
  if (value instanceof PMap || value instanceof PSlice) return copyPValue(value);
  if (value instanceof BoxedValue) return copyPValue(value.value);
  if (value instanceof GoSlice) {
    switch (value.element) {
      case "string":
      case "bool":
      case "float64":
      case "int64":
        return new PSlice(value.items.slice() as PValue[]);
    }
  }
  return fromRaw(value);
}
