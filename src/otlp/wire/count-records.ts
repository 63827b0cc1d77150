import type { Signal } from "../signal.ts";
import { WireReader } from "./reader.ts";

/** Field 1 and field 2, length-delimited. */
const FIRST = 0x0a;
const SECOND = 0x12;

/** The fields of a metric that hold its points: gauge, sum, histogram, exponential histogram, summary. */
const METRIC_DATA: readonly number[] = [0x2a, 0x3a, 0x4a, 0x52, 0x5a];

/**
 * How many spans, log records, data points or profiles an OTLP protobuf payload holds, without decoding it. Counts as
 * far as the payload is well-formed.
 */
export function countProtoRecords(signal: Signal, bytes: Uint8Array): number {
  const reader = new WireReader().reset(bytes, 0, bytes.length);
  const points = (): number => count(reader, FIRST, () => 1);
  const record = signal === "metrics" ? () => countAny(reader, METRIC_DATA, points) : () => 1;
  return count(reader, FIRST, () => count(reader, SECOND, () => count(reader, SECOND, record)));
}

function count(reader: WireReader, tag: number, inner: () => number): number {
  return countAny(reader, [tag], inner);
}

/** Adds up `inner` over the fields of the message being read that have one of the tags. */
function countAny(reader: WireReader, tags: readonly number[], inner: () => number): number {
  let total = 0;
  while (reader.pos < reader.end && reader.error === undefined) {
    const tag = reader.tag();
    if (!tags.includes(tag)) {
      reader.skipOther(tag, 0);
      continue;
    }
    const outer = reader.enter();
    const { end } = reader;
    total += inner();
    if (reader.error === undefined) reader.pos = end;
    reader.end = outer;
  }
  return total;
}
