/** A text whose strings in double quotes are empty. A loop, because a pattern overflows the stack on very long strings. */
export function emptyStrings(text: string): string {
  let out = "";
  let from = 0;
  for (;;) {
    const open = text.indexOf('"', from);
    if (open < 0) return out + text.slice(from);
    let close = open + 1;
    while (close < text.length && text[close] !== '"') close += text[close] === "\\" ? 2 : 1;
    if (close >= text.length) return out + text.slice(from);
    out += `${text.slice(from, open)}""`;
    from = close + 1;
  }
}
