import type { TelemetryFormat } from "ottl";
import { compressionOf } from "ottl/node";

/** Formats as the command line names them: one OTLP/JSON document, one a line, or protobuf. */
export const FILE_FORMATS = ["json", "jsonl", "pb"] as const;

export type FileFormat = (typeof FILE_FORMATS)[number];

const ENDINGS: Readonly<Record<string, FileFormat>> = {
  json: "json",
  jsonl: "jsonl",
  ndjson: "jsonl",
  pb: "pb",
  binpb: "pb",
  bin: "pb",
};

/** The format by a file name's ending, compression aside; undefined where it says nothing. */
export function formatByName(file: string): FileFormat | undefined {
  const ending = /\.([^./\\]+)$/.exec(compressionOf(file).name)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : ENDINGS[ending];
}

export function telemetryFormat(format: FileFormat): TelemetryFormat {
  return format === "pb" ? "proto" : "json";
}
