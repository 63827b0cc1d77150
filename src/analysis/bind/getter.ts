import type { Getter } from "../../functions/getters.ts";
import type { GetterKind } from "../../functions/params.ts";
import * as coerce from "../../values/coerce.ts";
import { Failure, fail } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";
import type { BoundValue } from "./bound.ts";

/** A coercion of the reference's Standard…Getter; undefined is "not found". */
export type Coercion = (value: Value) => unknown;

const COERCIONS: Record<Exclude<GetterKind, "any">, Coercion> = {
  string: coerce.toStringValue,
  int: coerce.toIntValue,
  float: coerce.toFloatValue,
  bool: coerce.toBoolValue,
  time: coerce.toTimeValue,
  duration: coerce.toDurationValue,
  pmap: coerce.toPMapValue,
  pslice: coerce.toPSliceValue,
  stringLike: coerce.toStringLike,
  intLike: coerce.toIntLike,
  floatLike: coerce.toFloatLike,
  boolLike: coerce.toBoolLike,
  byteSliceLike: coerce.toByteSliceLike,
};

export function isGetterKind(kind: string): kind is GetterKind {
  return kind === "any" || kind in COERCIONS;
}

export function coercionOf(kind: GetterKind): Coercion {
  return kind === "any" ? (value) => value : COERCIONS[kind];
}

/** A typed getter over a bound value. A literal is coerced now; a Failure means that the argument is refused. */
export function typedGetter(value: BoundValue, kind: GetterKind): Getter<unknown> | Failure {
  const coercion = coercionOf(kind);
  if (value.isLiteral) {
    const literal = coercion(value.literal ?? null);
    return literal instanceof Failure ? literal : { isLiteral: true, literal, get: () => literal };
  }
  const { get } = value;
  if (kind === "any") return { isLiteral: false, literal: undefined, get };
  return {
    isLiteral: false,
    literal: undefined,
    get(context) {
      const raw = get(context);
      // Wrapped, so that a function can tell a failure inside the expression from a value of the wrong type.
      return raw instanceof Failure ? fail(raw.code, "cannot get the value: {0}", raw) : coercion(raw);
    },
  };
}
