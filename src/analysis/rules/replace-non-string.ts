import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { argumentValue, typeOf } from "../types/infer.ts";
import type { Rule } from "./rule.ts";
import { statementsOf } from "./walk.ts";

const TEXT_EDITORS: ReadonlySet<string> = new Set(["replace_pattern", "replace_match"]);

export const replaceNonString: Rule = {
  code: LINT_CODES.replaceNonString,
  name: "replace-non-string",
  severity: "warning",
  summary: "A text replacement in a value that is no text does nothing.",
  check(subject, report) {
    for (const item of statementsOf(subject)) {
      const { editor } = item.statement;
      if (!TEXT_EDITORS.has(editor.definition.name)) continue;
      const target = argumentValue(editor, "target");
      if (target?.kind !== "path") continue;
      const type = typeOf(target, item.facts);
      if (type === "any" || type === "string") continue;
      report(item, {
        span: target.node.span,
        message: `this is of the type ${type}, not text: the replacement does nothing`,
        notes: ["`set` writes a value of another type"],
      });
    }
  },
};
