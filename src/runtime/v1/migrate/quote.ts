import { toText } from "../../../values/byte-string.ts";

/** A byte string as a literal of the Collector's OTTL. */
export function quote(value: string): string {
  return JSON.stringify(toText(value));
}

/** A pattern that matches the text and nothing else. */
export function quotePattern(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");
}
