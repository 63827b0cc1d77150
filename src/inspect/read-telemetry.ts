import { mergeProfiles } from "../otlp/merge-profiles.ts";
import type { Payload } from "../otlp/model.ts";
import { ProfilesPayload } from "../otlp/profiles.ts";
import type { Signal } from "../otlp/signal.ts";
import { decodeTelemetry, detectFormat, detectSignal } from "../otlp/telemetry.ts";
import { TelemetryError, type TelemetryWarning } from "../otlp/telemetry-error.ts";
import { fromBytes, fromText, toBytes, toText } from "../values/byte-string.ts";
import { isDebugText, parseDebugText } from "./debug-exporter.ts";

export type InputFormat = "json" | "jsonl" | "proto" | "debug" | "empty";

/** Telemetry as it was read. */
export interface TelemetryInput {
  readonly format: InputFormat;
  readonly signal: Signal;
  readonly payload: Payload<unknown>;
  readonly warnings: readonly TelemetryWarning[];
  /** Lines of JSONL that carry another signal and were left out. */
  readonly otherLines: number;
}

/** What could not be read, with the offset in the input where it is known. */
export interface InputError {
  readonly message: string;
  readonly offset: number;
}

/** Reads OTLP/JSON, JSONL, protobuf or the debug exporter's text; the bytes tell which. */
export function readTelemetry(bytes: Uint8Array): TelemetryInput | InputError {
  if (isBlank(bytes)) return { message: "there is no telemetry", offset: 0 };
  const format = detectFormat(bytes);
  if (format === "json") return readJson(bytes);
  if (looksLikeText(bytes)) {
    const text = toText(fromBytes(bytes));
    if (isDebugText(text)) return readDebug(text);
    const first = text.search(/\S/);
    return { message: "this is neither OTLP/JSON nor the debug exporter's text", offset: Math.max(0, first) };
  }
  return readWhole(bytes, "proto");
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
}

/** Protobuf has bytes below the blanks within its first lengths and tags. */
function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 512);
  // A payload begins with the tag of field 1 and a length, and a line break is that tag.
  return !head.some((byte) => byte < 9 || (byte > 13 && byte < 32)) && head[0] !== 0x0a;
}

function readWhole(bytes: Uint8Array, format: "json" | "proto"): TelemetryInput | InputError {
  const signal = detectSignal(format, bytes);
  if (signal instanceof TelemetryError) return { message: signal.reason, offset: signal.offset };
  const warnings: TelemetryWarning[] = [];
  const payload = decodeTelemetry(signal, format, bytes, warnings);
  if (payload instanceof TelemetryError) return { message: payload.message, offset: payload.offset };
  return { format, signal, payload, warnings, otherLines: 0 };
}

/** One JSON payload, or one on each line. */
function readJson(bytes: Uint8Array): TelemetryInput | InputError {
  const whole = readWhole(bytes, "json");
  if (!("message" in whole)) return whole;
  const lines = splitLines(bytes);
  if (lines.length < 2 || !lines.every(({ line }) => line[0] === 0x7b && line[line.length - 1] === 0x7d)) return whole;
  const read: TelemetryInput[] = [];
  for (const { line, start } of lines) {
    const input = readWhole(line, "json");
    if ("message" in input) return { message: input.message, offset: start + input.offset };
    read.push(input);
  }
  const [first] = read;
  const same = read.filter(({ signal }) => signal === first.signal);
  for (const { payload } of same.slice(1)) {
    if (first.payload instanceof ProfilesPayload && payload instanceof ProfilesPayload) {
      mergeProfiles(first.payload, payload);
    } else first.payload.resources.push(...payload.resources);
  }
  return {
    format: "jsonl",
    signal: first.signal,
    payload: first.payload,
    warnings: same.flatMap(({ warnings }) => warnings),
    otherLines: read.length - same.length,
  };
}

function splitLines(bytes: Uint8Array): { line: Uint8Array; start: number }[] {
  const lines: { line: Uint8Array; start: number }[] = [];
  let start = 0;
  for (let i = 0; i <= bytes.length; i++) {
    if (i < bytes.length && bytes[i] !== 0x0a) continue;
    let end = i;
    while (end > start && (bytes[end - 1] === 0x0d || bytes[end - 1] === 0x20)) end--;
    if (end > start) lines.push({ line: bytes.subarray(start, end), start });
    start = i + 1;
  }
  return lines;
}

function readDebug(text: string): TelemetryInput | InputError {
  const json = parseDebugText(text);
  if (!json) return { message: "the debug exporter's text holds no telemetry", offset: 0 };
  const input = readWhole(toBytes(fromText(JSON.stringify(json))), "json");
  return "message" in input ? { message: input.message, offset: 0 } : { ...input, format: "debug" };
}
