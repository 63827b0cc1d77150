import type { LogRecord, Metric, Payload, Span } from "./model.ts";
import type { ProfilesPayload } from "./profiles.ts";

/** The kinds of telemetry that OTLP carries. */
export type Signal = "traces" | "metrics" | "logs" | "profiles";

/** OTLP protobuf or OTLP/JSON. */
export type TelemetryFormat = "proto" | "json";

/** The payload of each signal. */
export interface PayloadOf {
  traces: Payload<Span>;
  metrics: Payload<Metric>;
  logs: Payload<LogRecord>;
  profiles: ProfilesPayload;
}
