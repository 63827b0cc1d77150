import { toBytes } from "../../../values/byte-string.ts";
import { encodeHex } from "../../../values/hex.ts";
import type { DigestAlgorithm, FunctionEnvironment } from "../../define.ts";

/** A hash of texts in hexadecimal: the host's where there is one, else the library's. */
export function digest(
  env: FunctionEnvironment,
  algorithm: DigestAlgorithm,
  library: (bytes: Uint8Array) => Uint8Array,
): (text: string) => string {
  const { digest: host } = env;
  if (host) return (text) => host(algorithm, text);
  return (text) => encodeHex(library(toBytes(text)));
}
