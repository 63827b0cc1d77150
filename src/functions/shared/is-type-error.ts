import type { Failure } from "../../values/failure.ts";

/**
 * Whether a typed getter's failure is its own refusal of the value (the reference's TypeError) and not a failure of
 * the expression inside it. `IsString` and its kin answer false for the first and fail for the second.
 */
export function isTypeError(failure: Failure): boolean {
  return failure.template.startsWith("expected {0} but got ");
}
