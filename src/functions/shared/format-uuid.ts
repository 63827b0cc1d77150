import { encodeHex } from "../../values/hex.ts";

/** Sixteen bytes as a UUID of the version (RFC 9562); overwrites the version and variant bits. */
export function formatUuid(bytes: Uint8Array, version: number): string {
  bytes[6] = (bytes[6] & 0x0f) | (version << 4);
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return encodeHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
