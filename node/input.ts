import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { type Compression, compressionOf, decompressor, isSupported } from "./compression.ts";
import { FileError, fileError } from "./file-error.ts";

/** A file or standard input, opened for reading and decompressed. */
export interface Input {
  /** What it is called in messages: the path, or `<stdin>`. */
  readonly name: string;
  /** Bytes on disk, compressed; undefined for streams. */
  readonly size: number | undefined;
  /** Bytes taken from the disk so far. */
  readonly bytesRead: () => number;
  /** Decompressed data; throws a `FileError`. A chunk is the consumer's. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Opens a file, or standard input for `-`. Compression is told from the name's ending. */
export async function openInput(file: string): Promise<Input> {
  if (file === "-") return makeInput("<stdin>", undefined, process.stdin, "none");
  const { compression } = compressionOf(file);
  if (!isSupported(compression)) throw new FileError(file, "zstd needs Node 22.15 or later");
  let size: number;
  try {
    const info = await stat(file);
    if (info.isDirectory()) throw new FileError(file, "is a directory, not a file");
    size = info.size;
  } catch (error) {
    throw fileError(file, error);
  }
  return makeInput(file, size, createReadStream(file, { highWaterMark: 1 << 18 }), compression);
}

function makeInput(name: string, size: number | undefined, source: Readable, compression: Compression): Input {
  const decompress = decompressor(compression);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      if (decompress === undefined) yield* source as AsyncIterable<Uint8Array>;
      else {
        source.on("error", (error) => decompress.destroy(error));
        yield* source.pipe(decompress) as AsyncIterable<Uint8Array>;
      }
    } catch (error) {
      throw fileError(name, error);
    } finally {
      source.destroy();
    }
  }
  return { name, size, bytesRead: () => (source as { bytesRead?: number }).bytesRead ?? 0, chunks: chunks() };
}

/** Reads an input to its end, into one array. */
export async function readAll(input: Input): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of input.chunks) parts.push(part);
  return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}
