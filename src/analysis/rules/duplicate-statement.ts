import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { print } from "../../parser/print.ts";
import type { Rule } from "./rule.ts";
import { statementsOf } from "./walk.ts";

export const duplicateStatement: Rule = {
  code: LINT_CODES.duplicateStatement,
  name: "duplicate-statement",
  severity: "warning",
  summary: "The same statement stands twice in a row.",
  check(subject, report) {
    let before = "";
    for (const item of statementsOf(subject)) {
      const text = print(item.statement.node);
      if (text === before) {
        report(item, {
          span: item.statement.node.span,
          message: "the statement before this one is the same: remove one",
        });
      }
      before = text;
    }
  },
};
