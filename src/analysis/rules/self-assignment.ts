import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { argumentValue } from "../types/infer.ts";
import { placeOf } from "../types/place.ts";
import type { Rule } from "./rule.ts";
import { statementsOf } from "./walk.ts";

export const selfAssignment: Rule = {
  code: LINT_CODES.selfAssignment,
  name: "self-assignment",
  severity: "warning",
  summary: "A path is set to its own value.",
  check(subject, report) {
    for (const item of statementsOf(subject)) {
      const { editor } = item.statement;
      if (editor.definition.name !== "set") continue;
      const target = argumentValue(editor, "target");
      const value = argumentValue(editor, "value");
      if (target?.kind !== "path" || value?.kind !== "path") continue;
      const place = placeOf(target);
      if (place === undefined || place !== placeOf(value)) continue;
      report(item, { span: editor.node.span, message: "this sets the path to its own value" });
    }
  },
};
