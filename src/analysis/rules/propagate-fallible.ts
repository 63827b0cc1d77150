import { LINT_CODES } from "../../diagnostics/lint-codes.ts";
import type { BoundCall, BoundValue } from "../bind/bound.ts";
import { valuesOf } from "../types/infer.ts";
import { sourceOf, valueSource } from "./edits.ts";
import type { Rule } from "./rule.ts";
import { strictArgument } from "./strict-arguments.ts";
import { walkItem } from "./walk.ts";

/** Converters that fail on texts too, those that they cannot read. */
const READERS = /^(?:Parse[A-Z]|Time$|Duration$|Decode$|ExtractGrokPatterns$)/;

export const propagateFallible: Rule = {
  code: LINT_CODES.propagateFallible,
  name: "propagate-fallible",
  severity: "warning",
  summary: "With error_mode propagate, one record that makes a statement fail drops the whole payload.",
  check({ items, group }, report) {
    if (group.errorMode !== "propagate") return;
    for (const item of items) {
      let isReported = false;
      const where = item.where ? sourceOf(item, item.where.node.span) : "";
      const tell = (value: BoundCall, target: BoundValue, what: string): void => {
        isReported = true;
        report(item, {
          span: value.node.span,
          message: `${value.definition.name} can fail here, and with error_mode propagate the whole payload is lost then`,
          labels: [{ span: target.node.span, message: what }],
          notes: ["guard the statement, or use error_mode ignore"],
        });
      };
      walkItem(item, (value, facts) => {
        if (isReported || value.kind !== "call") return;
        const strict = strictArgument(value, facts);
        if (strict) {
          tell(value, strict.path, "may be missing or of another type");
          return;
        }
        const [text] = valuesOf(value);
        if (!READERS.test(value.definition.name) || text?.kind !== "path") return;
        // Somebody who asks what the text looks like knows what it is.
        if (!where.includes(`IsMatch(${valueSource(item, text)}`))
          tell(value, text, "may be a text that it cannot read");
      });
    }
  },
};
