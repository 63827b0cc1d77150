import type { SampleNames } from "../analysis/rules/rule.ts";
import { type InputError, readTelemetry } from "./read-telemetry.ts";
import { sampleKeysOf } from "./sample-keys.ts";

/** The attribute keys of telemetry (OTLP/JSON, JSONL, protobuf), as lint rules want them. */
export function readSampleNames(bytes: Uint8Array): SampleNames | InputError {
  const input = readTelemetry(bytes);
  if ("message" in input) return input;
  const keys = sampleKeysOf(input.signal, input.payload);
  return new Map(Object.entries(keys).map(([path, known]) => [path, new Set(known.map(({ key }) => key))]));
}
