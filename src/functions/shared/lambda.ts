import type { RecordContext } from "../../otlp/record-context.ts";
import { toPMapValue, toPSliceValue } from "../../values/coerce.ts";
import { Failure, fail } from "../../values/failure.ts";
import { readPValue } from "../../values/index-value.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { typeName } from "../../values/type-name.ts";
import { BoxedValue, type PValue, type Value } from "../../values/value.ts";
import type { LambdaArgument } from "../getters.ts";
import { isTypeError } from "./is-type-error.ts";

/** Helpers of the functions that take lambdas. Source: the reference's xottl/ottlfuncs/internal/funcutil. */

/** The gate of lambdas and of the functions that take them. */
export const LAMBDA_GATE = "ottl.functions.enableLambda";

/** A Failure where the lambda has another number of parameters. */
export function checkArity(lambda: LambdaArgument, arity: number): Failure | undefined {
  const { length } = lambda.params;
  if (length === arity) return undefined;
  return fail("invalid-argument", "lambda should be defined with exactly {0} formal(s), but has {1}", arity, length);
}

/** The source of an iteration: any kind of list or map. */
export function toCollection(value: Value): PMap | PSlice | Failure {
  const inner = value instanceof BoxedValue ? value.value : value;
  if (inner instanceof PMap || inner instanceof PSlice) return inner;
  const slice = toPSliceValue(value);
  if (!(slice instanceof Failure) || !isTypeError(slice)) return slice;
  const map = toPMapValue(value);
  if (!(map instanceof Failure) || !isTypeError(map)) return map;
  return fail("type-mismatch", "unsupported type provided: {0}", typeName(value));
}

/** One item of a collection as a lambda sees it: index or key, and value. */
export interface Item {
  readonly key: bigint | string;
  readonly stored: PValue;
}

/** The items in order. */
export function* itemsOf(collection: PMap | PSlice): Generator<Item> {
  if (collection instanceof PMap) {
    for (let i = 0; i < collection.size; i++) yield { key: collection.keys[i], stored: collection.values[i] };
    return;
  }
  for (let i = 0; i < collection.items.length; i++) yield { key: BigInt(i), stored: collection.items[i] };
}

/** Calls a lambda `(key, value)`; any result but nil will do. */
export function callOnItem(lambda: LambdaArgument, context: RecordContext, { key, stored }: Item): Value | Failure {
  const result = lambda.call(context, [key, readPValue(stored)]);
  return result instanceof Failure || result !== null ? result : wrongResult("<nil>", result);
}

/** Calls a lambda `(key, value)` that must answer a boolean. */
export function testItem(lambda: LambdaArgument, context: RecordContext, { key, stored }: Item): boolean | Failure {
  return toBooleanResult(lambda.call(context, [key, readPValue(stored)]));
}

/** A lambda's result as a boolean. */
export function toBooleanResult(result: Value | Failure): boolean | Failure {
  if (typeof result === "boolean" || result instanceof Failure) return result;
  if (result instanceof BoxedValue && typeof result.value === "boolean") return result.value;
  return wrongResult("bool", result);
}

/** A lambda's result as a string. */
export function toStringResult(result: Value | Failure): string | Failure {
  if (typeof result === "string" || result instanceof Failure) return result;
  if (result instanceof BoxedValue && typeof result.value === "string") return result.value;
  return wrongResult("string", result);
}

export function wrongResult(want: string, result: Value): Failure {
  return fail("type-mismatch", "lambda expression must return a value of type {0}, got {1}", want, typeName(result));
}

/** Says at which item a lambda failed. */
export function itemFailure(failure: Failure, { key }: Item): Failure {
  const kind = typeof key === "string" ? "map" : "slice";
  return fail(failure.code, "error while evaluating lambda function on {0} item {1}: {2}", kind, key, failure);
}
