import { INT, OBJECT, REDO, STRING_RANGE, type Vector } from "../../columns/vector.ts";
import { Cursor } from "../../otlp/lazy/cursor.ts";
import type { Leaf } from "../../otlp/lazy/schema.ts";
import { Identifier } from "../../values/value.ts";
import type { Fill } from "../batch/operand.ts";
import type { BatchState } from "../batch/state.ts";

const ZEROS = new Uint8Array(16);

/**
 * Fields that have no column: they are looked for in the record's bytes when they are asked for. The batch tier never
 * writes them. Source: opentelemetry-proto trace.proto, logs.proto.
 */
const FIELDS: Readonly<Partial<Record<Leaf, Readonly<Record<string, Fill>>>>> = {
  span: {
    trace_id: readId(1, "pcommon.TraceID"),
    span_id: readId(2, "pcommon.SpanID"),
    parent_span_id: readId(4, "pcommon.SpanID"),
    "status.code": readInner(15, 3, readSmallInt),
    "status.message": readInner(15, 2, readText),
  },
  log: {
    trace_id: readId(9, "pcommon.TraceID"),
    span_id: readId(10, "pcommon.SpanID"),
  },
};

/** Reads a field of the record that has no column; undefined where this is none of those. */
export function wireField(leaf: Leaf, field: string): Fill | undefined {
  const fields = FIELDS[leaf];
  return fields && Object.hasOwn(fields, field) ? fields[field] : undefined;
}

/** Where the last occurrence of a field was found: `at` is its value or content; -1 where there is none. */
class FieldFinder {
  start = -1;
  end = -1;
  wireType = 0;
  private readonly cursor = new Cursor();

  find(bytes: Uint8Array, from: number, to: number, number: number): void {
    const { cursor } = this;
    this.start = -1;
    this.end = -1;
    cursor.open(bytes);
    cursor.at = from;
    while (cursor.at < to && !cursor.bad) {
      const key = cursor.varint(to);
      const start = cursor.skip(key & 7, to);
      if (key >>> 3 !== number) continue;
      this.start = start;
      this.end = cursor.at;
      this.wireType = key & 7;
    }
    if (!cursor.bad) return;
    // Nothing is read from a malformed message: no reader knows this type.
    this.start = from;
    this.end = to;
    this.wireType = -1;
  }
}

const finder = new FieldFinder();

function readId(number: number, type: Identifier["type"]): Fill {
  const size = type === "pcommon.SpanID" ? 8 : 16;
  const zero = new Identifier(type, ZEROS.subarray(0, size));
  return (state, { rows, count }, out) => {
    const { layout, bytes } = state;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      finder.find(bytes, layout.leafStart.data[row], layout.leafEnd.data[row], number);
      const { start, end } = finder;
      const length = start < 0 ? 0 : end - start;
      if (length === size && finder.wireType === 2) out.object[row] = new Identifier(type, bytes.slice(start, end));
      else out.object[row] = zero;
      // Ids of another size are the full decoder's to judge.
      out.tag[row] = length === size || length === 0 ? OBJECT : REDO;
    }
  };
}

/** Stores what was found between `start` and `end`, or the default where `start` is -1. */
type Store = (state: BatchState, start: number, end: number, out: Vector, row: number) => void;

/** A field of a singular message inside the record. */
function readInner(message: number, number: number, store: Store): Fill {
  return (state, { rows, count }, out) => {
    const { layout, bytes } = state;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      finder.find(bytes, layout.leafStart.data[row], layout.leafEnd.data[row], message);
      if (finder.start >= 0) finder.find(bytes, finder.start, finder.end, number);
      store(state, finder.start, finder.end, out, row);
    }
  };
}

function readSmallInt({ bytes }: BatchState, start: number, end: number, out: Vector, row: number): void {
  // Larger numbers are cut to 32 bits by rules of their own.
  const isSmall = start < 0 || (finder.wireType === 0 && end === start + 1);
  out.tag[row] = isSmall ? INT : REDO;
  if (isSmall) out.number[row] = start < 0 ? 0 : bytes[start];
}

function readText(_: BatchState, start: number, end: number, out: Vector, row: number): void {
  out.tag[row] = start >= 0 && finder.wireType !== 2 ? REDO : STRING_RANGE;
  out.start[row] = Math.max(start, 0);
  out.end[row] = start < 0 ? 0 : end;
}
