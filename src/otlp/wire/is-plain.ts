import type { Signal } from "../signal.ts";

/** What a field holds. From MESSAGE on: a message, by its number in `MESSAGES`. */
const VARINT = 1;
const FIXED64 = 2;
const FIXED32 = 3;
const BYTES = 4;
const ID16 = 5;
const ID8 = 6;
const PACKED64 = 7;
const PACKED_VARINT = 8;
const MESSAGE = 16;

/** Deeper values are left to the decoder, which knows the limit. */
const DEPTH = 60;

type Kind = number | string;
/** A message's fields: their tags, of one byte, or of two where field 16 is meant (0x85 0x01). */
type Fields = Readonly<Record<number, Kind>>;

const POINT: Fields = { 17: FIXED64, 25: FIXED64 };

/** Every message that a payload of spans, log records or metrics may hold. */
const MESSAGES: Readonly<Record<string, Fields>> = {
  AnyValue: {
    ...{ 10: BYTES, 16: VARINT, 24: VARINT, 33: FIXED64, 42: "ArrayValue", 50: "KeyValueList" },
    ...{ 58: BYTES, 64: VARINT },
  },
  ArrayValue: { 10: "AnyValue" },
  KeyValueList: { 10: "KeyValue" },
  KeyValue: { 10: BYTES, 18: "AnyValue", 24: VARINT },
  EntityRef: { 10: BYTES, 18: BYTES, 26: BYTES, 34: BYTES },
  Resource: { 10: "KeyValue", 16: VARINT, 26: "EntityRef" },
  Scope: { 10: BYTES, 18: BYTES, 26: "KeyValue", 32: VARINT },
  traces: { 10: "ResourceSpans" },
  ResourceSpans: { 10: "Resource", 18: "ScopeSpans", 26: BYTES },
  ScopeSpans: { 10: "Scope", 18: "Span", 26: BYTES },
  Span: {
    ...{ 10: ID16, 18: ID8, 26: BYTES, 34: ID8, 42: BYTES, 48: VARINT, 57: FIXED64, 65: FIXED64 },
    ...{ 74: "KeyValue", 80: VARINT, 90: "Event", 96: VARINT, 106: "Link", 112: VARINT, 122: "Status" },
    133: FIXED32,
  },
  Event: { 9: FIXED64, 18: BYTES, 26: "KeyValue", 32: VARINT },
  Link: { 10: ID16, 18: ID8, 26: BYTES, 34: "KeyValue", 40: VARINT, 53: FIXED32 },
  Status: { 18: BYTES, 24: VARINT },
  logs: { 10: "ResourceLogs" },
  ResourceLogs: { 10: "Resource", 18: "ScopeLogs", 26: BYTES },
  ScopeLogs: { 10: "Scope", 18: "LogRecord", 26: BYTES },
  LogRecord: {
    ...{ 9: FIXED64, 16: VARINT, 26: BYTES, 42: "AnyValue", 50: "KeyValue", 56: VARINT, 69: FIXED32 },
    ...{ 74: ID16, 82: ID8, 89: FIXED64, 98: BYTES },
  },
  metrics: { 10: "ResourceMetrics" },
  ResourceMetrics: { 10: "Resource", 18: "ScopeMetrics", 26: BYTES },
  ScopeMetrics: { 10: "Scope", 18: "Metric", 26: BYTES },
  Metric: {
    ...{ 10: BYTES, 18: BYTES, 26: BYTES, 42: "Gauge", 58: "Sum", 74: "Histogram" },
    ...{ 82: "ExponentialHistogram", 90: "Summary", 98: "KeyValue" },
  },
  Gauge: { 10: "NumberPoint" },
  Sum: { 10: "NumberPoint", 16: VARINT, 24: VARINT },
  Histogram: { 10: "HistogramPoint", 16: VARINT },
  ExponentialHistogram: { 10: "ExponentialPoint", 16: VARINT },
  Summary: { 10: "SummaryPoint" },
  Exemplar: { 17: FIXED64, 25: FIXED64, 34: ID8, 42: ID16, 49: FIXED64, 58: "KeyValue" },
  NumberPoint: { ...POINT, 33: FIXED64, 42: "Exemplar", 49: FIXED64, 58: "KeyValue", 64: VARINT },
  HistogramPoint: {
    ...{ ...POINT, 33: FIXED64, 41: FIXED64, 49: FIXED64, 50: PACKED64, 57: FIXED64, 58: PACKED64 },
    ...{ 66: "Exemplar", 74: "KeyValue", 80: VARINT, 89: FIXED64, 97: FIXED64 },
  },
  Buckets: { 8: VARINT, 16: VARINT, 18: PACKED_VARINT },
  ExponentialPoint: {
    ...{ ...POINT, 10: "KeyValue", 33: FIXED64, 41: FIXED64, 48: VARINT, 57: FIXED64, 66: "Buckets" },
    ...{ 74: "Buckets", 80: VARINT, 90: "Exemplar", 97: FIXED64, 105: FIXED64, 113: FIXED64 },
  },
  Quantile: { 9: FIXED64, 17: FIXED64 },
  SummaryPoint: {
    ...{ ...POINT, 33: FIXED64, 41: FIXED64, 50: "Quantile", 58: "KeyValue", 64: VARINT },
  },
};

const NAMES = Object.keys(MESSAGES);

/** By message and first byte of a tag: what the field holds; 0 for what is not in the table above. */
const TABLE = new Uint8Array(NAMES.length * 256);
for (const [i, name] of NAMES.entries()) {
  for (const [tag, kind] of Object.entries(MESSAGES[name])) {
    TABLE[i * 256 + Number(tag)] = typeof kind === "number" ? kind : MESSAGE + NAMES.indexOf(kind);
  }
}

const KEY_VALUE = MESSAGE + NAMES.indexOf("KeyValue");

/**
 * Whether a protobuf payload is well-formed OTLP of known fields, down to the last leaf, as far as that can be told
 * without making objects. False is no verdict: unknown fields, groups, deep values and all that is damaged are left to
 * the decoder, which accepts whatever this does.
 */
export function isPlain(signal: Signal, bytes: Uint8Array): boolean {
  return signal !== "profiles" && check(bytes, 0, bytes.length, NAMES.indexOf(signal) * 256, 0);
}

function check(bytes: Uint8Array, start: number, end: number, table: number, depth: number): boolean {
  let pos = start;
  while (pos < end) {
    const tag = bytes[pos++];
    const kind = TABLE[table + tag];
    // Field 16, the only one here whose tag takes two bytes.
    if (tag >= 0x80 && bytes[pos++] !== 1) return false;
    if (kind >= BYTES) {
      let length = bytes[pos++];
      if (length >= 0x80) {
        length = (length & 0x7f) | (bytes[pos++] << 7);
        if (length >= 0x4000) {
          length = (length & 0x3fff) | (bytes[pos++] << 14);
          if (length >= 0x200000) {
            length = (length & 0x1fffff) | (bytes[pos++] << 21);
            if (length >= 0x10000000) return false;
          }
        }
      }
      const to = pos + length;
      // Also where the length itself ran out of bytes.
      if (!(to <= end)) return false;
      if (kind >= MESSAGE) {
        const isShort = kind === KEY_VALUE && isShortAttribute(bytes, pos, to);
        if (!isShort && (depth > DEPTH || !check(bytes, pos, to, (kind - MESSAGE) * 256, depth + 1))) return false;
      } else if (kind !== BYTES && !fits(bytes, pos, length, kind)) return false;
      pos = to;
    } else if (kind === VARINT) pos = afterVarint(bytes, pos);
    else if (kind === FIXED64) pos += 8;
    else if (kind === FIXED32) pos += 4;
    else return false;
  }
  return pos === end;
}

/**
 * Whether a KeyValue is of the usual form: a key, and a text or number, in either order, all lengths of one byte. Most
 * messages of a payload are; others are not told to be faulty.
 */
function isShortAttribute(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 4) return false;
  const first = bytes[start];
  const second = start + 2 + bytes[start + 1];
  const rest = end - second - 2;
  if (rest < 0 || rest >= 0x80 || bytes[second + 1] !== rest) return false;
  if (first === 0x12) return bytes[second] === 0x0a && isShortValue(bytes, start + 2, second);
  return first === 0x0a && bytes[second] === 0x12 && isShortValue(bytes, second + 2, end);
}

function isShortValue(bytes: Uint8Array, start: number, end: number): boolean {
  const size = end - start;
  if (size < 2 || size >= 0x80) return false;
  switch (bytes[start]) {
    case 0x0a:
      return bytes[start + 1] === size - 2;
    case 0x10:
    case 0x18:
      return afterVarint(bytes, start + 1) === end;
    case 0x21:
      return size === 9;
    default:
      return false;
  }
}

/** Whether a length suits an id or a packed list. */
function fits(bytes: Uint8Array, start: number, length: number, kind: number): boolean {
  if (kind === ID16) return length === 16 || length === 0;
  if (kind === ID8) return length === 8 || length === 0;
  if (kind === PACKED64) return length % 8 === 0;
  let pos = start;
  while (pos < start + length) pos = afterVarint(bytes, pos);
  return pos === start + length;
}

/** Where the number that starts at `pos` ends; behind everything where it takes more than ten bytes. */
function afterVarint(bytes: Uint8Array, pos: number): number {
  let at = pos;
  while (bytes[at] >= 0x80) at++;
  return at - pos < 10 ? at + 1 : Number.MAX_SAFE_INTEGER;
}
