import { LINT_CODES } from "../../diagnostics/lint-codes.ts";
import { valuesOf } from "../types/infer.ts";
import { placeOf } from "../types/place.ts";
import { guardFix, valueSource } from "./edits.ts";
import type { Rule } from "./rule.ts";
import { walkItem } from "./walk.ts";

/** Converters that read a text and fail on anything else. */
export const PARSERS = /^Parse[A-Z]|^ExtractPatterns$|^ExtractGrokPatterns$|^ParseXML$|^URL$/;

export const unguardedParse: Rule = {
  code: LINT_CODES.unguardedParse,
  name: "unguarded-parse",
  severity: "warning",
  summary: "A parser fails on a value that is missing or no text: ask IsString, or what the text looks like, first.",
  check({ items }, report) {
    for (const item of items) {
      walkItem(item, (value, facts) => {
        if (value.kind !== "call" || !PARSERS.test(value.definition.name)) return;
        const [target] = valuesOf(value);
        if (target?.kind !== "path" || target.type !== "any") return;
        const place = placeOf(target);
        if (place === undefined || facts.isPresent(place)) return;
        const source = valueSource(item, target);
        const { name } = value.definition;
        const takesInts = name === "ParseSeverity";
        report(item, {
          span: value.node.span,
          message: `${name} fails where ${source} is missing${takesInts ? "" : " or no text"}`,
          fixes: guardFix(item, takesInts ? `${source} != nil` : `IsString(${source})`, value.node.span),
        });
      });
    }
  },
};
