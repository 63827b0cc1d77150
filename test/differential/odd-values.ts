import type { Random } from "./random.ts";

/** Literals and texts that no table has: numbers at the edges of their types, escapes, bytes that are no UTF-8. */

const PIECES = [
  "a",
  "B",
  "0",
  " ",
  "é",
  "日",
  "😀",
  "\\n",
  "\\t",
  '\\"',
  "\\\\",
  "\\u00fc",
  "\\x41",
  "%",
  "$1",
  "$$",
  "{",
];
const MORE_PIECES = ["}", "<", "&", "/", ".", "*", "?", "[", "]", "(", "=", ",", ":", "\\U0001F600", "\\377", "\u00a0"];
const BAD_ESCAPES = ["\\d", "\\0", "\\'", "\\ud800", "\\xg1"];
const EDGES = [0n, 1n, 2n ** 31n, 2n ** 32n, 2n ** 53n, 2n ** 63n - 1n, 10n ** 18n, 1_700_000_000_000_000_000n];
const HUGE = ["9223372036854775808", "99999999999999999999", "08", "1e5"];
const RAW = ["ff", "80", "c3", "c3a9", "e282", "e282ac", "f0908080", "41", "5a", "20", "eda080", "efbfbd", "00", "7b"];

function oddString(random: Random): string {
  const parts = random.many(0, 7, () => random.pick(random.chance(0.7) ? PIECES : MORE_PIECES));
  if (random.chance(0.015)) parts.push(random.pick(BAD_ESCAPES));
  return `"${parts.join("")}"`;
}

function oddInt(random: Random): string {
  if (random.chance(0.02)) return random.pick(HUGE);
  const near = random.pick(EDGES) + BigInt(random.below(5) - 2);
  const number = near > 2n ** 63n - 1n ? 2n ** 63n - 1n : near;
  const text = String(number < 0n ? -number : number);
  return random.chance(0.3) ? `-${text}` : text;
}

function oddFloat(random: Random): string {
  const digits = (): string => String(random.below(10 ** (1 + random.below(9))));
  const exponent = random.chance(0.4)
    ? `${random.pick(["e", "E"])}${random.pick(["", "-", "+"])}${random.below(320)}`
    : "";
  return `${random.chance(0.3) ? "-" : ""}${digits()}.${random.chance(0.8) ? digits() : ""}${exponent}`;
}

function oddBytes(random: Random): string {
  const hex = random
    .many(1, random.pick([4, 8, 16, 20]), () => random.below(256).toString(16).padStart(2, "0"))
    .join("");
  return random.chance(0.02) ? `0x${hex}0` : `0x${hex}`;
}

const TIMES = ["0001-01-02", "1969-12-31", "1970-01-01", "2024-02-29", "2024-12-31", "2262-04-11", "9999-12-31"];
const DURATIONS = ["1ns", "-1ns", "999ms", "2562047h47m16.854775807s", "-2562047h", "1.5h", "0", "24h", "1h1m1s1ms1us"];

/** Values that only a converter makes: text that is no UTF-8, floats that are no numbers. */
function madeValue(random: Random, type: string): string | undefined {
  if (type === "string") return `Decode(0x${random.many(1, 5, () => random.pick(RAW)).join("")}, "nop")`;
  if (type === "float") return `Double("${random.pick(["NaN", "+Inf", "-inf", "0x1p-2", "1e308"])}")`;
  if (type === "slice")
    return random.pick([`Split("a,b", ",")`, `Keys({"a": 1})`, `Values({"a": 1.5})`, 'Split("", "")']);
  if (type === "map") return `ParseJSON("{\\"a\\":${random.pick(["1", "null", "[1,{}]", '\\"x\\"', "1e400"])}}")`;
  return undefined;
}

/** OTTL text for a value of a type at or beyond the edges of what is usual; undefined where there is none. */
export function oddValue(random: Random, type: string): string | undefined {
  const made = random.chance(0.25) ? madeValue(random, type) : undefined;
  if (made !== undefined) return made;
  switch (type) {
    case "string":
      return oddString(random);
    case "int":
      return oddInt(random);
    case "float":
      return oddFloat(random);
    case "bytes":
      return oddBytes(random);
    case "time":
      return `Time("${random.pick(TIMES)}", "%Y-%m-%d")`;
    case "duration":
      return `Duration("${random.pick(DURATIONS)}")`;
    default:
      return undefined;
  }
}

/** A text with a character taken out, put in, doubled or changed. */
export function slip(random: Random, text: string): string {
  const letters = [...text];
  const at = random.below(letters.length + 1);
  const put = random.pick([..." =,;:|\"'\\<>[]{}()%/&-+.0aZé\t\n😀"]);
  const kind = random.below(4);
  if (kind === 0) letters.splice(at, 1);
  else if (kind === 1) letters.splice(at, 0, put);
  else if (kind === 2) letters.splice(at, 1, put);
  else letters.splice(at, 0, ...letters.slice(at, at + 1 + random.below(4)));
  return letters.join("");
}
