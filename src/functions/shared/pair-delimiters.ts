import { type Failure, fail } from "../../values/failure.ts";

/** The checked delimiters of `ParseKeyValue` and `ToKeyValueString`, with their defaults. */
export function pairDelimiters(
  between = "=",
  pair = " ",
): { readonly between: string; readonly pair: string } | Failure {
  if (between === "") return fail("invalid-argument", "delimiter cannot be set to an empty string");
  if (pair === "") return fail("invalid-argument", "pair delimiter cannot be set to an empty string");
  if (pair === between) {
    return fail("invalid-argument", 'pair delimiter "{0}" cannot be equal to delimiter "{1}"', pair, between);
  }
  return { between, pair };
}
