const VALUES: Int8Array = new Int8Array(256).fill(-1);
for (let i = 0; i < 64; i++) {
  VALUES["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".charCodeAt(i)] = i;
}

/**
 * Standard Base64 (RFC 4648, section 4) as Go's base64.StdEncoding reads it: padding is required, CR and LF are passed
 * over, the unused bits of the last digit may be anything.
 * @returns the bytes, or the offset of the first offending byte, counted from `start`.
 */
export function decodeBase64(text: Uint8Array, start = 0, end: number = text.length): Uint8Array | number {
  const out = new Uint8Array(Math.floor((end - start) / 4) * 3);
  let written = 0;
  let group = 0;
  let digits = 0;
  for (let i = start; i < end; i++) {
    const c = text[i];
    if (c === 0x0a || c === 0x0d) continue;
    if (c === 0x3d) return finish(text, i, start, end, digits, group, out, written);
    const value = VALUES[c];
    if (value < 0) return i - start;
    group = (group << 6) | value;
    if (++digits === 4) {
      out[written++] = group >> 16;
      out[written++] = group >> 8;
      out[written++] = group;
      digits = 0;
      group = 0;
    }
  }
  return digits === 0 ? out.subarray(0, written) : end - start;
}

/** Reads the padding that begins at `at`; only line ends may follow it. */
function finish(
  text: Uint8Array,
  at: number,
  start: number,
  end: number,
  digits: number,
  group: number,
  out: Uint8Array,
  written: number,
): Uint8Array | number {
  if (digits < 2) return at - start;
  let missing = 4 - digits;
  for (let i = at; i < end; i++) {
    const c = text[i];
    if (c === 0x0a || c === 0x0d) continue;
    if (c !== 0x3d || missing === 0) return i - start;
    missing--;
  }
  if (missing > 0) return end - start;
  out[written] = digits === 2 ? group >> 4 : group >> 10;
  if (digits === 3) out[written + 1] = group >> 2;
  return out.subarray(0, written + digits - 1);
}
