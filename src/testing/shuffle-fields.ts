import type { Signal } from "../otlp/signal.ts";

/** The fields of a message that are messages themselves, by number. */
interface Shape {
  readonly [field: number]: Shape;
}

const LEAF: Shape = {};
const VALUE: { [field: number]: Shape } = {};
const ENTRY: Shape = { 2: VALUE };
VALUE[5] = { 1: VALUE };
VALUE[6] = { 1: ENTRY };

const EXEMPLAR: Shape = { 7: ENTRY };
const NUMBER_POINTS: Shape = { 1: { 5: EXEMPLAR, 7: ENTRY } };
const HISTOGRAM_POINTS: Shape = { 1: { 8: EXEMPLAR, 9: ENTRY } };
const EXPONENTIAL_POINTS: Shape = { 1: { 1: ENTRY, 8: LEAF, 9: LEAF, 11: EXEMPLAR } };
const SUMMARY_POINTS: Shape = { 1: { 6: LEAF, 7: ENTRY } };

function payload(record: Shape): Shape {
  return { 1: { 1: { 1: ENTRY }, 2: { 1: { 3: ENTRY }, 2: record } } };
}

const SHAPES: Readonly<Partial<Record<Signal, Shape>>> = {
  traces: payload({ 9: ENTRY, 11: { 3: ENTRY }, 13: { 4: ENTRY }, 15: LEAF }),
  logs: payload({ 5: VALUE, 6: ENTRY }),
  metrics: payload({
    5: NUMBER_POINTS,
    7: NUMBER_POINTS,
    9: HISTOGRAM_POINTS,
    10: EXPONENTIAL_POINTS,
    11: SUMMARY_POINTS,
    12: ENTRY,
  }),
};

/**
 * The same OTLP protobuf with the fields of every message in a random order. Elements of a repeated field keep theirs,
 * so a reader has to see the same telemetry. Profiles, and payloads that are no protobuf, come back as they are.
 * @param next a random number from 0, below 1.
 */
export function shuffleFields(signal: Signal, bytes: Uint8Array, next: () => number): Uint8Array {
  const shape = SHAPES[signal];
  return shape ? shuffled(bytes, shape, next) : bytes;
}

interface Field {
  readonly number: number;
  readonly bytes: Uint8Array;
}

function shuffled(bytes: Uint8Array, shape: Shape, next: () => number): Uint8Array {
  const fields = split(bytes, shape, next);
  const order = fields.map(({ number }) => ({ number, at: next() })).sort((a, b) => a.at - b.at);
  const waiting = new Map<number, Uint8Array[]>();
  for (const field of fields) waiting.set(field.number, [...(waiting.get(field.number) ?? []), field.bytes]);
  return join(order.flatMap(({ number }) => waiting.get(number)?.shift() ?? []));
}

function split(bytes: Uint8Array, shape: Shape, next: () => number): Field[] {
  const fields: Field[] = [];
  let at = 0;
  while (at < bytes.length) {
    const start = at;
    const tag = varint(bytes, at);
    const number = tag.value >>> 3;
    at = tag.end;
    const type = tag.value & 7;
    if (type !== 2) {
      at = type === 0 ? varint(bytes, at).end : at + (type === 1 ? 8 : 4);
      fields.push({ number, bytes: bytes.subarray(start, at) });
      continue;
    }
    const length = varint(bytes, at);
    at = length.end + length.value;
    const inner = shape[number];
    if (!inner) fields.push({ number, bytes: bytes.subarray(start, at) });
    else {
      const message = shuffled(bytes.subarray(length.end, at), inner, next);
      fields.push({ number, bytes: join([bytes.subarray(start, length.end), message]) });
    }
  }
  return fields;
}

/** Of values below 2^31, which tags and lengths are; only the end is right beyond. */
function varint(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let shift = 0;
  let at = start;
  while (bytes[at] >= 0x80) {
    value |= (bytes[at++] & 0x7f) << shift;
    shift += 7;
  }
  return { value: value | (bytes[at] << shift), end: at + 1 };
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
