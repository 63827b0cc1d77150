import type { ConfigText } from "../config/finding.ts";
import type { Span } from "../diagnostics/span.ts";

/** Where offsets of an OTTL text stand in the document, and back. */
export class TextPlace {
  private readonly offsets: readonly number[];
  private readonly start: number;
  readonly span: Span;
  /** Whether the document spells the text unit by unit, without escapes or folding. */
  readonly isVerbatim: boolean;

  constructor({ node, start, text }: ConfigText) {
    this.offsets = node.offsets ?? [];
    this.start = start;
    const first = this.toDocument(0);
    const end = this.toDocument(text.length);
    this.span = { start: first, end };
    this.isVerbatim = end - first === text.length;
  }

  toDocument(offset: number): number {
    const { offsets } = this;
    return offsets[Math.max(0, Math.min(this.start + offset, offsets.length - 1))] ?? 0;
  }

  spanToDocument({ start, end }: Span): Span {
    const from = this.toDocument(start);
    return { start: from, end: end > start ? Math.max(from, this.toDocument(end - 1) + 1) : from };
  }

  /** The offset in the text of a place in the document; the next one where the place belongs to no unit. */
  toText(offset: number): number {
    const { offsets, start } = this;
    let low = 0;
    let high = offsets.length - 1 - start;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (offsets[start + middle] < offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low);
  }

  touches(offset: number): boolean {
    return offset >= this.span.start && offset <= this.span.end;
  }
}
