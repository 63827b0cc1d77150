import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { neverMatches } from "../../patterns/never-matches.ts";
import { patternsOf } from "./pattern-literals.ts";
import type { Rule } from "./rule.ts";

export const impossiblePattern: Rule = {
  code: LINT_CODES.impossiblePattern,
  name: "impossible-pattern",
  severity: "warning",
  summary: "A pattern that asks for text before the beginning or after the end matches nothing.",
  check({ items }, report) {
    for (const item of items) {
      for (const { value, bytes } of patternsOf(item)) {
        if (!neverMatches(bytes)) continue;
        report(item, {
          span: value.node.span,
          message: "this pattern matches nothing: it asks for text before the beginning or after the end",
          notes: ["a literal `^` or `$` is written `\\\\^` or `\\\\$` in an OTTL string"],
        });
      }
    }
  },
};
