const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Standard Base64 with padding (RFC 4648, section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  let out = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out += ALPHABET[group >> 18] + ALPHABET[(group >> 12) & 63];
    out += i + 1 < bytes.length ? ALPHABET[(group >> 6) & 63] : "=";
    out += i + 2 < bytes.length ? ALPHABET[group & 63] : "=";
  }
  return out;
}
