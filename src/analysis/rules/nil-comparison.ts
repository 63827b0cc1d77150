import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import type { BoundValue } from "../bind/bound.ts";
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
          notes: empty === undefined ? undefined : [`a field that is not set reads as ${empty}`],
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

/** What a field of the type reads as where it is not set; bytes that are empty do equal nil. */
const EMPTY: Readonly<Record<string, string>> = { string: '""', int: "0", float: "0.0", bool: "false" };

const NEVER_NIL: ReadonlySet<string> = new Set([...Object.keys(EMPTY), "time", "duration", "map", "traceid", "spanid"]);

function isNil(value: BoundValue): boolean {
  return value.isLiteral && value.literal === null;
}
