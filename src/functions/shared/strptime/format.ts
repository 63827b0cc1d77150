import { findDirectives, LAYOUTS } from "./directives.ts";

/** The Go layout that prints a (valid) format; text that looks like a layout field stays one, as in the reference. */
export function printLayout(format: string): string {
  let layout = "";
  let last = 0;
  for (const { text, start, end } of findDirectives(format)) {
    layout += format.slice(last, start) + LAYOUTS[text];
    last = end;
  }
  return layout + format.slice(last);
}
