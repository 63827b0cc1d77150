import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { argumentValue } from "../types/infer.ts";
import { replaceFix } from "./edits.ts";
import { EMPTY } from "./empty-values.ts";
import type { Rule } from "./rule.ts";
import { statementsOf } from "./walk.ts";

export const nilWrite: Rule = {
  code: LINT_CODES.nilWrite,
  name: "nil-write",
  severity: "warning",
  summary: "Fields of a record cannot be nil; in an attribute nil leaves an empty value under its key.",
  check(subject, report) {
    for (const item of statementsOf(subject)) {
      const { editor } = item.statement;
      if (editor.definition.name !== "set") continue;
      const target = argumentValue(editor, "target");
      const value = argumentValue(editor, "value");
      if (target?.kind !== "path" || value?.literal !== null) continue;
      const { keys } = target.path.reads;
      if (target.type !== "any") {
        if (target.type === "map" || target.type === "slice") continue;
        const empty = EMPTY[target.type];
        report(item, {
          span: value.node.span,
          message: "this field cannot be nil: it keeps its value",
          fixes: empty === undefined ? undefined : replaceFix(`Write ${empty}`, value.node.span, empty),
        });
      } else if (keys !== undefined && keys.length === 1 && typeof keys[0] === "string") {
        const field = target.node.fields[target.node.fields.length - 1];
        const path = item.text.text.slice(target.node.span.start, field.nameSpan.end);
        const key = item.text.text.slice(field.keys[0].value.span.start, field.keys[0].value.span.end);
        report(item, {
          span: item.statement.node.editor.span,
          message: "this leaves an empty value under the key; delete_key removes it",
          fixes: [
            {
              title: "Delete the key",
              edits: [{ span: item.statement.node.editor.span, newText: `delete_key(${path}, ${key})` }],
            },
          ],
        });
      }
    }
  },
};
