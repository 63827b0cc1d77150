import { detectFormat, looksFramed } from "ottl";
import type { FileFormat } from "ottl/node";

/** Enough to see a first line of most streams. */
const WINDOW = 1 << 22;
const NEWLINE = 0x0a;

/** The start of a stream, read ahead, and the whole stream again. */
export interface Sniffed {
  readonly format: FileFormat;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/**
 * Tells the format by what stands at the start: JSON Lines where the first line is a JSON document and more follows,
 * which the Collector's file exporter writes to `.json` files too; a protobuf stream where a length comes first.
 * @param expected what the name says; `json` and `pb` are looked at more closely.
 */
export async function sniffFormat(
  chunks: AsyncIterable<Uint8Array>,
  expected: FileFormat | undefined,
): Promise<Sniffed> {
  if (expected === "jsonl" || expected === "pbl") return { format: expected, chunks };
  const iterator = chunks[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let size = 0;
  let isDone = false;
  while (size < WINDOW) {
    const next = await iterator.next();
    if (next.done) {
      isDone = true;
      break;
    }
    parts.push(next.value);
    size += next.value.length;
    if (expected === "pb" && size >= 4) break;
    // A line end and something after it.
    const at = next.value.indexOf(NEWLINE);
    if (at >= 0 && at < next.value.length - 1) break;
  }
  const head = Buffer.concat(parts);
  async function* again(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      if (!isDone) for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { format: formatOf(head, expected), chunks: again() };
}

function formatOf(head: Uint8Array, expected: FileFormat | undefined): FileFormat {
  if (looksFramed(head)) return "pbl";
  if (expected === "pb") return "pb";
  if (detectFormat(head) === "proto") return expected ?? "pb";
  const end = head.indexOf(NEWLINE);
  if (end < 0 || Buffer.from(head.subarray(end)).toString("latin1").trim() === "") return "json";
  try {
    JSON.parse(Buffer.from(head.subarray(0, end)).toString("utf8"));
    return "jsonl";
  } catch {
    return "json";
  }
}
