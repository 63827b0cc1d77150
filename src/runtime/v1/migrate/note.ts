import type { Source } from "../../../diagnostics/source.ts";
import type { Span } from "../../../diagnostics/span.ts";

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

/** Places a problem in its source. */
export function noteOf(
  problem: { readonly span: Span; readonly reason: string; readonly kind: MigrationNote["kind"] },
  source: Source,
): MigrationNote {
  const { line, column } = source.positionAt(problem.span.start);
  const text = source.text.slice(problem.span.start, problem.span.end).replace(/\s+/g, " ");
  return { kind: problem.kind, line, column, source: text, reason: problem.reason };
}
