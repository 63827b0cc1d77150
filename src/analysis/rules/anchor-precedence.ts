import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { valueSource } from "./edits.ts";
import { patternsOf } from "./pattern-literals.ts";
import type { Rule } from "./rule.ts";

export const anchorPrecedence: Rule = {
  code: LINT_CODES.anchorPrecedence,
  name: "anchor-precedence",
  severity: "warning",
  summary: "In `^a|b$` each anchor holds for its own alternative only.",
  check({ items }, report) {
    for (const item of items) {
      for (const { value, pattern } of patternsOf(item)) {
        const parts = alternatives(pattern);
        if (parts.length < 2) continue;
        const [first, last] = [parts[0], parts[parts.length - 1]];
        const starts = parts.filter((part) => part.startsWith("^")).length;
        const ends = parts.filter((part) => /(^|[^\\])\$$/.test(part)).length;
        const onlyFirst = first.startsWith("^") && starts === 1;
        const onlyLast = last.endsWith("$") && ends === 1;
        if (!onlyFirst || !onlyLast || first.endsWith("$") || last.startsWith("^")) continue;
        const source = valueSource(item, value);
        const { start, end } = value.node.span;
        report(item, {
          span: value.node.span,
          message: "`^` holds only for the first alternative and `$` only for the last one",
          notes: ["a group holds the alternatives together: `^(?:a|b)$`"],
          fixes:
            source.startsWith('"^') && source.endsWith('$"')
              ? [
                  {
                    title: "Put the alternatives in a group",
                    // With the character after it, so that YAML does not see a colon at an end.
                    edits: [
                      { span: { start: start + 2, end: start + 3 }, newText: `(?:${source[2]}` },
                      { span: { start: end - 2, end: end - 2 }, newText: ")" },
                    ],
                  },
                ]
              : undefined,
        });
      }
    }
  },
};

/** A pattern's parts between the `|` outside of groups and classes. */
function alternatives(pattern: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let inClass = false;
  let start = 0;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === "\\") i++;
    else if (inClass) inClass = c !== "]";
    else if (c === "[") inClass = true;
    else if (c === "(") depth++;
    else if (c === ")") depth--;
    else if (c === "|" && depth === 0) {
      parts.push(pattern.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(pattern.slice(start));
  return parts;
}
