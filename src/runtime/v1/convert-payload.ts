import type { PayloadOf, Signal, TelemetryFormat } from "../../otlp/signal.ts";
import { decodeTelemetry, encodeTelemetry } from "../../otlp/telemetry.ts";
import { TelemetryError } from "../../otlp/telemetry-error.ts";

/** A payload in another format. */
export function convertPayload(
  signal: Signal,
  bytes: Uint8Array,
  from: TelemetryFormat,
  to: TelemetryFormat,
): Uint8Array | TelemetryError {
  if (from === to) return bytes;
  const payload = decodeTelemetry(signal, from, bytes);
  return payload instanceof TelemetryError ? payload : encodeTelemetry(signal, to, payload as PayloadOf[Signal]);
}
