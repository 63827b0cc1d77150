import { V1_CONTEXTS } from "../../../analysis/v1/scope.ts";
import type { ConfigContext } from "../../../config/signals.ts";
import type { Span } from "../../../diagnostics/span.ts";
import type { Signal } from "../../../otlp/signal.ts";
import type { Problem } from "../../migrate/note.ts";
import { overlaps } from "../migrate/statement.ts";
import type { Translated } from "./statement.ts";

/** A statement in the order of the program. */
export interface PlacedRule {
  readonly translated: Translated;
  readonly span: Span;
  readonly context: ConfigContext;
  /** Rises with each group: the Collector runs one over all records before the next. */
  readonly group: number;
  readonly isRoute: boolean;
}

const SHARED = /^(resource|scope|metric)\./;

/** Whether a statement leaves the same behind whichever of the records that share it runs it. */
function isOfWhole({ context, translated }: PlacedRule, owner: string): boolean {
  if (context === owner) return true;
  const above = { resource: ["resource"], scope: ["resource", "scope"], metric: ["resource", "scope", "metric"] }[
    owner
  ];
  return translated.isSteady && [...translated.reads].every((path) => above?.includes(path.split(".")[0]));
}

/**
 * The Collector runs a group over all records, or once over a resource, scope or metric; v1 runs the whole program over
 * one record and then over the next one. Where records share what is written, the two can differ.
 */
export function sharedStateProblems(rules: readonly PlacedRule[], signal: Signal): readonly Problem[] {
  const problems: Problem[] = [];
  const own = V1_CONTEXTS[signal];
  rules.forEach((writer, at) => {
    for (const path of writer.translated.writes) {
      const owner = SHARED.exec(path)?.[1];
      if (owner === undefined) continue;
      if (writer.context !== own && !writer.translated.isSteady) {
        const reason = `the Collector runs this once for each ${writer.context}, v1 for each of its records, and each time it changes more`;
        problems.push({ span: writer.span, kind: "difference", reason });
      }
      if (rules.slice(0, at).some(({ isRoute }) => isRoute)) {
        const reason = `${path} is written after records were routed: in v1 it shows in them too, in the Collector it does not`;
        problems.push({ span: writer.span, kind: "difference", reason });
      }
      const isWhole = isOfWhole(writer, owner);
      const reader = rules.find((each, i) => {
        if (i === at) return false;
        const isSame = each.group === writer.group;
        if (isSame && (writer.context === own || i > at)) return false;
        if (i > at && isWhole) return false;
        const { reads, writes } = each.translated;
        // What is written for a whole resource by several ends the same.
        const touched = isWhole && isOfWhole(each, owner) ? [...reads] : [...reads, ...writes];
        return touched.some((other) => overlaps(other, path));
      });
      if (reader === undefined) continue;
      const reason = `this and another group use ${path}, which records share: the Collector runs one group over all records before the next, v1 all of them record by record`;
      problems.push({ span: reader.span, kind: "difference", reason });
    }
  });
  return problems;
}
