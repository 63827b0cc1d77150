import { BOOL, FLOAT, INT, NIL, OBJECT, REDO, STRING_RANGE, type Vector } from "../../columns/vector.ts";
import { TelemetryError } from "../../otlp/telemetry-error.ts";
import { decodeAnyValue } from "../../otlp/wire/thaw.ts";
import { NIL_BYTES } from "../../values/value.ts";
import type { BatchState } from "./state.ts";

/**
 * Reads an AnyValue message into a cell: strings stay ranges, small ints doubles; lists, maps, bytes and large ints are
 * decoded; anything irregular is REDO. Source: opentelemetry-proto common.proto, AnyValue.
 */
export function readAnyValue(state: BatchState, start: number, end: number, out: Vector, row: number): void {
  if (start >= end) out.tag[row] = NIL;
  else if (!readScalar(state, start, end, out, row)) decodeCell(state, start, end, out, row);
}

/** The usual encodings of strings, small ints, floats and bools; false for everything else. */
function readScalar(state: BatchState, start: number, end: number, out: Vector, row: number): boolean {
  const { bytes } = state;
  switch (bytes[start]) {
    case 0x0a: {
      let length = bytes[start + 1];
      let at = start + 2;
      if (length >= 0x80) {
        length = (length & 0x7f) | ((bytes[at] & 0x7f) << 7);
        if (bytes[at++] >= 0x80) {
          length |= (bytes[at] & 0x7f) << 14;
          if (bytes[at++] >= 0x80) return false;
        }
      }
      if (at + length !== end) return false;
      out.tag[row] = STRING_RANGE;
      out.start[row] = at;
      out.end[row] = end;
      return true;
    }
    case 0x18: {
      let at = start + 1;
      let value = 0;
      let byte = 0x80;
      for (let factor = 1; byte >= 0x80 && at < end && factor < 2 ** 49; factor *= 0x80) {
        byte = bytes[at++];
        value += (byte & 0x7f) * factor;
      }
      // Negative and very large ints take ten bytes.
      if (byte >= 0x80 || at !== end) return false;
      out.tag[row] = INT;
      out.number[row] = value;
      return true;
    }
    case 0x21:
      if (end !== start + 9) return false;
      out.tag[row] = FLOAT;
      out.number[row] = state.view.getFloat64(start + 1, true);
      return true;
    case 0x10:
      if (end !== start + 2 || bytes[start + 1] > 1) return false;
      out.tag[row] = BOOL;
      out.number[row] = bytes[start + 1];
      return true;
    default:
      return false;
  }
}

function decodeCell(state: BatchState, start: number, end: number, out: Vector, row: number): void {
  const value = decodeAnyValue(state.bytes, start, end);
  if (value instanceof TelemetryError) {
    out.tag[row] = REDO;
    return;
  }
  switch (typeof value) {
    case "bigint":
    case "object":
      if (value === null) out.tag[row] = NIL;
      else {
        out.tag[row] = OBJECT;
        out.object[row] = value instanceof Uint8Array && value.length === 0 ? NIL_BYTES : value;
        if (typeof value === "bigint" && value >= -(2n ** 53n) && value <= 2n ** 53n) {
          out.tag[row] = INT;
          out.number[row] = Number(value);
        }
      }
      return;
    default:
      // A regular scalar in an unusual encoding.
      out.tag[row] = REDO;
  }
}
