import { decodeBase64 } from "../../util/decode-base64.ts";
import { encodeBase64 } from "../../values/base64.ts";
import { fromBytes, toBytes } from "../../values/byte-string.ts";
import { type Failure, fail } from "../../values/failure.ts";

/** A Base64 flavour of RFC 4648: which alphabet, and whether `=` fills the last group. */
export interface Base64Variant {
  readonly urlAlphabet: boolean;
  readonly padded: boolean;
}

export const BASE64_VARIANTS: ReadonlyMap<string, Base64Variant> = new Map([
  ["base64", { urlAlphabet: false, padded: true }],
  ["base64-raw", { urlAlphabet: false, padded: false }],
  ["base64-url", { urlAlphabet: true, padded: true }],
  ["base64-raw-url", { urlAlphabet: true, padded: false }],
]);

/** Encodes a byte string. */
export function encodeBase64Variant(text: string, variant: Base64Variant): string {
  let out = encodeBase64(toBytes(text));
  if (variant.urlAlphabet) out = out.replaceAll("+", "-").replaceAll("/", "_");
  return variant.padded ? out : out.replace(/=+$/, "");
}

/** Decodes to a byte string as Go's encoding/base64 does: CR and LF are passed over. */
export function decodeBase64Variant(text: string, variant: Base64Variant): string | Failure {
  const foreign = variant.urlAlphabet ? /[+/]/ : /[-_]/;
  const at = text.search(variant.padded ? foreign : new RegExp(`${foreign.source}|=`));
  if (at >= 0) return corruptInput(at);
  let standard = variant.urlAlphabet ? text.replaceAll("-", "+").replaceAll("_", "/") : text;
  if (!variant.padded) {
    standard = standard.replace(/[\r\n]/g, "");
    standard += "=".repeat((4 - (standard.length % 4)) % 4);
  }
  const bytes = decodeBase64(toBytes(standard));
  return typeof bytes === "number" ? corruptInput(bytes) : fromBytes(bytes);
}

function corruptInput(at: number): Failure {
  return fail("parse-error", "could not decode: illegal base64 data at input byte {0}", at);
}
