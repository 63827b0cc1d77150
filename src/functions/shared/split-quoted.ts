/**
 * Splits at a delimiter outside single and double quotes, without the quotes and without empty parts; a backslash
 * keeps a quote from counting. undefined where a quote stays open.
 * Source: the reference's internal/coreinternal/parseutils, SplitString.
 */
export function splitQuoted(text: string, delimiter: string): string[] | undefined {
  const parts: string[] = [];
  let current = "";
  let quote = "";
  let escaped = false;
  for (let i = 0; i < text.length; i++) {
    if (quote === "" && text.startsWith(delimiter, i)) {
      if (current !== "") parts.push(current);
      current = "";
      i += delimiter.length - 1;
      continue;
    }
    const char = text[i];
    if (escaped) escaped = false;
    else if (quote === "" && (char === '"' || char === "'")) {
      quote = char;
      continue;
    } else if (char === quote) {
      quote = "";
      continue;
    } else escaped = char === "\\";
    current += char;
  }
  if (quote !== "") return undefined;
  if (current !== "") parts.push(current);
  return parts;
}
