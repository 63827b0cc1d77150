import { trimSpace } from "./trim-space.ts";

const isCapital = (char: string): boolean => char >= "A" && char <= "Z";
const isSmall = (char: string): boolean => char >= "a" && char <= "z";
const isDigit = (char: string): boolean => char >= "0" && char <= "9";

/**
 * Snake case by the rules of iancoleman/strcase 0.3.0, which look at single bytes: an underscore goes where the kind of
 * character changes (small to capital, letter to digit and back) and before the last capital of a run that a small
 * letter follows; blanks, `-` and `.` become underscores, anything else stays.
 */
export function snakeCase(text: string): string {
  const trimmed = trimSpace(text);
  let out = "";
  for (let i = 0; i < trimmed.length; i++) {
    const char = trimmed[i];
    const next = trimmed[i + 1] ?? "";
    if (isCapital(char) && isSmall(next)) {
      if (i > 0 && isCapital(trimmed[i - 1])) out += "_";
      out += char.toLowerCase();
    } else if (changesKind(char, next)) {
      out += `${char.toLowerCase()}_`;
    } else if (char === " " || char === "-" || char === ".") {
      out += "_";
    } else {
      out += isCapital(char) ? char.toLowerCase() : char;
    }
  }
  return out;
}

function changesKind(char: string, next: string): boolean {
  if (isCapital(char)) return isDigit(next);
  if (isSmall(char)) return isCapital(next) || isDigit(next);
  return isDigit(char) && (isCapital(next) || isSmall(next));
}
