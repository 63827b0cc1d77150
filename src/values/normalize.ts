import { readPValue } from "./index-value.ts";
import { BoxedValue, type GoElement, GoInt, GoSlice, type Value } from "./value.ts";

const CONVERTED: ReadonlySet<GoElement> = new Set(["string", "bool", "float64", "int64"]);

/**
 * What lambda parameters are bound to: pcommon.Value unwrapped, Go integers int64, typed slices []any.
 * Source: the reference's internal/ottlcommon/value.go, NormalizeValue.
 */
export function normalizeValue(value: Value): Value {
  if (value instanceof BoxedValue) return readPValue(value.value);
  if (value instanceof GoInt && value.type !== "ottl.Enum") return BigInt.asIntN(64, value.value);
  if (value instanceof GoSlice && CONVERTED.has(value.element)) return new GoSlice("any", value.items);
  return value;
}
