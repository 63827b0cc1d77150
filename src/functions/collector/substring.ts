import { fail } from "../../values/failure.ts";
import { PURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { defineStrict } from "../strict.ts";

const RANGE =
  "invalid range for substring function, start({0})+length({1}) cannot be greater than the length of target string({2})";

/** Whether a byte can start a UTF-8 sequence (it is no continuation byte). */
function startsRune(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xc0) !== 0x80;
}

function sliceSafely(text: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < text.length && !startsRune(text, start)) start++;
  while (start < end && end < text.length && !startsRune(text, end)) end--;
  return text.slice(start, Math.max(start, end));
}

export const substring = defineStrict({
  name: "Substring",
  params: {
    target: required("string", "The text."),
    start: required("int", "The first byte, from 0."),
    length: required("int", "How many bytes; at least 1."),
    utf8_safe: optional("boolLiteral", "Moves both ends so that no character is cut."),
  },
  returns: "string",
  effects: PURE,
  summary: "Cuts a range of bytes out of the text.",
  notes: ["A range beyond the end of the text is an error."],
  examples: [{ source: `Substring("123456789", 0, 3)`, value: `"123"` }],
  reference: "ottlfuncs/func_substring.go",
  bind:
    ({ utf8_safe = false }) =>
    (target: string, start: bigint, length: bigint) => {
      if (start < 0n)
        return fail("out-of-bounds", "invalid start for substring function, {0} cannot be negative", start);
      if (length <= 0n) {
        return fail("out-of-bounds", "invalid length for substring function, {0} cannot be negative or zero", length);
      }
      if (start + length > BigInt(target.length)) return fail("out-of-bounds", RANGE, start, length, target.length);
      const from = Number(start);
      const to = Number(start + length);
      return utf8_safe ? sliceSafely(target, from, to) : target.slice(from, to);
    },
});
