import { trimSpace } from "./trim-space.ts";

const OTHER = 0;
const CAPITAL = 1;
const SMALL = 2;
const DIGIT = 3;

/** What kind of character a byte is. */
const KINDS: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  const char = String.fromCharCode(byte);
  if (/[A-Z]/.test(char)) return CAPITAL;
  if (/[a-z]/.test(char)) return SMALL;
  return /[0-9]/.test(char) ? DIGIT : OTHER;
});

/**
 * Snake case by the rules of iancoleman/strcase 0.3.0, which look at single bytes: an underscore goes where the kind of
 * character changes (small to capital, letter to digit and back) and before the last capital of a run that a small
 * letter follows; blanks, `-` and `.` become underscores, anything else stays.
 */
export function snakeCase(text: string): string {
  const trimmed = trimSpace(text);
  const { length } = trimmed;
  let out = "";
  let before = OTHER;
  for (let i = 0; i < length; i++) {
    const byte = trimmed.charCodeAt(i);
    const kind = KINDS[byte];
    const after = i + 1 < length ? KINDS[trimmed.charCodeAt(i + 1)] : OTHER;
    if (kind === CAPITAL) {
      if (after === SMALL && before === CAPITAL) out += "_";
      out += String.fromCharCode(byte + 0x20);
      if (after === DIGIT) out += "_";
    } else if (kind === OTHER) {
      out += byte === 0x20 || byte === 0x2d || byte === 0x2e ? "_" : trimmed[i];
    } else {
      out += trimmed[i];
      if (after !== OTHER && after !== kind) out += "_";
    }
    before = kind;
  }
  return out;
}
