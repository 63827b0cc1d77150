/**
 * Finds where each unit of a decoded YAML scalar stands in its source: folding, indentation, doubled quotes and escapes
 * make the two differ. Blanks that folding made up stand at the line break; a unit that cannot be found (which would be
 * a misunderstanding of ours) makes the whole scalar stand at its start.
 * @param source the scalar as written, with its quotes or its block header.
 * @param start where the source stands in the file.
 * @returns an offset for each UTF-16 unit and one for the end.
 */
export function scalarOffsets(value: string, source: string, start: number, style: ScalarStyle): readonly number[] {
  let at = style === "block" ? bodyOf(source) : style === "plain" ? 0 : 1;
  const offsets: number[] = [];
  for (let i = 0; i < value.length; i++) {
    const unit = value[i];
    if (!isBlank(unit)) at = skipFolding(source, at, style);
    const length = unitLength(source, at, unit, style);
    if (length === 0) return new Array(value.length + 1).fill(start);
    offsets.push(start + at);
    // A code point beyond the basic plane is two units; an escape spells both at once.
    const isPair = length > 1 && style === "double" && /[\ud800-\udbff]/.test(unit) && source[at + 1] === "U";
    if (isPair) offsets.push(start + at);
    if (isPair) i++;
    at += length;
  }
  offsets.push(start + at);
  return offsets;
}

export type ScalarStyle = "plain" | "single" | "double" | "block";

const ESCAPE_LENGTHS: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

function isBlank(unit: string): boolean {
  return unit === " " || unit === "\n" || unit === "\t" || unit === "\r";
}

/** The first character after a block scalar's header line. */
function bodyOf(source: string): number {
  const end = source.indexOf("\n");
  return end < 0 ? source.length : end + 1;
}

/** Passes over line breaks, indentation and escaped line breaks. */
function skipFolding(source: string, from: number, style: ScalarStyle): number {
  let at = from;
  for (;;) {
    if (isBlank(source[at] ?? "x")) at++;
    else if (style === "double" && source[at] === "\\" && isLineBreak(source[at + 1])) at++;
    else return at;
  }
}

function isLineBreak(unit: string | undefined): boolean {
  return unit === "\n" || unit === "\r";
}

/** How many characters of the source spell the unit; 0 where they spell another. */
function unitLength(source: string, at: number, unit: string, style: ScalarStyle): number {
  const c = source[at];
  if (style === "double" && c === "\\" && !isLineBreak(source[at + 1])) return ESCAPE_LENGTHS[source[at + 1]] ?? 2;
  if (style === "single" && c === "'") return unit === "'" && source[at + 1] === "'" ? 2 : 0;
  return c === unit || (isBlank(unit) && isBlank(c ?? "x")) ? 1 : 0;
}
