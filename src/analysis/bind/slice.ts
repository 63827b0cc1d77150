import { NIL_ITEMS } from "../../functions/shared/nil-items.ts";
import { Failure, fail } from "../../values/failure.ts";
import { PSlice } from "../../values/pmap.ts";
import { typeName } from "../../values/type-name.ts";
import { BoxedValue, GoInt, GoSlice, NIL_BYTES, type Value } from "../../values/value.ts";
import type { Coercion } from "./getter.ts";

/**
 * The coerced items of a slice argument that is not a list literal: any slice will do, nil is `NIL_ITEMS`.
 * Source: the reference's internal/slicegetter.
 */
export function sliceItems(value: Value, coercion: Coercion): readonly unknown[] | Failure {
  if (value === null || value === NIL_BYTES) return NIL_ITEMS;
  const raw = rawItems(value);
  if (raw instanceof Failure) return raw;
  const items: unknown[] = [];
  for (const item of raw) {
    const coerced = coercion(item);
    if (coerced instanceof Failure) return coerced;
    items.push(coerced);
  }
  return items;
}

/** Items of pdata slices stay boxed: the coercions treat a pcommon.Value by its own rules. */
function rawItems(value: Value): readonly Value[] | Failure {
  const inner = value instanceof BoxedValue ? value.value : value;
  if (inner instanceof PSlice) return inner.items.map((item) => new BoxedValue(item));
  if (!(value instanceof BoxedValue)) {
    if (value instanceof GoSlice) return value.items;
    if (value instanceof Uint8Array) return Array.from(value, (byte) => new GoInt("uint8", BigInt(byte)));
  }
  return fail("type-mismatch", "expected a slice, got {0}", typeName(value));
}
