import type { Source } from "../../diagnostics/source.ts";
import type { Span } from "../../diagnostics/span.ts";

/** Something that could not be carried over, or not for all data. */
export interface MigrationNote {
  /** `inexpressible`: it was left out. `difference`: it was carried over, but means something else for some data. */
  readonly kind: "inexpressible" | "difference";
  /** Where it stands in what was migrated, from 1. */
  readonly line: number;
  readonly column: number;
  /** The text there, on one line. */
  readonly source: string;
  readonly reason: string;
}

/** A note before its place is worked out. */
export interface Problem {
  readonly span: Span;
  readonly reason: string;
  readonly kind: MigrationNote["kind"];
}

/** Places a problem in its source. */
export function noteOf({ span, reason, kind }: Problem, source: Source): MigrationNote {
  const { line, column } = source.positionAt(span.start);
  const text = source.text.slice(span.start, span.end).replace(/\s+/g, " ");
  return { kind, line, column, source: text, reason };
}
