import type { Signal } from "../signal.ts";
import type { TelemetryError } from "../telemetry-error.ts";
import { JsonReader } from "./reader.ts";

const SIGNALS: ReadonlyMap<string, Signal> = new Map<string, Signal>([
  ["resourceSpans", "traces"],
  ["resource_spans", "traces"],
  ["resourceMetrics", "metrics"],
  ["resource_metrics", "metrics"],
  ["resourceLogs", "logs"],
  ["resource_logs", "logs"],
  ["resourceProfiles", "profiles"],
  ["resource_profiles", "profiles"],
]);

/** The signal of an OTLP/JSON payload by the first field that names one; undefined where none does. */
export function detectJsonSignal(bytes: Uint8Array): Signal | TelemetryError | undefined {
  const reader = new JsonReader(bytes);
  if (!reader.openObject()) return reader.error;
  do {
    const signal = SIGNALS.get(reader.key());
    if (signal !== undefined) return signal;
    reader.skip();
  } while (reader.moreFields());
  return reader.error;
}
