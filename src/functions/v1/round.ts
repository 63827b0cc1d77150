import { fail } from "../../values/failure.ts";
import { wrapInt64 } from "../../values/int64.ts";
import { defineConverter } from "./define.ts";

export const round = defineConverter({
  name: "Round",
  params: [
    { name: "value", kind: "number" },
    { name: "digits", kind: "int", optional: true },
  ],
  returns: "any",
  nil: "propagate",
  summary:
    "The number rounded to so many decimal digits (none where left out), halves away from zero; an int stays an int.",
  bind:
    () =>
    (value: bigint | number, digits = 0n) => {
      if (digits < -18n || digits > 18n)
        return fail("invalid-argument", "digits must be from -18 to 18, not {0}", digits);
      return typeof value === "bigint" ? roundInt(value, digits) : roundFloat(value, Number(digits));
    },
});

function roundInt(value: bigint, digits: bigint): bigint {
  if (digits >= 0n) return value;
  const unit = 10n ** -digits;
  const half = value < 0n ? -unit / 2n : unit / 2n;
  return wrapInt64(((value + half) / unit) * unit);
}

/** Decimal shifts through the shortest decimal text, so that 1.005 rounds to 1.01 as it reads. */
function roundFloat(value: number, digits: number): number {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return value;
  const shifted = shift(Math.abs(value), digits);
  const rounded = shift(Math.round(shifted), -digits);
  return Math.sign(value) * rounded;
}

function shift(value: number, digits: number): number {
  const [mantissa, exponent = "0"] = String(value).split("e");
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}
