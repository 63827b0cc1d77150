import type { Fix } from "../../diagnostics/diagnostic.ts";
import { LINT_CODES } from "../../diagnostics/lint-codes.ts";
import type { BoundValue } from "../bind/bound.ts";
import { comparisonClass, typeOf } from "../types/infer.ts";
import { replaceFix, sourceOf } from "./edits.ts";
import type { LintItem, Rule } from "./rule.ts";
import { symbolFor } from "./symbols.ts";
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
          message: /[<>]/.test(node.operator)
            ? `${article(left)} and ${article(right)} have no order: this is always false`
            : `${article(left)} and ${article(right)} are never equal: this is always ${answer}`,
          labels: [node.left, node.right].map((side, i) => ({
            span: side.node.span,
            message: article(i === 0 ? left : right),
          })),
          fixes:
            unquote(item, node.left, node.right, kinds[0]) ??
            unquote(item, node.right, node.left, kinds[1]) ??
            hexadecimal(node.left, node.right, left) ??
            hexadecimal(node.right, node.left, right),
        });
      }
    }
  },
};

function article(type: string): string {
  return /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
}

/** A text against a number: the number in the quotes, or the symbol that the text names, can be equal. */
function unquote(
  item: LintItem,
  number: BoundValue,
  text: BoundValue,
  kind: string | undefined,
): readonly Fix[] | undefined {
  const source = sourceOf(item, text.node.span);
  if (kind !== "number" || !/^"[^"\\]*"$/.test(source)) return undefined;
  const inside = source.slice(1, -1);
  if (/^-?\d+(\.\d+)?$/.test(inside)) return replaceFix("Drop the quotes", text.node.span, inside);
  const symbol = symbolFor(sourceOf(item, number.node.span), inside);
  return symbol === undefined ? undefined : replaceFix(`Write ${symbol}`, text.node.span, symbol);
}

/** An id against a text: its hexadecimal text can be equal. */
function hexadecimal(id: BoundValue, text: BoundValue, type: string): readonly Fix[] | undefined {
  if (id.kind !== "path" || (type !== "traceid" && type !== "spanid") || typeof text.literal !== "string")
    return undefined;
  const { end } = id.node.span;
  return [{ title: "Compare the id's text", edits: [{ span: { start: end, end }, newText: ".string" }] }];
}
