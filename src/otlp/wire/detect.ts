import { NO_BYTES } from "../model.ts";
import type { Signal } from "../signal.ts";
import { WireReader } from "./reader.ts";

/**
 * The signal of an OTLP protobuf payload. The four payloads have the same outer shape, so the records decide: each
 * signal has field and wire type pairs that a record of another one cannot have. Up to a few hundred records are looked
 * at, each a vote; undefined where no record votes (an empty payload) or the bytes are no payload at all.
 */
export function detectProtoSignal(bytes: Uint8Array): Signal | undefined {
  const votes: Record<Signal, number> = { traces: 0, metrics: 0, logs: 0, profiles: 0 };
  let records = 0;
  const r = new WireReader().reset(bytes, 0, bytes.length);
  eachMessage(r, 0x0a, () => {
    eachMessage(r, 0x12, () => {
      eachMessage(r, 0x12, () => {
        if (records++ < MOST_RECORDS) vote(r, votes);
        r.pos = r.end;
      });
    });
  });
  if (r.error !== undefined && records === 0) return undefined;
  let best: Signal | undefined;
  for (const signal of ["traces", "metrics", "logs", "profiles"] as const) {
    if (votes[signal] > 0 && (best === undefined || votes[signal] > votes[best])) best = signal;
  }
  return best;
}

const MOST_RECORDS = 200;

/** Whether the bytes are messages in fields 1, one behind the other, with whole fields in each. */
export function isFramedPayload(bytes: Uint8Array): boolean {
  const r = new WireReader().reset(bytes, 0, bytes.length);
  while (r.pos < r.end) {
    if (r.tag() !== 0x0a) return false;
    const outer = r.enter();
    while (r.pos < r.end) r.skipOther(r.tag(), 0);
    r.end = outer;
  }
  return r.error === undefined;
}

/** Calls `read` within each field `tag` of the message, passing over all others. */
function eachMessage(r: WireReader, tag: number, read: () => void): void {
  while (r.pos < r.end && r.error === undefined) {
    const next = r.tag();
    if (next === tag) {
      const outer = r.enter();
      const { end } = r;
      read();
      if (r.error === undefined) r.pos = end;
      r.end = outer;
    } else r.skipOther(next, 0);
  }
}

/**
 * Which signals have a record with such a field. Tags: Span in trace.proto, LogRecord in logs.proto, Metric in
 * metrics.proto, Profile in profiles.proto.
 */
const EVIDENCE: ReadonlyMap<number, readonly Signal[]> = new Map<number, readonly Signal[]>([
  // 1: trace_id and name, time_unix_nano
  [0x0a, ["traces", "metrics", "profiles"]],
  [0x09, ["logs"]],
  // 2: span_id and description, severity_number
  [0x12, ["traces", "metrics", "profiles"]],
  [0x10, ["logs"]],
  // 3: trace_state, unit and severity_text; profile time
  [0x1a, ["traces", "metrics", "logs"]],
  [0x19, ["profiles"]],
  // 4: parent_span_id; profile duration
  [0x22, ["traces"]],
  [0x20, ["profiles"]],
  // 5: name, gauge, body, period_type
  [0x2a, ["traces", "metrics", "logs", "profiles"]],
  // 6: kind and period; attributes
  [0x30, ["traces", "profiles"]],
  [0x32, ["logs"]],
  // 7: start; sum, profile_id; dropped_attributes_count
  [0x39, ["traces"]],
  [0x3a, ["metrics", "profiles"]],
  [0x38, ["logs"]],
  // 8: end; flags
  [0x41, ["traces"]],
  [0x45, ["logs"]],
  // 9: attributes, histogram, trace_id, payload format
  [0x4a, ["traces", "metrics", "logs", "profiles"]],
  // 10: exponential_histogram, span_id, payload
  [0x52, ["metrics", "logs", "profiles"]],
  // 11: events, summary, attribute_indices; observed_time_unix_nano
  [0x5a, ["traces", "metrics", "profiles"]],
  [0x59, ["logs"]],
  // 12: metadata and event_name; dropped_events_count
  [0x62, ["metrics", "logs"]],
  [0x60, ["traces"]],
  // 13 to 16: links, dropped_links_count, status, flags
  [0x6a, ["traces"]],
  [0x70, ["traces"]],
  [0x7a, ["traces"]],
  [0x85, ["traces"]],
]);

/** A record votes for the signals that could have all of its fields, when these are not all four. */
function vote(r: WireReader, votes: Record<Signal, number>): void {
  let possible: readonly Signal[] = ["traces", "metrics", "logs", "profiles"];
  const start = r.pos;
  let first: Uint8Array = NO_BYTES;
  while (r.pos < r.end) {
    const tag = r.tag();
    const signals = EVIDENCE.get(tag);
    if (signals) possible = possible.filter((signal) => signals.includes(signal));
    if (tag === 0x0a && r.pos > start && first.length === 0) {
      const outer = r.enter();
      first = r.bytes.subarray(r.pos, r.end);
      if (r.error === undefined) r.pos = r.end;
      r.end = outer;
    } else r.skipOther(tag, 0);
  }
  if (r.error !== undefined) return;
  // A trace id has 16 bytes or none; a metric's name is a text; a profile's sample type is a message of two varints.
  if (first.length > 0 && first.length !== 16) possible = possible.filter((signal) => signal !== "traces");
  if (first.length > 0 && (first[0] === 0x08 || first[0] === 0x10)) possible = possible.filter((s) => s !== "metrics");
  else if (first.length > 0) possible = possible.filter((signal) => signal !== "profiles");
  if (possible.length === 4) return;
  for (const signal of possible) votes[signal]++;
}
