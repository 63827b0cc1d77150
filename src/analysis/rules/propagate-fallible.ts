import { LINT_CODES } from "../../diagnostics/lint-codes.ts";
import type { BoundCall, BoundValue } from "../bind/bound.ts";
import { valuesOf } from "../types/infer.ts";
import { placeOf } from "../types/place.ts";
import { sourceOf, valueSource } from "./edits.ts";
import type { Rule } from "./rule.ts";
import { walkItem } from "./walk.ts";

/** Kinds of parameters that fail on nil and on other types. */
const STRICT: ReadonlySet<string> = new Set(["string", "int", "float", "bool", "time", "duration", "pmap", "pslice"]);

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
        // A predicate about a type fails on none.
        if (isReported || value.kind !== "call" || /^Is[A-Z]/.test(value.definition.name)) return;
        for (const argument of value.args) {
          const kind = value.definition.params[argument.name]?.type.kind;
          if (argument.kind !== "value" || kind === undefined || !STRICT.has(kind)) continue;
          const [target] = [argument.value, ...valuesOf(value)];
          if (target.kind !== "path" || target.type !== "any") continue;
          const place = placeOf(target);
          if (place === undefined || facts.isPresent(place)) continue;
          tell(value, target, "may be missing or of another type");
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
