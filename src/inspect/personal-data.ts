/** What a text seems to hold that should not leave the house. */
export type PersonalData = "e-mail address" | "card number" | "IP address" | "token or password";

const EMAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}\.[A-Za-z]{2,24}/;
const CARD = /(?<![0-9])(?:[0-9][ -]?){12,18}[0-9](?![0-9])/g;
const IPV4 =
  /(?<![0-9.])(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?![0-9.])/g;
const IPV6 = /(?<![0-9A-Fa-f:])(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}(?![0-9A-Fa-f:])/;
const TOKENS: readonly RegExp[] = [
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/,
  /\b(?:Bearer|Basic) [A-Za-z0-9+/._~=-]{6,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/,
  /\b(?:password|passwd|secret|token|api[_-]?key|session)=(?!\*|<|x{3,})[^\s&;,"']{4,}/i,
];

/** Guesses by form; the longest texts are looked at in their first part only. */
export function findPersonalData(text: string): PersonalData[] {
  const part = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
  const found: PersonalData[] = [];
  if (part.includes("@") && EMAIL.test(part)) found.push("e-mail address");
  if (/[0-9]/.test(part)) {
    if ([...part.matchAll(CARD)].some(([number]) => isCardNumber(number))) found.push("card number");
    if ([...part.matchAll(IPV4)].some(([address]) => isAddressOfSomebody(address)) || IPV6.test(part)) {
      found.push("IP address");
    }
  }
  if (TOKENS.some((pattern) => pattern.test(part))) found.push("token or password");
  return found;
}

const MAX_TEXT = 20_000;

/** An address that ends in 0 was masked; those of the machine itself tell nothing. */
function isAddressOfSomebody(address: string): boolean {
  return !address.endsWith(".0") && !address.startsWith("127.") && !address.startsWith("0.");
}

/** Cards begin with 3 to 6 or 2 and end with the digit of Luhn's formula. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, "");
  if (!/^[2-6]/.test(digits) || digits.length < 13 || /^(.)\1*$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? 2 * digit : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
