import type { Transform } from "node:stream";
import * as zlib from "node:zlib";
import { FileError, fileError } from "./file-error.ts";

/** How a file is compressed, as its name says. */
export type Compression = "none" | "gzip" | "zstd";

const ENDINGS: readonly (readonly [string, Compression])[] = [
  [".gz", "gzip"],
  [".gzip", "gzip"],
  [".zst", "zstd"],
  [".zstd", "zstd"],
];

/** The compression by a file name's ending, and the name without it. */
export function compressionOf(file: string): { readonly compression: Compression; readonly name: string } {
  for (const [ending, compression] of ENDINGS) {
    if (file.toLowerCase().endsWith(ending)) return { compression, name: file.slice(0, -ending.length) };
  }
  return { compression: "none", name: file };
}

/** Whether this Node can do it: zstd came with 22.15. */
export function isSupported(compression: Compression): boolean {
  return compression !== "zstd" || typeof zlib.createZstdDecompress === "function";
}

/** Streams that decompress and compress; undefined for `none`. */
export function decompressor(compression: Compression): Transform | undefined {
  if (compression === "gzip") return zlib.createGunzip();
  return compression === "zstd" ? zlib.createZstdDecompress() : undefined;
}

export function compressor(compression: Compression): Transform | undefined {
  if (compression === "gzip") return zlib.createGzip();
  return compression === "zstd" ? zlib.createZstdCompress() : undefined;
}

/** How every zstd frame begins; no OTLP payload does. */
const ZSTD_MAGIC = Buffer.of(0x28, 0xb5, 0x2f, 0xfd);

/**
 * Decompresses one message of a stream where it is compressed with zstd, else returns it. Throws a `FileError`.
 * @param name what the message is called in errors.
 */
export function decompressMessage(bytes: Uint8Array, name: string): Uint8Array {
  if (bytes.length < 4 || ZSTD_MAGIC.compare(bytes, 0, 4) !== 0) return bytes;
  if (!isSupported("zstd")) throw new FileError(name, "zstd needs Node 22.15 or later");
  try {
    return zlib.zstdDecompressSync(bytes);
  } catch (error) {
    throw fileError(name, error);
  }
}
