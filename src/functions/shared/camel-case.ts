import { trimSpace } from "./trim-space.ts";

/**
 * Upper camel case by the rules of iancoleman/strcase 0.3.0, which look at single bytes: ASCII letters and digits stay,
 * everything else goes. A blank, `_`, `-`, `.` or a digit makes the next byte a capital if it can; inside a run of
 * capitals all but the first become small.
 */
export function camelCase(text: string): string {
  const trimmed = trimSpace(text);
  let out = "";
  let capitalNext = true;
  let previousIsCapital = false;
  for (const char of trimmed) {
    const isCapital = char >= "A" && char <= "Z";
    const isSmall = char >= "a" && char <= "z";
    const isDigit = char >= "0" && char <= "9";
    if (isCapital || isSmall) {
      if (capitalNext) out += char.toUpperCase();
      else out += previousIsCapital ? char.toLowerCase() : char;
      capitalNext = false;
    } else {
      if (isDigit) out += char;
      capitalNext = isDigit || char === "_" || char === " " || char === "-" || char === ".";
    }
    previousIsCapital = isCapital;
  }
  return out;
}
