import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { replaceFix, valueSource } from "./edits.ts";
import { patternsOf } from "./pattern-literals.ts";
import type { Rule } from "./rule.ts";

export const backspacePattern: Rule = {
  code: LINT_CODES.backspacePattern,
  name: "backspace-pattern",
  severity: "warning",
  summary: "In an OTTL string `\\\\b` with one backslash is the backspace character, not a word boundary.",
  check({ items }, report) {
    for (const item of items) {
      for (const { value, pattern } of patternsOf(item)) {
        if (!pattern.includes("\b")) continue;
        const fixed = valueSource(item, value).replace(/(?<!\\)((?:\\\\)*)\\b/g, "$1\\\\b");
        report(item, {
          span: value.node.span,
          message: "the pattern looks for a backspace character; a word boundary needs a second backslash",
          fixes: replaceFix("Escape the backslash", value.node.span, fixed),
        });
      }
    }
  },
};
