import type { Problem } from "../../migrate/note.ts";
import { overlaps, type TranslatedStatement } from "./statement.ts";

/** A statement with the processor that it went to; processors run over all records one after the other. */
export interface PlacedStatement {
  readonly translated: TranslatedStatement;
  readonly span: Problem["span"];
  /** Rises with each processor or connector. */
  readonly place: number;
  /** The last connector before it. */
  readonly isRouted: boolean;
}

const SHARED = /^(?:resource|scope|instrumentation_scope|metric)\./;

/**
 * v1 runs the whole program over one record and then over the next one, the Collector one processor over all records.
 * Where records share a resource, scope or metric, a write then shows elsewhere than in v1.
 */
export function sharedStateProblems(statements: readonly PlacedStatement[]): readonly Problem[] {
  const problems: Problem[] = [];
  for (const writer of statements) {
    for (const path of writer.translated.writes.filter((each) => SHARED.test(each))) {
      const reader = statements.find(
        (each) => each.place !== writer.place && [...each.translated.reads].some((read) => overlaps(read, path)),
      );
      if (reader) {
        problems.push({
          span: reader.span,
          kind: "difference",
          reason: `this reads ${path}, which another processor writes: the Collector has run that over all records before, v1 record by record`,
        });
      }
      if (statements.some((each) => each.isRouted && each.place < writer.place)) {
        problems.push({
          span: writer.span,
          kind: "difference",
          reason: `${path} is written after records were routed: in v1 it shows in them too, in the Collector it does not`,
        });
      }
    }
  }
  return problems;
}
