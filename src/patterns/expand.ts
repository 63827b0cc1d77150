import { decodeAt, runeOf, widthOf } from "./decode.ts";
import { isWord } from "./program.ts";
import { setHas } from "./rune-set.ts";
import { unicodeClass } from "./unicode.ts";

/** Parses and fills replacement templates as Go's `Regexp.Expand`: `$1`, `$name`, `${name}`, `$$`. */

/** Pieces of a template: literal text, or the name after a `$`. */
export type TemplatePart = string | { readonly name: string; readonly group: number };

/** Splits a template (a byte string); a `$` that begins no name stays as it is. */
export function parseTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = "";
  let at = 0;
  for (;;) {
    const dollar = template.indexOf("$", at);
    if (dollar < 0) break;
    text += template.slice(at, dollar);
    at = dollar + 1;
    if (template.charAt(at) === "$") {
      text += "$";
      at++;
      continue;
    }
    const braced = template.charAt(at) === "{";
    const from = braced ? at + 1 : at;
    const end = nameEnd(template, from);
    if (end === from || (braced && template.charAt(end) !== "}")) {
      text += "$";
      continue;
    }
    if (text !== "") parts.push(text);
    text = "";
    const name = template.slice(from, end);
    parts.push({ name, group: groupNumber(name) });
    at = braced ? end + 1 : end;
  }
  text += template.slice(at);
  if (text !== "") parts.push(text);
  return parts;
}

/** The template's text for one match; groups that are unknown or unset are empty. */
export function fillTemplate(
  parts: readonly TemplatePart[],
  s: string,
  match: Int32Array,
  groupNames: readonly string[],
): string {
  let out = "";
  for (const part of parts) {
    if (typeof part === "string") out += part;
    else if (part.group >= 0) out += groupText(s, match, part.group);
    else {
      // Of several groups with the name, the first that is set.
      const group = groupNames.findIndex((name, i) => name === part.name && match[2 * i]! >= 0);
      if (group >= 0) out += groupText(s, match, group);
    }
  }
  return out;
}

function groupText(s: string, match: Int32Array, group: number): string {
  const at = 2 * group;
  return at + 1 < match.length && match[at]! >= 0 ? s.slice(match[at]!, match[at + 1]!) : "";
}

function groupNumber(name: string): number {
  return /^(?:0|[1-9][0-9]{0,8})$/.test(name) ? Number(name) : -1;
}

function nameEnd(template: string, from: number): number {
  let at = from;
  while (at < template.length) {
    const width = nameCharWidth(template, at);
    if (width === 0) break;
    at += width;
  }
  return at;
}

/** Width of the letter, digit or `_` at `at`, else 0. */
function nameCharWidth(s: string, at: number): number {
  const c = s.charCodeAt(at);
  if (c < 0x80) return isWord(c) ? 1 : 0;
  const decoded = decodeAt(s, at);
  const rune = runeOf(decoded);
  return setHas(unicodeClass("L", false)!, rune) || setHas(unicodeClass("Nd", false)!, rune) ? widthOf(decoded) : 0;
}
