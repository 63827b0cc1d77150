import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { comparisonClass, typeOf } from "../types/infer.ts";
import { sourceOf } from "./edits.ts";
import type { LintItem, Rule } from "./rule.ts";
import { comparisonsOf } from "./walk.ts";

export const neverEqualTypes: Rule = {
  code: LINT_CODES.neverEqualTypes,
  name: "never-equal-types",
  severity: "warning",
  summary: "A comparison of two types that are never equal always gives the same answer.",
  check({ items }, report) {
    for (const item of items) {
      for (const { node, facts } of comparisonsOf(item)) {
        const left = typeOf(node.left, facts);
        const right = typeOf(node.right, facts);
        const kinds = [comparisonClass(left), comparisonClass(right)];
        if (kinds.includes(undefined) || kinds[0] === kinds[1]) continue;
        const answer = node.operator === "!=" ? "true" : "false";
        report(item, {
          span: node.node.span,
          message: `${article(left)} and ${article(right)} are never equal: this is always ${answer}`,
          labels: [node.left, node.right].map((side, i) => ({
            span: side.node.span,
            message: article(i === 0 ? left : right),
          })),
          fixes: unquote(item, node.left, node.right, kinds[0]) ?? unquote(item, node.right, node.left, kinds[1]),
        });
      }
    }
  },
};

function article(type: string): string {
  return /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
}

/** A number in quotes against a number: without the quotes it can be equal. */
function unquote(
  item: LintItem,
  _number: { readonly node: { readonly span: { readonly start: number; readonly end: number } } },
  text: { readonly kind: string; readonly node: { readonly span: { readonly start: number; readonly end: number } } },
  kind: string | undefined,
) {
  const source = sourceOf(item, text.node.span);
  if (kind !== "number" || !/^"-?\d+(\.\d+)?"$/.test(source)) return undefined;
  return [{ title: "Drop the quotes", edits: [{ span: text.node.span, newText: source.slice(1, -1) }] }];
}
