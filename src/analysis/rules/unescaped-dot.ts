import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { valueSource } from "./edits.ts";
import { patternsOf } from "./pattern-literals.ts";
import type { Rule } from "./rule.ts";

/** A host name, an address or a file name: words joined by single dots, and nothing else of a pattern but anchors. */
const DOTTED = /^\^?[A-Za-z0-9_/:-]+(?:\.[A-Za-z0-9_/:-]+)+\$?$/;

export const unescapedDot: Rule = {
  code: LINT_CODES.unescapedDot,
  name: "unescaped-dot",
  severity: "info",
  summary: "A dot in a pattern matches any character; a literal dot needs a backslash.",
  check({ items }, report) {
    for (const item of items) {
      for (const { value, pattern } of patternsOf(item)) {
        if (!DOTTED.test(pattern)) continue;
        const source = valueSource(item, value);
        report(item, {
          span: value.node.span,
          message: "each dot here matches any character",
          notes: ["a dot itself is written `\\\\.` in an OTTL string"],
          fixes: [
            {
              title: "Escape the dots",
              edits: [...source.matchAll(/\./g)].map(({ index }) => {
                const at = value.node.span.start + index;
                return { span: { start: at, end: at }, newText: "\\\\" };
              }),
            },
          ],
        });
      }
    }
  },
};
