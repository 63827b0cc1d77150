import { v1TypeName } from "../../functions/v1/type-name.ts";
import { calculate, negate } from "../../values/arithmetic.ts";
import { type ComparisonOperator, compareValues } from "../../values/compare.ts";
import { Duration } from "../../values/duration.ts";
import { Failure, fail } from "../../values/failure.ts";
import { encodeHex } from "../../values/hex.ts";
import { wrapInt64 } from "../../values/int64.ts";
import { Identifier, type Value } from "../../values/value.ts";

export type V1MathOperator = "+" | "-" | "*" | "/" | "%";

/** Arithmetic of v1: nil with anything is nil; ints wrap and divide truncating; a duration can be scaled by an int. */
export function calculateV1(a: Value, operator: V1MathOperator, b: Value): Value | Failure {
  if (a === null || b === null) return null;
  if (operator === "%") return remainder(a, b);
  if (operator === "*" && a instanceof Duration && typeof b === "bigint") return new Duration(a.nanos * b);
  if (operator === "*" && typeof a === "bigint" && b instanceof Duration) return new Duration(a * b.nanos);
  if (operator === "/" && a instanceof Duration && typeof b === "bigint") {
    return b === 0n ? DIVISION_BY_ZERO : new Duration(a.nanos / b);
  }
  const result = calculate(a, operator, b);
  const isMismatch = result instanceof Failure && result.code !== "divide-by-zero";
  return isMismatch ? mismatch(operator, a, b) : result;
}

function mismatch(operator: V1MathOperator, a: Value, b: Value): Failure {
  return fail("type-mismatch", "`{0}` does not take {1} and {2}", operator, v1TypeName(a), v1TypeName(b));
}

const DIVISION_BY_ZERO = fail("divide-by-zero", "division by zero");

/** The remainder has the sign of the dividend. */
function remainder(a: Value, b: Value): Value | Failure {
  if (typeof a === "bigint" && typeof b === "bigint") return b === 0n ? DIVISION_BY_ZERO : wrapInt64(a % b);
  const isNumber = (value: Value): value is bigint | number => typeof value === "bigint" || typeof value === "number";
  if (isNumber(a) && isNumber(b)) return Number(b) === 0 ? DIVISION_BY_ZERO : Number(a) % Number(b);
  return mismatch("%", a, b);
}

/** Unary minus. */
export function negateV1(value: Value): Value | Failure {
  if (value === null) return null;
  if (value instanceof Duration) return new Duration(-value.nanos);
  const result = negate(value);
  return result instanceof Failure ? fail("type-mismatch", "`-` does not take {0}", v1TypeName(value)) : result;
}

/** Comparison of v1: nil with anything is nil; an id equals its hexadecimal text. */
export function compareV1(a: Value, operator: ComparisonOperator, b: Value): boolean | null {
  if (a === null || b === null) return null;
  const left = a instanceof Identifier && typeof b === "string" ? encodeHex(a.bytes) : a;
  const right = b instanceof Identifier && typeof a === "string" ? encodeHex(b.bytes) : b;
  return compareValues(left, right, operator);
}

/** A value as a condition: nil is unknown. */
export function truthOf(value: Value): boolean | null | Failure {
  if (value === null || typeof value === "boolean") return value;
  return fail("type-mismatch", "a condition must be a boolean, not {0}", v1TypeName(value));
}
