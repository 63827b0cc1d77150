import type { Metric } from "../model.ts";
import { writeResource, writeScope } from "../wire/encode-common.ts";
import type { WireWriter } from "../wire/writer.ts";
import { Cursor } from "./cursor.ts";
import type { GroupHeads } from "./group-heads.ts";
import type { Layout } from "./layout.ts";

/** A range of the payload above the records that is written anew. */
export interface HeadEdit {
  readonly container: number;
  readonly from: number;
  readonly to: number;
  /** Undefined for a range that is cut out. */
  readonly write: ((writer: WireWriter) => void) | undefined;
}

/**
 * What statements changed above the records: resources and scopes are written anew, of metrics name, description and
 * unit. In ascending order.
 */
export function editHeads(heads: GroupHeads, layout: Layout, input: Uint8Array): readonly HeadEdit[] {
  const edits: HeadEdit[] = [];
  for (const container of heads.changed) {
    if (layout.containerLevel.data[container] === 2)
      editMetric(heads.metricOf(container), layout, container, input, edits);
    else edits.push(editMessage(heads, layout, container));
  }
  return edits.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The Resource or InstrumentationScope message; where there was none, at the beginning. */
function editMessage(heads: GroupHeads, layout: Layout, container: number): HeadEdit {
  const isResource = layout.containerLevel.data[container] === 0;
  const tag = layout.headTag.data[container];
  const from = tag < 0 ? layout.containerStart.data[container] : tag;
  const to = tag < 0 ? from : layout.headEnd.data[container];
  const write = (writer: WireWriter): void => {
    const mark = writer.size;
    if (isResource) writeResource(writer, heads.resourceOf(container).resource);
    else writeScope(writer, heads.scopeOf(container).scope);
    // Nothing to say, and nothing said before.
    if (tag < 0 && writer.size === mark) return;
    writer.close(0x0a, mark);
  };
  return { container, from, to, write };
}

/** Cuts out the three text fields of a metric and writes them at its beginning. */
function editMetric(metric: Metric, layout: Layout, container: number, input: Uint8Array, edits: HeadEdit[]): void {
  const cursor = new Cursor();
  const end = layout.containerEnd.data[container];
  const start = layout.containerStart.data[container];
  const write = (writer: WireWriter): void => {
    writer.stringField(0x1a, metric.unit);
    writer.stringField(0x12, metric.description);
    writer.stringField(0x0a, metric.name);
  };
  edits.push({ container, from: start, to: start, write });
  cursor.open(input);
  cursor.at = start;
  while (cursor.at < end) {
    const tag = cursor.at;
    const key = cursor.varint(end);
    cursor.skip(key & 7, end);
    if (key === 0x0a || key === 0x12 || key === 0x1a)
      edits.push({ container, from: tag, to: cursor.at, write: undefined });
  }
}
