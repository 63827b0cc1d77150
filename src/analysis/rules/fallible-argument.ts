import { LINT_CODES } from "../../diagnostics/lint-codes.ts";
import { guardFix, valueSource } from "./edits.ts";
import type { Rule } from "./rule.ts";
import { strictArgument } from "./strict-arguments.ts";
import { PARSERS } from "./unguarded-parse.ts";
import { walkItem } from "./walk.ts";

export const fallibleArgument: Rule = {
  code: LINT_CODES.fallibleArgument,
  name: "fallible-argument",
  severity: "hint",
  summary: "A function fails on an attribute that is missing or of another type: the statement does nothing there.",
  check({ items, group }, report) {
    // There it is worse, and another rule tells.
    if (group.errorMode === "propagate") return;
    for (const item of items) {
      walkItem(item, (value, facts) => {
        if (value.kind !== "call" || PARSERS.test(value.definition.name)) return;
        const found = strictArgument(value, facts);
        if (!found) return;
        const source = valueSource(item, found.path);
        const guard = found.predicate === undefined ? `${source} != nil` : `${found.predicate}(${source})`;
        report(item, {
          span: value.node.span,
          message: `${value.definition.name} fails where ${source} is missing or of another type`,
          labels: [{ span: found.path.node.span, message: "may be missing" }],
          fixes: guardFix(item, guard, value.node.span),
        });
      });
    }
  },
};
