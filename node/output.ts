import { once } from "node:events";
import { createWriteStream, rmSync } from "node:fs";
import { rename, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { compressionOf, compressor, isSupported } from "./compression.ts";
import { FileError, fileError } from "./file-error.ts";

/** A file or standard output to write to. A file appears whole, when `commit` is called, or not at all. */
export interface Output {
  readonly name: string;
  /**
   * Waits while the receiver is slower. The bytes must not change afterwards, unless there are `WAITED_FROM` of them.
   * Throws a `FileError`.
   */
  write(bytes: Uint8Array): Promise<void>;
  /** Finishes; a file takes its name now. */
  commit(): Promise<void>;
  /** Gives up: what was written to a file is removed, at once, because the process may be about to end. */
  discard(): void;
}

/** Opens a file for writing, or standard output for `-`. Compression is told from the name's ending. */
export async function openOutput(file: string): Promise<Output> {
  return file === "-" ? standardOutput() : await fileOutput(file);
}

function standardOutput(): Output {
  const { stdout } = process;
  return {
    name: "<stdout>",
    write: (bytes) => writeTo(stdout, bytes),
    commit: async () => {},
    discard: () => {},
  };
}

async function fileOutput(file: string): Promise<Output> {
  const { compression } = compressionOf(file);
  if (!isSupported(compression)) throw new FileError(file, "zstd needs Node 22.15 or later");
  const info = await stat(file).catch(() => undefined);
  if (info?.isDirectory()) throw new FileError(file, "is a directory, not a file");
  // A device or a pipe cannot be replaced.
  const isReplaceable = info === undefined || info.isFile();
  const target = isReplaceable ? join(dirname(file), `.${basename(file)}.${process.pid}.tmp`) : file;
  const sink = createWriteStream(target, { flags: isReplaceable ? "wx" : "w" });
  let failure: unknown;
  sink.on("error", (error) => {
    failure ??= error;
  });
  await once(sink, "open").catch((error: unknown) => {
    throw fileError(file, error);
  });
  const compress = compressor(compression);
  compress?.on("error", (error) => {
    failure ??= error;
  });
  compress?.pipe(sink);
  const head: Writable = compress ?? sink;
  return {
    name: file,
    async write(bytes) {
      if (failure !== undefined) throw fileError(file, failure);
      await writeTo(head, bytes);
    },
    async commit() {
      try {
        head.end();
        await finished(sink);
        if (isReplaceable) await rename(target, file);
      } catch (error) {
        throw fileError(file, error);
      }
    },
    discard() {
      head.destroy();
      sink.destroy();
      if (isReplaceable) rmSync(target, { force: true });
    },
  };
}

/** Pieces from this size on (bytes) are waited for until they are written: they are the caller's again then. */
export const WAITED_FROM = 1 << 16;

async function writeTo(stream: Writable, bytes: Uint8Array): Promise<void> {
  if (bytes.length >= WAITED_FROM) {
    // Also called where writing failed, which the stream tells on its own.
    await new Promise<void>((resolve) => stream.write(bytes, () => resolve()));
    return;
  }
  if (bytes.length === 0 || stream.write(bytes) || stream.destroyed) return;
  await Promise.race([once(stream, "drain"), once(stream, "close")]);
}
