import type { Overrides } from "../../columns/overrides.ts";
import { BOOL, FLOAT, INT, NIL, STRING, STRING_RANGE } from "../../columns/vector.ts";
import type { PValue } from "../../values/value.ts";
import { writeAnyValue } from "../wire/encode-value.ts";
import { WireWriter } from "../wire/writer.ts";
import { type Arena, varintSize } from "./arena.ts";

const scratch = new DataView(new ArrayBuffer(8));
const objects = new WireWriter(1 << 10);

/** Bytes of the fields of an AnyValue that holds the cell. */
export function anyValueSize(cells: Overrides, at: number): number {
  switch (cells.tag[at]) {
    case NIL:
      return 0;
    case STRING_RANGE:
      return textSize(cells.end[at] - cells.start[at]);
    case STRING:
      return textSize((cells.object[at] as string).length);
    case INT:
      return 1 + intSize(cells.number[at]);
    case FLOAT:
      return 9;
    case BOOL:
      return 2;
    default:
      return encodeObject(cells.object[at] as PValue).length;
  }
}

function textSize(length: number): number {
  return 1 + varintSize(length) + length;
}

function intSize(value: number): number {
  if (value < 0) return 10;
  let size = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) size++;
  return size;
}

/** Writes the fields of an AnyValue that holds the cell. */
export function writeAnyValueCell(arena: Arena, cells: Overrides, at: number, input: Uint8Array): void {
  switch (cells.tag[at]) {
    case NIL:
      return;
    case STRING_RANGE:
      arena.varint(0x0a);
      arena.varint(cells.end[at] - cells.start[at]);
      arena.copy(input, cells.start[at], cells.end[at]);
      return;
    case STRING: {
      const text = cells.object[at] as string;
      arena.varint(0x0a);
      arena.varint(text.length);
      arena.text(text);
      return;
    }
    case INT:
      arena.varint(0x18);
      writeInt(arena, cells.number[at]);
      return;
    case FLOAT:
      arena.varint(0x21);
      scratch.setFloat64(0, cells.number[at], true);
      arena.copy(new Uint8Array(scratch.buffer), 0, 8);
      return;
    case BOOL:
      arena.varint(0x10);
      arena.varint(cells.number[at]);
      return;
    default: {
      const bytes = encodeObject(cells.object[at] as PValue);
      arena.copy(bytes, 0, bytes.length);
    }
  }
}

function writeInt(arena: Arena, value: number): void {
  if (value >= 0) arena.varint(value);
  else writeNegative(arena, BigInt.asUintN(64, BigInt(value)));
}

/** Ten bytes, two's complement. */
function writeNegative(arena: Arena, value: bigint): void {
  let rest = value;
  arena.reserve(10);
  while (rest >= 0x80n) {
    arena.bytes[arena.length++] = Number(rest & 0x7fn) | 0x80;
    rest >>= 7n;
  }
  arena.bytes[arena.length++] = Number(rest);
}

/** Lists, maps, bytes and large ints go through the record encoder, without the field they come in. */
function encodeObject(value: PValue): Uint8Array {
  objects.clear();
  writeAnyValue(objects, 0x12, value);
  const field = objects.output();
  let start = 1;
  while (field[start] >= 0x80) start++;
  return field.subarray(start + 1);
}
