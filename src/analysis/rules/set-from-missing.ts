import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { argumentValue, canBeNil } from "../types/infer.ts";
import { isIndexed, placeOf } from "../types/place.ts";
import { guardFix, valueSource } from "./edits.ts";
import type { Rule } from "./rule.ts";
import { statementsOf } from "./walk.ts";

export const setFromMissing: Rule = {
  code: LINT_CODES.setFromMissing,
  name: "set-from-missing",
  severity: "info",
  summary: "A copy of an attribute that is missing writes an empty value and keeps the key.",
  check(subject, report) {
    for (const item of statementsOf(subject)) {
      const { editor } = item.statement;
      if (editor.definition.name !== "set") continue;
      const target = argumentValue(editor, "target");
      const value = argumentValue(editor, "value");
      if (target?.kind !== "path" || target.type !== "any" || value?.kind !== "path") continue;
      if (!isIndexed(value) || placeOf(value) === undefined || !canBeNil(value, item.facts)) continue;
      const source = valueSource(item, value);
      report(item, {
        span: value.node.span,
        message: `where ${source} is missing, this writes an empty value`,
        fixes: guardFix(item, `${source} != nil`),
      });
    }
  },
};
