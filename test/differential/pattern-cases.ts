import { expandGrok } from "../../src/packs/grok/expand.ts";
import { GROK_PATTERNS } from "../../src/packs/grok/patterns.ts";
import { fromText } from "../../src/values/byte-string.ts";
import { Failure } from "../../src/values/failure.ts";
import { slip } from "./odd-values.ts";
import { Random } from "./random.ts";

/** A pattern, a template for its matches and texts to search; byte strings. */
export interface PatternCase {
  readonly pattern: string;
  readonly template: string;
  readonly texts: readonly string[];
}

/** A piece of pattern with a text that it is likely to match. */
type Piece = readonly [pattern: string, text: string];

const LETTERS = [..."aabbcKkSsxyz019 _-.\nſKéÉüßıİǅΣσς日😀"];
const CLASSES: readonly Piece[] = [
  ...([
    "\\d|7",
    "\\D|x",
    "\\w|k",
    "\\W|-",
    "\\s| ",
    "\\S|é",
    ".|a",
    "\\pL|é",
    "\\PN|s",
    "\\pN|9",
    "\\p{Greek}|σ",
  ] as const),
  ...([
    "\\p{^Lu}|b",
    "\\P{Han}|c",
    "\\p{Any}|日",
    "\\p{Lu}|K",
    "[[:alpha:]]|b",
    "[[:^space:]]|x",
    "[[:word:]_-]|-",
  ] as const),
  ...([
    "[a-c]|b",
    "[^a-c\\d]|x",
    "[\\s\\S]|\n",
    "[^\\x00-\\x{10FFFF}]|a",
    "[K-ſ]|S",
    "[-a]|-",
    "[a-]|-",
    "[]a]|]",
  ] as const),
  ...([
    "[^]a]|b",
    "[\\pL\\d]|9",
    "[^\\PL]|k",
    "[а-я]|д",
    "[\\Q-\\E]|-",
    "[\\n\\t]|\n",
    "\\C|a",
    "[[.a.]]|a",
    "[z-a]|a",
  ] as const),
].map((each) => each.split("|") as unknown as Piece);
const ANCHORS = ["^", "$", "\\A", "\\z", "\\b", "\\B", "\\Z", "(?m)^", "(?m:$)"];
const ESCAPES: readonly Piece[] = [
  ...([
    "\\.|.",
    "\\x41|A",
    "\\x{1F600}|😀",
    "\\101|A",
    "\\07|\x07",
    "\\n|\n",
    "\\t|\t",
    "\\Qa.b\\E|a.b",
    "\\Q*|*",
  ] as const),
  ...([
    "\\_|_",
    "\\x{110000}|a",
    "\\8|8",
    "\\é|é",
    "\\x4|a",
    "\\pX|a",
    "\\p{Nope}|a",
    "\\a|\x07",
    "\\1|a",
    "\\k<n>|a",
  ] as const),
].map((each) => each.split("|") as unknown as Piece);
const REPEATS: readonly (readonly [string, readonly number[]])[] = [
  ["*", [0, 1, 3]],
  ["+", [1, 2]],
  ["?", [0, 1]],
  ["{2}", [2]],
  ["{0}", [0]],
  ["{1,}", [1, 4]],
  ["{0,2}", [0, 2]],
  ["{2,3}", [2, 3]],
  ["{,2}", [1]],
  ["{1001}", [1]],
  ["{3,1}", [1]],
  ["{", [1]],
  ["**", [1]],
  ["+*?", [1]],
];
const TEMPLATES = ["", "<>", "n", "0", "1x", "é", "{n}", "{1}x", "{", "{}", "2$1", "{n", "$", "10"].flatMap((each) =>
  each === "<>" ? ["<$0>", "\\1"] : [`$${each}`],
);
const FLAGS = ["i", "s", "m", "U", "is", "-s", "i-m", "-i", "x", "", "-", "ii", "im-sU"];

class PatternWriter {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  piece(depth: number): Piece {
    const random = this.#random;
    const roll = random.next();
    if (depth > 0 && roll < 0.16) return this.#joined(depth - 1, 1 + random.below(3));
    if (depth > 0 && roll < 0.26) return this.#alternatives(depth - 1);
    if (depth > 0 && roll < 0.42) return this.#group(depth - 1);
    if (depth > 0 && roll < 0.58) return this.#repeat(depth - 1);
    if (roll < 0.72) return random.pick(CLASSES);
    if (roll < 0.77) return [random.pick(ANCHORS), ""];
    if (roll < 0.82) return random.pick(ESCAPES);
    const letter = random.pick(LETTERS);
    return [letter === "." ? "\\." : letter, letter];
  }

  #joined(depth: number, count: number): Piece {
    const parts = this.#random.times(count, () => this.piece(depth));
    return [parts.map(([pattern]) => pattern).join(""), parts.map(([, text]) => text).join("")];
  }

  #alternatives(depth: number): Piece {
    const random = this.#random;
    const parts = random.many(2, 4, () => (random.chance(0.1) ? (["", ""] as const) : this.piece(depth)));
    return [`(?:${parts.map(([pattern]) => pattern).join("|")})`, random.pick(parts)[1]];
  }

  #group(depth: number): Piece {
    const random = this.#random;
    const [pattern, text] = this.#joined(depth, 1 + random.below(2));
    const open = random.pick([
      "(",
      "(",
      "(?:",
      "(?P<n>",
      "(?<m>",
      `(?${random.pick(FLAGS)}:`,
      `(?${random.pick(FLAGS)})(`,
    ]);
    return [`${open}${pattern})`, random.chance(0.2) ? text.toUpperCase() : text];
  }

  #repeat(depth: number): Piece {
    const random = this.#random;
    const [pattern, text] = this.piece(depth);
    const usual = random.chance(0.9) ? REPEATS.slice(0, 8) : REPEATS;
    const [mark, times] = random.pick(usual);
    const isSingle = random.chance(0.4) || /^(?:.|\\.|\[[^[\]]*\])$/u.test(pattern);
    const lazy = random.chance(0.25) ? "?" : "";
    return [`${isSingle ? pattern : `(?:${pattern})`}${mark}${lazy}`, text.repeat(random.pick(times))];
  }
}

function textsFor(random: Random, likely: readonly string[]): string[] {
  const noise = (): string => random.many(0, 8, () => random.pick(LETTERS)).join("");
  const texts = likely.map((text) => (random.chance(0.5) ? text : noise() + text + noise()));
  const all = [...texts, noise(), slip(random, texts[0] ?? "")].map(fromText);
  return random.chance(0.15) ? [...all, `${all[0].slice(0, 3)}\xff\xc3${all[0].slice(3)}`] : all;
}

/** What texts of logs look like, for the patterns of grok's library. */
const LINES = [
  '127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /a.gif?x=1 HTTP/1.0" 200 2326 "http://x.org/" "curl/8.1"',
  "Mar  1 12:00:01 host-1 sshd[4123]: Failed password for root from 10.0.0.5 port 4711 ssh2",
  "2024-02-29T23:59:59.123+01:00 WARN [main] com.example.App$Inner.run(App.java:42) - -1.5e3 0x1F user@example.com",
  "00:1A:2b:3C:4d:5E fe80::1%eth0 ::ffff:1.2.3.4 C:\\Windows\\x.txt /usr/lib/a.so urn:uuid:123e4567-e89b-12d3-a456-426614174000",
  "Mon, 02 Jan 2006 15:04:05 MST Tue Jan 02 2006 03:04:05 PM 06/01/02 1700000000 $12.50 'quoted \\' text' \"a \\\" b\"",
  "2006-01-02 15:04:05,123 ERROR 550e8400-e29b-41d4-a716-446655440000 [Thu Jan 01 00:00:00 2015] [core:error] [pid 1:tid 2]",
];

/** Random patterns and texts; every fifth is of grok's library. */
export function* patternCases(seed: number, count: number): Generator<PatternCase> {
  const random = new Random(seed);
  const writer = new PatternWriter(random);
  const definitions = new Map(Object.entries(GROK_PATTERNS));
  const names = [...definitions.keys()];
  for (let i = 0; i < count; i++) {
    const template = fromText(random.pick(TEMPLATES));
    if (i % 5 === 4) {
      const parts = random.many(1, 3, () => `%{${random.pick(names)}${random.chance(0.5) ? ":f" : ""}}`);
      const expanded = expandGrok(parts.join(random.pick([" ", "", ".*", "|"])), definitions, random.chance(0.7));
      if (expanded instanceof Failure) continue;
      const lines = random.times(2, () => random.pick(LINES));
      const slipped = random.chance(0.05) ? slip(random, expanded.pattern) : expanded.pattern;
      yield { pattern: fromText(slipped), template, texts: [...lines, slip(random, lines[0])].map(fromText) };
      continue;
    }
    const pieces = random.many(1, 3, () => writer.piece(3));
    const pattern = pieces.map(([source]) => source).join(random.chance(0.1) ? "|" : "");
    const likely = pieces.map(([, text]) => text);
    const slipped = random.chance(0.06) ? slip(random, pattern) : pattern;
    const raw = random.chance(0.01) ? `${fromText(slipped)}\xff` : fromText(slipped);
    yield { pattern: raw, template, texts: textsFor(random, [likely.join(""), likely[0]]) };
  }
}
