import type { GeneratedCase } from "./generate.ts";
import { slip } from "./odd-values.ts";
import { Random } from "./random.ts";

/**
 * Cases of the usual kinds with what nobody writes: spaces anywhere, parentheses and indexes without need, payloads with
 * fields in every notation that OTLP/JSON has, keys that stand twice, numbers beyond their types.
 */

const SPACES = ["  ", "\n", "\t", "\r\n", " \n\t ", ""];
const VALUES: readonly object[] = [
  {},
  { stringValue: "" },
  { stringValue: "\u0000" },
  { stringValue: "\u{10ffff}\u2028" },
  { boolValue: false },
  { intValue: "-9223372036854775808" },
  { intValue: 9007199254740992 },
  { intValue: "9223372036854775808" },
  { intValue: 1.5 },
  { intValue: "007" },
  { doubleValue: "NaN" },
  { doubleValue: "-Infinity" },
  { doubleValue: "Infinity" },
  { doubleValue: -0 },
  { doubleValue: 5e-324 },
  { doubleValue: 1.7976931348623157e308 },
  { doubleValue: "1.5" },
  { doubleValue: 3 },
  { bytesValue: "" },
  { bytesValue: "/w==" },
  { bytesValue: "_w" },
  { arrayValue: {} },
  { arrayValue: { values: [{}, { arrayValue: { values: [{}] } }] } },
  { kvlistValue: {} },
  {
    kvlistValue: {
      values: [
        { key: "x", value: { intValue: "1" } },
        { key: "x", value: { stringValue: "2" } },
        { key: "", value: {} },
        { key: "n" },
      ],
    },
  },
  { stringValue: "a", intValue: "1" },
  { stringValue: null },
];

/** Adds, doubles, drops or changes one entry or field somewhere in OTLP/JSON. */
function disturb(random: Random, value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0) return value;
    const at = random.below(value.length);
    const item = value[at];
    const isEntry = typeof item === "object" && item !== null && "key" in item;
    const roll = random.next();
    if (isEntry && roll < 0.15) return [...value, { ...item, value: random.pick(VALUES) }];
    if (isEntry && roll < 0.3)
      return value.map((each, i) => (i === at ? { ...each, value: random.pick(VALUES) } : each));
    if (roll < 0.34 && value.length > 1) return value.toSpliced(at, 1);
    if (roll < 0.36) return [...value, isEntry ? {} : item];
    return value.map((each, i) => (i === at ? disturb(random, each) : each));
  }
  if (typeof value !== "object" || value === null) return value;
  const names = Object.keys(value);
  if (names.length === 0) return value;
  const name = random.pick(names);
  const field = (value as Record<string, unknown>)[name];
  const roll = random.next();
  if (roll < 0.03) return { ...value, [name]: null };
  if (roll < 0.05) return { ...value, unknownField: { a: [1, "x"] } };
  if (roll < 0.07) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key === name ? snake(key) : key, item]));
  }
  if (typeof field === "number" && roll < 0.5) return { ...value, [name]: random.pick([-1, 2147483648, 1e20, 7]) };
  if (typeof field === "string" && roll < 0.4) {
    return { ...value, [name]: random.pick(["", slip(random, field), field.toUpperCase(), "0".repeat(field.length)]) };
  }
  return { ...value, [name]: disturb(random, field) };
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Spaces between words changed; parentheses and indexes put where they change something or nothing. */
function disturbText(random: Random, text: string): string {
  let inText = false;
  const spaced = random.chance(0.5);
  let result = "";
  for (const letter of text) {
    if (letter === '"') inText = !inText;
    if (inText || letter === '"') result += letter;
    else if (letter === " " && spaced && random.chance(0.3)) result += random.pick(SPACES);
    else if ("(),=[]".includes(letter) && spaced && random.chance(0.1)) result += ` ${letter} `;
    else result += letter;
  }
  if (random.chance(0.25)) {
    result = result.replace(
      /\bwhere (.*)$/s,
      (_, condition) => `where ${random.pick(["(", "((", "not (", "true and ("])}${condition})`,
    );
  }
  if (random.chance(0.15)) result = result.replace(/(\["\w+"\])(?!\[)/, (index) => index + random.pick(EXTRA_KEYS));
  if (random.chance(0.1)) result = result.replace(/\b(attributes|metadata|cache)\["\w+"\]/, "$1");
  if (random.chance(0.05))
    result = result.replace(/\b\d+\b/, (digits) => `(${digits} ${random.pick(["+", "*", "-", "/"])} 2)`);
  if (random.chance(0.05)) result = result.replace(/ (and|or) /, (_, word) => (word === "and" ? " or " : " and not "));
  return result;
}

const EXTRA_KEYS = [
  '["x"]',
  "[0]",
  "[-1]",
  '["x"]["y"][0]',
  "[1.5]",
  "[nil]",
  '[Concat(["x"], "")]',
  "[1 - 1]",
  '[""]',
  "[true]",
];

function disturbTexts(random: Random, value: unknown): unknown {
  if (typeof value === "string") return /[ (]/.test(value) ? disturbText(random, value) : value;
  if (Array.isArray(value)) return value.map((item) => disturbTexts(random, item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, disturbTexts(random, item)]));
}

/** The cases as nobody writes them; the same seed and cases give the same. */
export function* wildCases(seed: number, cases: Iterable<GeneratedCase>): Generator<GeneratedCase> {
  const random = new Random(seed + 1);
  for (const item of cases) {
    let { input } = item;
    for (let n = random.below(6); n > 0; n--) input = disturb(random, input) as object;
    yield {
      ...item,
      id: `w${item.id}`,
      input,
      ...(item.config ? { config: disturbTexts(random, item.config) as object } : {}),
      ...(item.expr !== undefined ? { expr: disturbText(random, item.expr) } : {}),
    };
  }
}
