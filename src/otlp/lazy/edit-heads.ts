import type { Metric } from "../model.ts";
import { writeResource, writeScope } from "../wire/encode-common.ts";
import { WireWriter } from "../wire/writer.ts";
import type { Arena } from "./arena.ts";
import { Cursor } from "./cursor.ts";
import type { GroupHeads } from "./group-heads.ts";
import type { Layout } from "./layout.ts";
import type { Splices } from "./splices.ts";

/** One replacement; `text` is undefined for a removal. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly arenaFrom: number;
  readonly arenaTo: number;
}

const writer = new WireWriter(1 << 12);

/**
 * Writes what statements changed above the records: resources and scopes anew, of metrics name, description and unit.
 * Adds the splices in ascending order; returns by how many bytes each container grows.
 */
export function editHeads(
  heads: GroupHeads,
  layout: Layout,
  input: Uint8Array,
  arena: Arena,
  splices: Splices,
): Map<number, number> {
  const growth = new Map<number, number>();
  const edits: Edit[] = [];
  for (const container of heads.changed) {
    const own =
      layout.containerLevel.data[container] === 2
        ? editMetric(heads.metricOf(container), layout, container, input, arena)
        : editMessage(heads, layout, container, input, arena);
    if (own.length === 0) continue;
    edits.push(...own);
    growth.set(
      container,
      own.reduce((sum, edit) => sum + edit.arenaTo - edit.arenaFrom - (edit.to - edit.from), 0),
    );
  }
  edits.sort((a, b) => a.from - b.from || a.to - b.to);
  for (const edit of edits) splices.add(edit.from, edit.to, edit.arenaFrom, edit.arenaTo);
  return growth;
}

/** The Resource or InstrumentationScope message, where its bytes differ now. */
function editMessage(heads: GroupHeads, layout: Layout, container: number, input: Uint8Array, arena: Arena): Edit[] {
  writer.clear();
  if (layout.containerLevel.data[container] === 0) writeResource(writer, heads.resourceOf(container).resource);
  else writeScope(writer, heads.scopeOf(container).scope);
  writer.close(0x0a, 0);
  const bytes = writer.output();
  const tag = layout.headTag.data[container];
  const from = tag < 0 ? layout.containerStart.data[container] : tag;
  const to = tag < 0 ? from : layout.headEnd.data[container];
  if (sameBytes(bytes, input, from, to)) return [];
  const arenaFrom = arena.length;
  arena.copy(bytes, 0, bytes.length);
  return [{ from, to, arenaFrom, arenaTo: arena.length }];
}

function sameBytes(bytes: Uint8Array, input: Uint8Array, from: number, to: number): boolean {
  if (bytes.length !== to - from) return false;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== input[from + i]) return false;
  return true;
}

/** Removes the three text fields of a metric and writes them at its beginning. */
function editMetric(metric: Metric, layout: Layout, container: number, input: Uint8Array, arena: Arena): Edit[] {
  const cursor = new Cursor();
  const end = layout.containerEnd.data[container];
  const edits: Edit[] = [];
  cursor.open(input);
  cursor.at = layout.containerStart.data[container];
  while (cursor.at < end) {
    const tag = cursor.at;
    const key = cursor.varint(end);
    cursor.skip(key & 7, end);
    if (key === 0x0a || key === 0x12 || key === 0x1a)
      edits.push({ from: tag, to: cursor.at, arenaFrom: 0, arenaTo: 0 });
  }
  const arenaFrom = arena.length;
  writeText(arena, 0x0a, metric.name);
  writeText(arena, 0x12, metric.description);
  writeText(arena, 0x1a, metric.unit);
  const start = layout.containerStart.data[container];
  return [{ from: start, to: start, arenaFrom, arenaTo: arena.length }, ...edits];
}

function writeText(arena: Arena, tag: number, text: string): void {
  if (text.length === 0) return;
  arena.varint(tag);
  arena.varint(text.length);
  arena.text(text);
}
