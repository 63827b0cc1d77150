import { type Failure, fail } from "../../values/failure.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

function isValid(target: string | undefined): boolean | Failure {
  if (target === undefined) return fail("nil-value", "invalid input: <nil>");
  const digits = target.replaceAll(" ", "");
  if (digits === "") return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    // From the right, the check digit first: every second digit counts double.
    const code = digits.charCodeAt(digits.length - 1 - i);
    if (code < 48 || code > 57) {
      return fail("parse-error", `strconv.Atoi: parsing "{0}": invalid syntax`, String.fromCharCode(code));
    }
    const digit = code - 48;
    if (i % 2 === 0) sum += digit;
    else sum += digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

export const isValidLuhn = defineStrict({
  name: "IsValidLuhn",
  params: { target: required("stringLike", "The number; blanks are ignored.") },
  returns: "bool",
  effects: PURE,
  summary: "Tells whether the check digit of a number is right by the Luhn algorithm.",
  notes: ["Anything but digits and blanks is an error; nil too."],
  examples: [
    { source: `IsValidLuhn("4111 1111 1111 1111")`, value: "true" },
    { source: `IsValidLuhn(79927398710)`, value: "false" },
  ],
  reference: "ottlfuncs/func_is_valid_luhn.go",
  bind: () => isValid,
});
