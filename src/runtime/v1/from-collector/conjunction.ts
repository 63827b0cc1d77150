/** Conditions of v1 that hold together, as texts; none: always true. */
export type Conjunction = readonly string[];

export const TRUE: Conjunction = [];
export const FALSE: Conjunction = ["false"];

/** What holds where all the parts do. What a part says of nil is left out where another one has ruled nil out. */
export function all(...parts: readonly (string | Conjunction)[]): Conjunction {
  const flat = [...new Set(parts.flat())].filter((part) => part !== "true");
  if (flat.includes("false")) return FALSE;
  const known: string[] = [];
  for (const given of flat) {
    const part = withTexts(given, known);
    const alternatives = part.startsWith("(") && isGrouped(part) ? splitTop(part.slice(1, -1), " or ") : [];
    const left = alternatives.filter((each) => !isRuledOut(each, known));
    const text =
      left.length === alternatives.length ? part : left.length === 0 ? "false" : any(...left.map((each) => [each]));
    if (text === "false") return FALSE;
    if (text !== "true" && !known.includes(text)) known.push(text);
  }
  return known;
}

/** A condition behind others that hold: what is a text for sure need not be printed, nor asked for nil. */
function withTexts(condition: string, known: Conjunction): string {
  let text = condition;
  for (const each of known) {
    const value = /^(\S+) >= ""$/.exec(each)?.[1];
    if (value === undefined) continue;
    if (text === `${value} != nil`) return "true";
    text = text.replaceAll(`Format("{}", ${value})`, value);
  }
  return text;
}

function isRuledOut(alternative: string, known: Conjunction): boolean {
  const path = /^(.+) == nil$/.exec(alternative)?.[1];
  return path !== undefined && rulesNilOut(known, path);
}

/** Whether a value cannot be nil where the conditions hold. */
export function rulesNilOut(conditions: Conjunction, value: string): boolean {
  return conditions.some((each) => {
    if (each === `${value} != nil`) return true;
    // A comparison with nil is nil, so one that holds has none.
    const rest = each.startsWith(`${value} `) ? each.slice(value.length + 1) : "";
    return /^(?:==|<=?|>=?) (?!nil$)/.test(rest) && splitTop(rest, " or ").length === 1;
  });
}

/** What holds where one of the alternatives does; in parentheses where there are several. */
export function any(...alternatives: readonly Conjunction[]): string {
  const texts = [...new Set(alternatives.map((each) => each.join(" and ") || "true"))].filter(
    (text) => text !== "false",
  );
  if (texts.includes("true")) return "true";
  if (texts.length === 0) return "false";
  const flat = texts.flatMap((text) =>
    text.startsWith("(") && isGrouped(text) ? splitTop(text.slice(1, -1), " or ") : [text],
  );
  return flat.length === 1 ? texts[0] : `(${[...new Set(flat)].join(" or ")})`;
}

/** The conditions as one text, as it stands behind `where`. */
export function textOf(conditions: Conjunction): string {
  if (conditions.length === 0) return "true";
  const [only] = conditions;
  return conditions.length === 1 ? bare(only) : conditions.join(" and ");
}

/** The text without the parentheses around all of it. */
export function bare(text: string): string {
  return text.startsWith("(") && isGrouped(text) ? text.slice(1, -1) : text;
}

/** Whether one pair of parentheses is around the whole text. */
function isGrouped(text: string): boolean {
  const open = blanked(text);
  let depth = 0;
  for (let i = 0; i < open.length; i++) {
    if (open[i] === "(") depth++;
    if (open[i] === ")" && --depth === 0) return i === open.length - 1;
  }
  return false;
}

/** The parts of a text between separators outside of brackets and literals. */
function splitTop(text: string, separator: string): readonly string[] {
  const open = blanked(text);
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < open.length; i++) {
    if ("([".includes(open[i])) depth++;
    if (")]".includes(open[i])) depth--;
    if (depth > 0 || !open.startsWith(separator, i)) continue;
    parts.push(text.slice(from, i));
    from = i + separator.length;
  }
  return [...parts, text.slice(from)];
}

/** Literals taken out, everything else in its place. */
function blanked(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, (literal) => "_".repeat(literal.length));
}
