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
  let afterCapital = false;
  for (let i = 0; i < trimmed.length; i++) {
    const byte = trimmed.charCodeAt(i);
    const isCapital = byte >= 0x41 && byte <= 0x5a;
    if (isCapital) {
      out += capitalNext || !afterCapital ? trimmed[i] : String.fromCharCode(byte + 0x20);
      capitalNext = false;
    } else if (byte >= 0x61 && byte <= 0x7a) {
      out += capitalNext ? String.fromCharCode(byte - 0x20) : trimmed[i];
      capitalNext = false;
    } else if (byte >= 0x30 && byte <= 0x39) {
      out += trimmed[i];
      capitalNext = true;
    } else {
      // `_`, blank, `-` and `.`
      capitalNext = byte === 0x5f || byte === 0x20 || byte === 0x2d || byte === 0x2e;
    }
    afterCapital = isCapital;
  }
  return out;
}
