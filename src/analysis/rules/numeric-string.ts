import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { typeOf } from "../types/infer.ts";
import { isIndexed } from "../types/place.ts";
import { valueSource } from "./edits.ts";
import type { Rule } from "./rule.ts";
import { comparisonsOf } from "./walk.ts";

export const numericString: Rule = {
  code: LINT_CODES.numericString,
  name: "numeric-string",
  severity: "warning",
  summary: "An attribute that holds a number never equals the same number in quotes.",
  check({ items }, report) {
    for (const item of items) {
      for (const { node, facts } of comparisonsOf(item)) {
        const [attribute, text] = isIndexed(node.left) ? [node.left, node.right] : [node.right, node.left];
        if (!isIndexed(attribute) || typeOf(attribute, facts) !== "any" || !text.isLiteral) continue;
        const source = valueSource(item, text);
        if (!/^"-?\d+(\.\d+)?"$/.test(source)) continue;
        const number = source.slice(1, -1);
        const convert = number.includes(".") ? "Double" : "Int";
        const path = valueSource(item, attribute);
        report(item, {
          span: node.node.span,
          message: `where the attribute is a number, this is always ${node.operator === "!=" ? "true" : "false"}`,
          labels: [{ span: text.node.span, message: "a string" }],
          notes: [
            /[<>]/.test(node.operator)
              ? 'strings are ordered letter by letter: "10" comes before "9"'
              : "write the number without quotes, or convert the attribute",
          ],
          fixes: [
            {
              title: `Convert the attribute with ${convert}`,
              edits: [
                { span: attribute.node.span, newText: `${convert}(${path})` },
                { span: text.node.span, newText: number },
              ],
            },
          ],
        });
      }
    }
  },
};
