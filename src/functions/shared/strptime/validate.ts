import { type Failure, fail } from "../../../values/failure.ts";
import { findDirectives, LAYOUTS } from "./directives.ts";

const BARE_FRACTION = /[^.,]%[Lfs]/;

/** Checks a format: known directives only, no digits, fractions after a point or comma. */
export function validateFormat(format: string): Failure | undefined {
  if (/\d/.test(format)) return fail("invalid-argument", "format string should not contain decimals");
  const fraction = BARE_FRACTION.exec(format);
  if (fraction !== null) {
    return fail(
      "invalid-argument",
      "invalid fractional seconds directive: '{0}'. must be preceded with '.' or ','",
      fraction[0],
    );
  }
  const unknown = findDirectives(format).filter(({ text }) => !Object.hasOwn(LAYOUTS, text));
  if (unknown.length === 0) return undefined;
  return fail(
    "invalid-argument",
    "invalid strptime format: unsupported directive {0}",
    unknown.map(({ text }) => text).join(", "),
  );
}
