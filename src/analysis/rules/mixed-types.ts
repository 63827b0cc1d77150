import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { comparisonClass } from "../types/infer.ts";
import { isIndexed, placeOf } from "../types/place.ts";
import type { LintItem, Rule } from "./rule.ts";
import { comparisonsOf } from "./walk.ts";

export const mixedTypes: Rule = {
  code: LINT_CODES.mixedTypes,
  name: "mixed-types",
  severity: "warning",
  summary: "One attribute is compared with a string in one statement and with a number in another: one never matches.",
  check({ items }, report) {
    const seen = new Map<string, { readonly item: LintItem; readonly type: string }>();
    for (const item of items) {
      for (const { node } of comparisonsOf(item)) {
        const [attribute, literal] = isIndexed(node.left) ? [node.left, node.right] : [node.right, node.left];
        if (!isIndexed(attribute) || !literal.isLiteral) continue;
        const type = comparisonClass(literal.type);
        const place = placeOf(attribute);
        if (type === undefined || place === undefined) continue;
        const first = seen.get(place);
        if (!first) seen.set(place, { item, type });
        else if (first.type !== type && first.item !== item) {
          report(item, {
            span: node.node.span,
            message: `this attribute is compared with a ${type} here and with a ${first.type} before: a record matches at most one of them`,
            notes: [`before: ${first.item.text.text}`],
          });
        }
      }
    }
  },
};
