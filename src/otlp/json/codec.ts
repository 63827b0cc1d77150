import { Payload } from "../model.ts";
import { ProfilesPayload } from "../profiles.ts";
import type { PayloadOf, Signal } from "../signal.ts";
import { resolveReferences } from "../string-references.ts";
import { TelemetryError, type TelemetryWarning } from "../telemetry-error.ts";
import { LOGS_FIELDS } from "./decode-logs.ts";
import { METRICS_FIELDS } from "./decode-metrics.ts";
import { PROFILES_FIELDS } from "./decode-profiles.ts";
import { TRACES_FIELDS } from "./decode-traces.ts";
import { writeLogs } from "./encode-logs.ts";
import { writeMetrics } from "./encode-metrics.ts";
import { writeProfiles } from "./encode-profiles.ts";
import { writeTraces } from "./encode-traces.ts";
import { type Fields, readMessage } from "./fields.ts";
import { JsonReader } from "./reader.ts";
import { JsonWriter } from "./writer.ts";

/** How each signal's payload is made, read and written. */
type Codecs = {
  readonly [S in Signal]: {
    readonly create: () => PayloadOf[S];
    readonly fields: Fields<PayloadOf[S]>;
    readonly write: (writer: JsonWriter, payload: PayloadOf[S]) => void;
  };
};

const CODECS: Codecs = {
  traces: { create: () => new Payload(), fields: TRACES_FIELDS, write: writeTraces },
  metrics: { create: () => new Payload(), fields: METRICS_FIELDS, write: writeMetrics },
  logs: { create: () => new Payload(), fields: LOGS_FIELDS, write: writeLogs },
  profiles: { create: () => new ProfilesPayload(), fields: PROFILES_FIELDS, write: writeProfiles },
};

/**
 * Reads an OTLP/JSON payload (UTF-8), as pdata's JSONUnmarshaler does.
 * @param warnings receives a note for each field that the schema does not have, up to a hundred.
 */
export function decodeJson<S extends Signal>(
  signal: S,
  bytes: Uint8Array,
  warnings?: TelemetryWarning[],
): PayloadOf[S] | TelemetryError {
  const reader = new JsonReader(bytes);
  reader.references = signal === "profiles";
  const codec = CODECS[signal];
  const payload = readMessage(reader, codec.create(), codec.fields);
  reader.finish();
  if (reader.error) return reader.error;
  warnings?.push(...reader.warnings);
  if (payload instanceof ProfilesPayload) {
    const problem = resolveReferences(payload);
    if (problem !== undefined) return new TelemetryError("invalid", problem, { offset: 0 });
  }
  return payload;
}

/** Writes an OTLP/JSON payload with the fields, and in the order, of pdata's JSONMarshaler. */
export function encodeJson<S extends Signal>(signal: S, payload: PayloadOf[S]): Uint8Array {
  const writer = new JsonWriter();
  CODECS[signal].write(writer, payload);
  return writer.finish();
}
