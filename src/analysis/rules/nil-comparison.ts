import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import type { BoundPath, BoundValue } from "../bind/bound.ts";
import { EMPTY } from "./empty-values.ts";
import type { Rule } from "./rule.ts";
import { comparisonsOf } from "./walk.ts";

export const nilComparison: Rule = {
  code: LINT_CODES.nilComparison,
  name: "nil-comparison",
  severity: "warning",
  summary: "Fields of a record always have a value: comparing one with nil always gives the same answer.",
  check({ items }, report) {
    for (const item of items) {
      for (const { node } of comparisonsOf(item)) {
        const path = isNil(node.right) ? node.left : isNil(node.left) ? node.right : undefined;
        if (path?.kind !== "path" || path.path.nullable || !NEVER_NIL.has(path.type)) continue;
        const empty = EMPTY[path.type];
        report(item, {
          span: node.node.span,
          message: `this path is never nil: the comparison is always ${node.operator === "!=" ? "true" : "false"}`,
          notes: noteOf(path, empty),
          fixes:
            empty === undefined || path.path.reads.context === "otelcol"
              ? undefined
              : [
                  {
                    title: `Compare with ${empty}`,
                    edits: [{ span: (path === node.left ? node.right : node.left).node.span, newText: empty }],
                  },
                ],
        });
      }
    }
  },
};

const NEVER_NIL: ReadonlySet<string> = new Set([...Object.keys(EMPTY), "time", "duration", "map", "traceid", "spanid"]);

function noteOf(path: BoundPath, empty: string | undefined): string[] | undefined {
  if (empty !== undefined) return [`a field that is not set reads as ${empty}`];
  const { context, field } = path.path.reads;
  if (context === "span" && field === "parent_span_id") return ["ask IsRootSpan() whether a span has a parent"];
  if (path.type !== "traceid" && path.type !== "spanid") return undefined;
  const name = path.type === "traceid" ? "TraceID" : "SpanID";
  return [
    `an id that is not set is all zeros: compare it with ${name}(0x${"0".repeat(path.type === "traceid" ? 32 : 16)})`,
  ];
}

function isNil(value: BoundValue): boolean {
  return value.isLiteral && value.literal === null;
}
