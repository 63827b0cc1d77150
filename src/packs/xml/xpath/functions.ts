import { encodeRune } from "../../../functions/shared/encode-rune.ts";
import { goLowerCase } from "../../../functions/shared/go-case.ts";
import { isSpace, trimSpace } from "../../../functions/shared/trim-space.ts";
import { compilePattern, type Pattern, PatternError } from "../../../patterns/pattern.ts";
import { runes } from "../../../values/byte-string.ts";
import { parseFloat64 } from "../../../values/go-float.ts";
import { roundNumber, toBoolean, toNumber, toText } from "./convert.ts";
import type { Navigator } from "./navigator.ts";
import { type Focus, Query, type XPathValue } from "./query.ts";
import { FunctionQuery, type XPathFunction } from "./value-queries.ts";
import { XPathError } from "./xpath-error.ts";

/** Makes a function of its (compiled) arguments. */
type MakeFunction = (args: readonly Query[]) => XPathFunction;

interface Definition {
  /** Fewest and most arguments. */
  readonly least: number;
  readonly most: number;
  /** How many of the given arguments are looked at; the rest is not even built. */
  readonly used: (given: number) => number;
  readonly make: MakeFunction;
}

const ANY = Number.POSITIVE_INFINITY;

function exactly(count: number, make: MakeFunction): Definition {
  return { least: count, most: count, used: () => count, make };
}

/** At least that many arguments, of which the first ones count. */
function atLeast(count: number, make: MakeFunction): Definition {
  return { least: count, most: ANY, used: () => count, make };
}

function atMostOne(make: MakeFunction): Definition {
  return { least: 0, most: 1, used: (given) => given, make };
}

/** Argument queries keep state, so each call works on a copy; functions have none of their own. */
function fresh(argument: Query | undefined): Query {
  if (argument === undefined) throw new XPathError("an argument is missing");
  return argument instanceof FunctionQuery ? argument : argument.clone();
}

function value(argument: Query | undefined, focus: Focus): XPathValue {
  return fresh(argument).evaluate(focus);
}

/** The text of an argument that is a text or node set; undefined for an empty node set. */
function textOrNode(argument: Query, focus: Focus, name: string): string | undefined {
  const result = value(argument, focus);
  if (typeof result === "string") return result;
  if (result instanceof Query) return result.select(focus)?.value;
  throw new XPathError(`${name}() needs a string`);
}

function textTest(name: string, test: (text: string, part: string) => boolean): Definition {
  return atLeast(2, ([first, second]) => (focus) => {
    const text = textOrNode(first, focus, name);
    if (text === undefined) return false;
    const part = value(second, focus);
    if (typeof part !== "string") throw new XPathError(`${name}() needs a string`);
    return test(text, part);
  });
}

/** As `string()`, but an empty node set gives undefined. */
function textOrNothing(argument: Query, focus: Focus): string | undefined {
  const result = value(argument, focus);
  return result instanceof Query ? result.select(focus)?.value : toText(result, focus);
}

function nodeName(name: (node: Navigator) => string): Definition {
  return atMostOne(([argument]) => (focus) => {
    const node = argument === undefined ? focus.current : argument.clone().select(focus);
    return node === undefined ? "" : name(node);
  });
}

function rounding(round: (value: number) => number): Definition {
  return atLeast(
    1,
    ([argument]) =>
      (focus) =>
        round(toNumber(value(argument, focus), focus)),
  );
}

const patterns = new Map<string, Pattern>();
const PATTERN_LIMIT = 64;

/** Compiles a pattern; throws XPathError where it is malformed. */
export function xpathPattern(source: string): Pattern {
  const known = patterns.get(source);
  if (known !== undefined) return known;
  const pattern = compilePattern(source);
  if (pattern instanceof PatternError) throw new XPathError(pattern.message);
  if (patterns.size >= PATTERN_LIMIT) patterns.clear();
  patterns.set(source, pattern);
  return pattern;
}

function characters(text: string): string[] {
  return Array.from(runes(text), ({ rune }) => encodeRune(rune));
}

function normalizeSpace(text: string): string {
  let out = "";
  let pending = "";
  for (const { rune } of runes(trimSpace(text))) {
    if (isSpace(rune)) pending = " ";
    else {
      out += pending + encodeRune(rune);
      pending = "";
    }
  }
  return out;
}

function substring(text: string, from: XPathValue, count: XPathValue | undefined): string {
  if (typeof from !== "number") throw new XPathError("substring() needs a number");
  const all = characters(text);
  const start = roundNumber(from);
  if (start > all.length) return "";
  if (count === undefined) {
    if (Number.isNaN(start)) throw new XPathError("substring() needs a number");
    return start <= 0 ? text : all.slice(start - 1).join("");
  }
  if (typeof count !== "number") throw new XPathError("substring() needs a number");
  const first = Math.max(start, 1);
  const last = Math.min(start + roundNumber(count), all.length + 1);
  return last > first ? all.slice(first - 1, last - 1).join("") : "";
}

function substringAround(isAfter: boolean): Definition {
  return exactly(2, (args) => (focus) => {
    const [text, word] = args.map((argument) => {
      const result = value(argument, focus);
      if (result instanceof Query) return result.select(focus)?.value ?? "";
      return typeof result === "string" ? result : "";
    });
    const at = word === "" ? -1 : text.indexOf(word);
    if (at < 0) return "";
    return isAfter ? text.slice(at + word.length) : text.slice(0, at);
  });
}

function sum(argument: Query, focus: Focus): number {
  const result = value(argument, focus);
  if (typeof result === "number") return result;
  if (typeof result === "string") {
    const number = parseFloat64(result);
    if (typeof number !== "number") throw new XPathError("sum() needs a node-set or number");
    return number;
  }
  let total = 0;
  if (result instanceof Query) {
    for (let node = result.select(focus); node !== undefined; node = result.select(focus)) {
      const number = parseFloat64(node.value);
      if (typeof number === "number") total += number;
    }
  }
  return total;
}

/** The values of the nodes that pass the step's own test. */
function nodeValues(argument: Query, focus: Focus): string[] | XPathValue {
  const query = fresh(argument);
  const result = query.evaluate(focus);
  if (!(result instanceof Query)) return result;
  const values: string[] = [];
  for (let node = result.select(focus); node !== undefined; node = result.select(focus)) {
    if (query.predicate?.(node) ?? true) values.push(node.value);
  }
  return values;
}

function translate([text, from, to]: readonly string[]): string {
  const targets = characters(to);
  const table = new Map<string, string>();
  characters(from).forEach((c, i) => {
    if (!table.has(c)) table.set(c, targets[i] ?? "");
  });
  let out = "";
  for (const { at, width } of runes(text)) {
    const c = text.slice(at, at + width);
    out += table.get(c) ?? c;
  }
  return out;
}

function replace([text, source, template]: readonly string[]): string {
  const pattern = xpathPattern(source);
  let filled = template;
  for (let i = pattern.groupCount; i > 0; i--) filled = filled.replaceAll(`$${i}`, () => `\${${i}}`);
  return pattern.replaceAll(text, filled);
}

const matches: MakeFunction =
  ([first, second]) =>
  (focus) => {
    const text = textOrNothing(first, focus);
    if (text === undefined) return false;
    const pattern = value(second, focus);
    if (typeof pattern !== "string") throw new XPathError("matches() needs a string");
    return xpathPattern(pattern).test(text);
  };

const substringOf: MakeFunction = (args) => (focus) => {
  const text = textOrNothing(args[0], focus);
  if (text === undefined) return "";
  const from = value(args[1], focus);
  return substring(text, from, args.length === 3 ? value(args[2], focus) : undefined);
};

/** Of a number or text the reference says false, whatever it is. */
const not: MakeFunction =
  ([argument]) =>
  (focus) => {
    const result = value(argument, focus);
    return result instanceof Query ? result.select(focus) === undefined : result === false;
  };

const stringOf: MakeFunction =
  ([argument]) =>
  (focus) =>
    argument === undefined ? focus.current.value : toText(value(argument, focus), focus);

const count: MakeFunction =
  ([argument]) =>
  (focus) => {
    const values = nodeValues(argument, focus);
    return Array.isArray(values) ? values.length : 0;
  };

const stringJoin: MakeFunction =
  ([argument, by]) =>
  (focus) => {
    const separator = value(by, focus);
    const text = separator instanceof Query ? (separator.select(focus)?.value ?? "") : separator;
    const values = nodeValues(argument, focus);
    if (typeof values === "string") return values;
    return Array.isArray(values) ? values.join(typeof text === "string" ? text : "") : "";
  };

/** A function of one argument taken as text, an empty node set as "". */
function ofText(make: (text: string) => XPathValue): MakeFunction {
  return ([argument]) =>
    (focus) =>
      make(textOrNothing(argument, focus) ?? "");
}

const texts = (args: readonly Query[], focus: Focus): string[] =>
  args.map((argument) => toText(value(argument, focus), focus));

/** Functions by name, besides position(), last() and reverse(). */
export const XPATH_FUNCTIONS: ReadonlyMap<string, Definition> = new Map<string, Definition>([
  ["true", atLeast(0, () => () => true)],
  ["false", atLeast(0, () => () => false)],
  ["lower-case", atLeast(1, (args) => (focus) => goLowerCase(texts(args, focus)[0]))],
  ["starts-with", textTest("starts-with", (text, part) => text.startsWith(part))],
  ["ends-with", textTest("ends-with", (text, part) => text.endsWith(part))],
  ["contains", textTest("contains", (text, part) => text.includes(part))],
  ["matches", exactly(2, matches)],
  // A fourth argument makes the third one count for nothing.
  ["substring", { ...atLeast(2, substringOf), used: (given) => (given === 3 ? 3 : 2) }],
  ["substring-before", substringAround(false)],
  ["substring-after", substringAround(true)],
  [
    "string-length",
    atLeast(
      1,
      ofText((text) => characters(text).length),
    ),
  ],
  ["normalize-space", atLeast(1, ofText(normalizeSpace))],
  ["replace", exactly(3, (args) => (focus) => replace(texts(args, focus)))],
  ["translate", exactly(3, (args) => (focus) => translate(texts(args, focus)))],
  ["not", atLeast(1, not)],
  ["name", nodeName((node) => (node.prefix === "" ? node.localName : `${node.prefix}:${node.localName}`))],
  ["local-name", nodeName((node) => node.localName)],
  ["namespace-uri", nodeName((node) => node.namespace)],
  [
    "boolean",
    atMostOne(
      ([argument]) =>
        (focus) =>
          toBoolean(value(argument, focus), focus),
    ),
  ],
  [
    "number",
    atMostOne(
      ([argument]) =>
        (focus) =>
          toNumber(value(argument, focus), focus),
    ),
  ],
  ["string", atMostOne(stringOf)],
  ["count", atLeast(1, count)],
  [
    "sum",
    atLeast(
      1,
      ([argument]) =>
        (focus) =>
          sum(argument, focus),
    ),
  ],
  ["ceiling", rounding(Math.ceil)],
  ["floor", rounding(Math.floor)],
  ["round", rounding(roundNumber)],
  ["concat", { ...atLeast(2, (args) => (focus) => texts(args, focus).join("")), used: (given) => given }],
  ["string-join", exactly(2, stringJoin)],
]);

/** position(): how many siblings up to this one pass the step's test. */
export const positionFunction: XPathFunction = (focus, step) => {
  const node = focus.current.copy();
  let count = 1;
  while (node.moveToPrevious()) if (step?.predicate?.(node) ?? true) count++;
  return count;
};

/** last(): how many siblings pass the step's test. */
export const lastFunction: XPathFunction = (focus, step) => {
  const node = focus.current.copy();
  node.moveToFirst();
  let count = 0;
  do {
    if (step?.predicate?.(node) ?? true) count++;
  } while (node.moveToNext());
  return count;
};
