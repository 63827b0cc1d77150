import { framePrefix, type TelemetryFormat } from "../src/index.ts";
import { compressionOf } from "./compression.ts";

/**
 * Formats of files: one OTLP/JSON document, one a line, protobuf, or protobuf messages that each
 * follow their length, as the Collector's file exporter writes them.
 */
export const FILE_FORMATS = ["json", "jsonl", "pb", "pbl"] as const;

export type FileFormat = (typeof FILE_FORMATS)[number];

const ENDINGS: Readonly<Record<string, FileFormat>> = {
  json: "json",
  jsonl: "jsonl",
  ndjson: "jsonl",
  pb: "pb",
  binpb: "pb",
  bin: "pb",
  pbl: "pbl",
};

/** The format by a file name's ending, compression aside; undefined where it says nothing. */
export function formatByName(file: string): FileFormat | undefined {
  const ending = /\.([^./\\]+)$/.exec(compressionOf(file).name)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : ENDINGS[ending];
}

export function telemetryFormat(format: FileFormat): TelemetryFormat {
  return format === "pb" || format === "pbl" ? "proto" : "json";
}

const NEWLINE = Uint8Array.of(0x0a);

/** A payload as it stands in a file of the format, in pieces. */
export function framed(bytes: Uint8Array, format: FileFormat): readonly Uint8Array[] {
  if (format === "pb") return [bytes];
  return format === "pbl" ? [framePrefix(bytes.length), bytes] : [bytes, NEWLINE];
}
