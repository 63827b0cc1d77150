import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { argumentOf, canBeNil } from "../types/infer.ts";
import { wrapFix } from "./edits.ts";
import type { Rule } from "./rule.ts";
import { walkItem } from "./walk.ts";

export const nilInConcat: Rule = {
  code: LINT_CODES.nilInConcat,
  name: "nil-in-concat",
  severity: "warning",
  summary: "Concat writes `<nil>` for a value that is missing.",
  check({ items }, report) {
    for (const item of items) {
      walkItem(item, (value, facts) => {
        if (value.kind !== "call" || value.definition.name !== "Concat") return;
        const list = argumentOf(value, "vals");
        if (list?.kind !== "list") return;
        for (const part of list.items) {
          if (!canBeNil(part, facts)) continue;
          report(item, {
            span: part.node.span,
            message: "where this is missing, Concat writes <nil> into the text",
            fixes: wrapFix("Give a default with Coalesce", part.node.span, "Coalesce([", ', ""])'),
          });
        }
      });
    }
  },
};
