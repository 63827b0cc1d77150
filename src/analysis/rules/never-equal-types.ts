import { LOG_ENUMS, METRIC_ENUMS, SPAN_ENUMS } from "../../contexts/enums.ts";
import type { Fix } from "../../diagnostics/diagnostic.ts";
import { LINT_CODES } from "../../diagnostics/lint-codes.ts";
import type { BoundValue } from "../bind/bound.ts";
import { comparisonClass, typeOf } from "../types/infer.ts";
import { replaceFix, sourceOf } from "./edits.ts";
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

/** Prefixes of the symbols that stand for a path's numbers, by the end of the path. */
const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/\bkind$/, "SPAN_KIND_"],
  [/\bstatus\.code$/, "STATUS_CODE_"],
  [/\bseverity_number$/, "SEVERITY_NUMBER_"],
  [/\btype$/, "METRIC_DATA_TYPE_"],
  [/\baggregation_temporality$/, "AGGREGATION_TEMPORALITY_"],
];

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
  const path = sourceOf(item, number.node.span);
  const prefix = SYMBOLS.find(([end]) => end.test(path))?.[1];
  if (prefix === undefined) return undefined;
  const name = inside.toUpperCase().replace(/[^A-Z0-9]+/g, "_");
  const symbol = name.startsWith(prefix) ? name : prefix + name;
  const isKnown = [SPAN_ENUMS, METRIC_ENUMS, LOG_ENUMS].some((enums) => enums.has(symbol));
  return isKnown ? replaceFix(`Write ${symbol}`, text.node.span, symbol) : undefined;
}
