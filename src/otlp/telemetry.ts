import { decodeJson, encodeJson } from "./json/codec.ts";
import { detectJsonSignal } from "./json/detect.ts";
import type { PayloadOf, Signal, TelemetryFormat } from "./signal.ts";
import { TelemetryError, type TelemetryWarning } from "./telemetry-error.ts";
import { decodeProto, encodeProto } from "./wire/codec.ts";
import { detectProtoSignal, isFramedPayload } from "./wire/detect.ts";

export { countDataPoints, countRecords } from "./count-records.ts";
export { LineSplitter, type PayloadLine } from "./line-splitter.ts";

/**
 * Reads a payload of a signal.
 * @param bytes OTLP protobuf, or OTLP/JSON as UTF-8.
 * @param warnings receives notes on JSON fields that were passed over.
 */
export function decodeTelemetry<S extends Signal>(
  signal: S,
  format: TelemetryFormat,
  bytes: Uint8Array,
  warnings?: TelemetryWarning[],
): PayloadOf[S] | TelemetryError {
  return format === "json" ? decodeJson(signal, bytes, warnings) : decodeProto(signal, bytes);
}

/** Writes a payload; the bytes are the caller's. Anything in the model can be written. */
export function encodeTelemetry<S extends Signal>(
  signal: S,
  format: TelemetryFormat,
  payload: PayloadOf[S],
): Uint8Array {
  return format === "json" ? encodeJson(signal, payload) : encodeProto(signal, payload);
}

/**
 * Whether the bytes are protobuf or JSON: a JSON payload begins with a brace. A line feed and a brace also begin a
 * protobuf payload whose first message has 123 bytes.
 */
export function detectFormat(bytes: Uint8Array): TelemetryFormat {
  let i = 0;
  while (i < bytes.length && (bytes[i] === 0x20 || bytes[i] === 0x09 || bytes[i] === 0x0a || bytes[i] === 0x0d)) i++;
  if (bytes[i] !== 0x7b) return "proto";
  return bytes[0] === 0x0a && isFramedPayload(bytes) ? "proto" : "json";
}

/**
 * Which signal a payload carries. JSON says it by name; of protobuf it is inferred from the fields of the records, so
 * it cannot be told of a payload without records.
 */
export function detectSignal(format: TelemetryFormat, bytes: Uint8Array): Signal | TelemetryError {
  const signal = format === "json" ? detectJsonSignal(bytes) : detectProtoSignal(bytes);
  if (signal !== undefined) return signal;
  return new TelemetryError(
    "unknown-signal",
    format === "json"
      ? "the payload has none of resourceSpans, resourceMetrics, resourceLogs, resourceProfiles"
      : "the payload does not tell which signal it carries",
    { offset: 0 },
  );
}
