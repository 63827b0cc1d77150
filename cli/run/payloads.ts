import { LineSplitter } from "ottl";
import type { FileFormat } from "./formats.ts";

/** One payload of an input. */
export interface InputPayload {
  readonly bytes: Uint8Array;
  /** From 1; undefined where the input is one payload. */
  readonly line: number | undefined;
}

/** The payloads of an input: the lines of JSON Lines as they arrive, else everything at once. */
export async function* payloadsOf(chunks: AsyncIterable<Uint8Array>, format: FileFormat): AsyncGenerator<InputPayload> {
  if (format === "jsonl") {
    const splitter = new LineSplitter();
    for await (const chunk of chunks) yield* splitter.push(chunk);
    yield* splitter.finish();
    return;
  }
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  yield { bytes: parts.length === 1 ? parts[0] : Buffer.concat(parts), line: undefined };
}
