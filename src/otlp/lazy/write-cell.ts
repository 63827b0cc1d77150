import type { Overrides } from "../../columns/overrides.ts";
import { BOOL, FLOAT, INT, NIL, STRING, STRING_RANGE } from "../../columns/vector.ts";
import type { PValue } from "../../values/value.ts";
import { writeAnyValue } from "../wire/encode-value.ts";
import type { WireWriter } from "../wire/writer.ts";
import type { RecordSource } from "./write-record.ts";

/** Writes a field of AnyValue that holds the cell: `tag` is the field's. */
export function writeAnyValueCell(writer: WireWriter, tag: number, source: RecordSource, at: number): void {
  const cells = source.overrides;
  const mark = writer.size;
  switch (cells.tag[at]) {
    case NIL:
      break;
    case STRING_RANGE:
      writeRange(writer, source, cells, at);
      writer.tag(0x0a);
      break;
    case STRING:
      writer.string(0x0a, cells.object[at] as string);
      break;
    case INT:
      writeInt(writer, cells.number[at]);
      writer.tag(0x18);
      break;
    case FLOAT:
      writer.double(cells.number[at]);
      writer.tag(0x21);
      break;
    case BOOL:
      writer.varint(cells.number[at]);
      writer.tag(0x10);
      break;
    default:
      // Lists, maps, bytes and large ints, with the field they come in.
      writeAnyValue(writer, tag, cells.object[at] as PValue);
      return;
  }
  writer.close(tag, mark);
}

/** The cell's text and its length. */
export function writeRange(
  writer: WireWriter,
  { bytes, view }: RecordSource,
  { start, end }: Overrides,
  at: number,
): void {
  writer.copy(bytes, view, start[at], end[at]);
  writer.varint(end[at] - start[at]);
}

function writeInt(writer: WireWriter, value: number): void {
  if (value >= 0 && value < 0x1_0000_0000) writer.varint(value);
  else writer.int64(BigInt(value));
}
