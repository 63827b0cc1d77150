import { Payload } from "../model.ts";
import { ProfilesPayload } from "../profiles.ts";
import type { PayloadOf, Signal } from "../signal.ts";
import { resolveReferences } from "../string-references.ts";
import { TelemetryError } from "../telemetry-error.ts";
import type { ReadMessage } from "./decode-common.ts";
import { LOGS as LOGS_READERS } from "./decode-logs.ts";
import { METRICS as METRICS_READERS } from "./decode-metrics.ts";
import { readProfiles } from "./decode-profiles.ts";
import { TRACES as TRACES_READERS } from "./decode-traces.ts";
import type { WriteMessage } from "./encode-common.ts";
import { LOGS as LOGS_WRITERS } from "./encode-logs.ts";
import { METRICS as METRICS_WRITERS } from "./encode-metrics.ts";
import { writeProfiles } from "./encode-profiles.ts";
import { TRACES as TRACES_WRITERS } from "./encode-traces.ts";
import { WireReader } from "./reader.ts";
import { WireWriter } from "./writer.ts";

/** How each signal's payload is made, read and written. */
type Codecs = {
  readonly [S in Signal]: {
    readonly create: () => PayloadOf[S];
    readonly read: ReadMessage<PayloadOf[S]>;
    readonly write: WriteMessage<PayloadOf[S]>;
  };
};

const CODECS: Codecs = {
  traces: { create: () => new Payload(), read: TRACES_READERS.payload, write: TRACES_WRITERS.payload },
  metrics: { create: () => new Payload(), read: METRICS_READERS.payload, write: METRICS_WRITERS.payload },
  logs: { create: () => new Payload(), read: LOGS_READERS.payload, write: LOGS_WRITERS.payload },
  profiles: { create: () => new ProfilesPayload(), read: readProfiles, write: writeProfiles },
};

/** Reads an OTLP protobuf payload (or export request, which has the same shape), as pdata's ProtoUnmarshaler does. */
export function decodeProto<S extends Signal>(signal: S, bytes: Uint8Array): PayloadOf[S] | TelemetryError {
  const reader = new WireReader().reset(bytes, 0, bytes.length);
  reader.references = signal === "profiles";
  const codec = CODECS[signal];
  const payload = codec.create();
  codec.read(reader, payload);
  if (reader.error) return reader.error;
  if (payload instanceof ProfilesPayload) {
    const problem = resolveReferences(payload);
    if (problem !== undefined) return new TelemetryError("invalid", problem, { offset: 0 });
  }
  return payload;
}

/** One buffer for all payloads: it stays as large as the largest so far. */
const writer = new WireWriter();

/** Writes an OTLP protobuf payload: the fields that pdata's ProtoMarshaler writes, in ascending order, and unknown ones. */
export function encodeProto<S extends Signal>(signal: S, payload: PayloadOf[S]): Uint8Array {
  writer.clear();
  CODECS[signal].write(writer, payload);
  return writer.output().slice();
}
