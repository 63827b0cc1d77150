/** Quotes a byte string as Go's time package does: everything outside printable ASCII as `\xNN`. */
export function quoteGo(s: string): string {
  const escaped = s.replace(/["\\]|[\x00-\x1f\x80-\xff]/g, (c) =>
    c === '"' || c === "\\" ? `\\${c}` : `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  return `"${escaped}"`;
}
