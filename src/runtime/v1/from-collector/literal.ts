import { toText } from "../../../values/byte-string.ts";

/** A byte string as a literal of v1: raw where it has backslashes, so that patterns stay readable. */
export function quote(value: string): string {
  const text = toText(value);
  return /\\/.test(text) && /^[^`\p{Cc}]*$/u.test(text) ? `\`${text}\`` : JSON.stringify(text);
}

/** A float as v1 writes it, with digits on both sides of its dot. */
export function floatText(text: string): string {
  return text.replace(/^\./, "0.").replace(/\.(?=$|[eE])/, ".0");
}

/** A pattern that a text matches exactly where a glob does; undefined where the glob has more than `*` and `?`. */
export function globPattern(glob: string): string | undefined {
  if (!/^[\w \-./:@=&,;#%*]*$/.test(glob)) return undefined;
  return `(?s)^${glob.replace(/[.]/g, "\\$&").replace(/\*+/g, ".*")}$`;
}
