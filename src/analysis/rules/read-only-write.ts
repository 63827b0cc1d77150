import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { writtenPaths } from "../bind/walk-bound.ts";
import type { Rule } from "./rule.ts";
import { statementsOf } from "./walk.ts";

export const readOnlyWrite: Rule = {
  code: LINT_CODES.readOnlyWrite,
  name: "read-only-write",
  severity: "warning",
  summary: "A path that can only be read is written.",
  check(subject, report) {
    for (const item of statementsOf(subject)) {
      for (const path of writtenPaths(item.statement)) {
        if (path.path.settable) continue;
        const isType = path.path.reads.context === "metric" && path.path.reads.field === "type";
        report(item, {
          span: path.node.span,
          message: "this path can only be read: the write has no effect or fails",
          notes: isType ? ["functions such as convert_sum_to_gauge change the type of a metric"] : undefined,
        });
      }
    }
  },
};
