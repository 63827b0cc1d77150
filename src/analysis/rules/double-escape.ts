import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { replaceFix, valueSource } from "./edits.ts";
import { patternsOf } from "./pattern-literals.ts";
import type { Rule } from "./rule.ts";

export const doubleEscape: Rule = {
  code: LINT_CODES.doubleEscape,
  name: "double-escape",
  severity: "warning",
  summary: "A backslash escaped once too often: the pattern looks for a backslash instead of a class.",
  check({ items }, report) {
    for (const item of items) {
      for (const { value, pattern } of patternsOf(item)) {
        if (!/\\\\(?:[dDwWsSbB]|\.)(?:[+*?{)\]|$\\-]|$)/.test(pattern)) continue;
        const source = valueSource(item, value);
        const fixed = source.replace(/\\{4}(?=[dDwWsSbB.])/g, "\\\\");
        report(item, {
          span: value.node.span,
          message: "the pattern looks for a backslash here, not for what stands after it",
          notes: ["an OTTL string takes one level of escaping: two backslashes give the pattern one"],
          fixes: fixed === source ? undefined : replaceFix("Drop one level of escaping", value.node.span, fixed),
        });
      }
    }
  },
};
