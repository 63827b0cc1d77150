/** Go's strings.SplitN with a positive limit: the last part keeps the rest. */
export function splitLimit(text: string, separator: string, limit: number): string[] {
  const parts: string[] = [];
  let start = 0;
  while (parts.length < limit - 1) {
    const end = text.indexOf(separator, start);
    if (end < 0) break;
    parts.push(text.slice(start, end));
    start = end + separator.length;
  }
  parts.push(text.slice(start));
  return parts;
}
