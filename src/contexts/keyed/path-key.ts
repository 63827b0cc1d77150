import type { RecordContext } from "../../otlp/record-context.ts";
import { Failure, fail } from "../../values/failure.ts";
import { typeName } from "../../values/type-name.ts";
import type { PathKey } from "../path-definition.ts";

/** A key as a map's key: a string literal or an expression that yields exactly a string. Source: ctxutil GetMapKeyName. */
export function mapKey(context: RecordContext, key: PathKey): string | Failure {
  if (key.kind === "string") return key.literal as string;
  const value = keyValue(context, key, "string");
  return typeof value === "string"
    ? value
    : fail((value as Failure).code, "unable to resolve a string index in map: {0}", value);
}

/** A key as an index below `length`. Source: ctxutil getIndexableValue, GetSliceIndexFromKeys. */
export function sliceIndex(context: RecordContext, key: PathKey, length: number): number | Failure {
  const index = key.kind === "int" ? (key.literal as bigint) : keyValue(context, key, "int64");
  if (typeof index !== "bigint") {
    return fail((index as Failure).code, "unable to resolve an integer index in slice: {0}", index);
  }
  return index < 0n || index >= BigInt(length)
    ? fail("out-of-bounds", "index {0} out of bounds", index)
    : Number(index);
}

/** What an expression key yields, or why it is not of the wanted type. Source: ctxutil FetchValueFromExpression. */
function keyValue(context: RecordContext, key: PathKey, want: "string" | "int64"): string | bigint | Failure {
  if (key.get === undefined) return fail("type-mismatch", "invalid key type");
  const value = key.get(context);
  if (value instanceof Failure) return value;
  if (want === "string" ? typeof value === "string" : typeof value === "bigint") return value as string | bigint;
  const text = "could not resolve key for map/slice, expecting '{0}' but got '{1}'";
  return fail("type-mismatch", text, want, typeName(value));
}
