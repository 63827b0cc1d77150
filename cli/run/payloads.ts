import { detectFormat, FrameSplitter, LineSplitter, TelemetryError, type TelemetryFormat } from "ottl";
import { decompressMessage, type FileFormat } from "ottl/node";
import { CliError } from "../support/cli-error.ts";

/** One payload of an input. */
export interface InputPayload {
  readonly bytes: Uint8Array;
  readonly format: TelemetryFormat;
  /** From 1, the line of JSON Lines or the number of the message; undefined where the input is one payload. */
  readonly line: number | undefined;
  /** For messages: the input's name and where the payload stands in it. */
  readonly place: string;
}

/**
 * The payloads of an input: the lines of JSON Lines and the messages of a protobuf stream as they arrive, else
 * everything at once.
 * @param name what the input is called in messages.
 */
export async function* payloadsOf(
  chunks: AsyncIterable<Uint8Array>,
  format: FileFormat,
  name: string,
): AsyncGenerator<InputPayload> {
  if (format === "jsonl") yield* lines(chunks, name);
  else if (format === "pbl") yield* messages(chunks, name);
  else {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    const bytes = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    yield { bytes, format: format === "pb" ? "proto" : "json", line: undefined, place: name };
  }
}

async function* lines(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<InputPayload> {
  const splitter = new LineSplitter();
  const payload = ({ bytes, line }: { bytes: Uint8Array; line: number }): InputPayload => ({
    bytes,
    line,
    format: "json",
    place: `${name}: line ${line}`,
  });
  for await (const chunk of chunks) for (const each of splitter.push(chunk)) yield payload(each);
  for (const each of splitter.finish()) yield payload(each);
}

/** The Collector compresses each message on its own, and then writes JSON in this way too. */
async function* messages(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<InputPayload> {
  const splitter = new FrameSplitter();
  for await (const chunk of chunks) {
    const payloads = splitter.push(chunk);
    if (payloads instanceof TelemetryError) throw new CliError(`${name}: ${payloads.message}`);
    for (const { bytes: given, number } of payloads) {
      const place = `${name}: message ${number}`;
      const bytes = decompressMessage(given, place);
      yield { bytes, format: detectFormat(bytes), line: number, place };
    }
  }
  const cut = splitter.finish();
  if (cut) throw new CliError(`${name}: ${cut.message}`);
}
