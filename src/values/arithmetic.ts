import { Duration } from "./duration.ts";
import { type Failure, fail } from "./failure.ts";
import { wrapInt64 } from "./int64.ts";
import { Time } from "./time.ts";
import { typeName } from "./type-name.ts";
import type { Value } from "./value.ts";

export type MathOperator = "+" | "-" | "*" | "/";

/** OTTL's binary arithmetic; ints wrap to 64 bits. Source: the reference's math.go. */
export function calculate(x: Value, operator: MathOperator, y: Value): Value | Failure {
  if (typeof x === "bigint") {
    if (typeof y === "bigint") return calculateInts(x, operator, y);
    if (typeof y === "number") return calculateFloats(Number(x), operator, y);
    return notANumber(y);
  }
  if (typeof x === "number") {
    if (typeof y === "number") return calculateFloats(x, operator, y);
    if (typeof y === "bigint") return calculateFloats(x, operator, Number(y));
    return notANumber(y);
  }
  if (x instanceof Time) return calculateTime(x, operator, y);
  if (x instanceof Duration) return calculateDuration(x, operator, y);
  return fail(
    "type-mismatch",
    "the left operand of {0} must be an int, float, time or duration, but is {1}",
    operator,
    typeName(x),
  );
}

function notANumber(y: Value): Failure {
  return fail("type-mismatch", "the right operand must be an int or float, but is {0}", typeName(y));
}

const DIVIDE_BY_ZERO = fail("divide-by-zero", "attempted to divide by 0");
const ONLY_ADD_AND_SUBTRACT = fail("unsupported", "times and durations can only be added and subtracted");

function calculateInts(x: bigint, operator: MathOperator, y: bigint): bigint | Failure {
  switch (operator) {
    case "+":
      return wrapInt64(x + y);
    case "-":
      return wrapInt64(x - y);
    case "*":
      return wrapInt64(x * y);
    case "/":
      return y === 0n ? DIVIDE_BY_ZERO : wrapInt64(x / y);
  }
}

function calculateFloats(x: number, operator: MathOperator, y: number): number | Failure {
  switch (operator) {
    case "+":
      return x + y;
    case "-":
      return x - y;
    case "*":
      return x * y;
    case "/":
      return y === 0 ? DIVIDE_BY_ZERO : x / y;
  }
}

const MAX_DURATION = (1n << 63n) - 1n;

function calculateTime(x: Time, operator: MathOperator, y: Value): Value | Failure {
  if (operator === "+") {
    if (y instanceof Duration) return new Time(x.unixNanos + y.nanos, x.zone);
    return fail("type-mismatch", "only a duration can be added to a time, not {0}", typeName(y));
  }
  if (operator === "-") {
    // time.Sub saturates at the ends of the duration's range.
    if (y instanceof Time) {
      const nanos = x.unixNanos - y.unixNanos;
      return new Duration(
        nanos > MAX_DURATION ? MAX_DURATION : nanos < -MAX_DURATION - 1n ? -MAX_DURATION - 1n : nanos,
      );
    }
    if (y instanceof Duration) return new Time(x.unixNanos + wrapInt64(-y.nanos), x.zone);
    return fail("type-mismatch", "only a time or duration can be subtracted from a time, not {0}", typeName(y));
  }
  return ONLY_ADD_AND_SUBTRACT;
}

function calculateDuration(x: Duration, operator: MathOperator, y: Value): Value | Failure {
  if (operator === "+") {
    if (y instanceof Duration) return new Duration(x.nanos + y.nanos);
    if (y instanceof Time) return new Time(y.unixNanos + x.nanos, y.zone);
    return fail("type-mismatch", "only a duration or time can be added to a duration, not {0}", typeName(y));
  }
  if (operator === "-") {
    if (y instanceof Duration) return new Duration(x.nanos - y.nanos);
    return fail("type-mismatch", "only a duration can be subtracted from a duration, not {0}", typeName(y));
  }
  return ONLY_ADD_AND_SUBTRACT;
}

/** Unary minus: ints (wrapping) and floats. */
export function negate(x: Value): Value | Failure {
  if (typeof x === "bigint") return wrapInt64(-x);
  if (typeof x === "number") return -x;
  return fail("type-mismatch", "unary minus needs an int or float, but got {0}", typeName(x));
}
