import { LINT_CODES } from "../../diagnostics/lint-codes.ts";
import { toText } from "../../values/byte-string.ts";
import { argumentOf, argumentValue } from "../types/infer.ts";
import type { Rule } from "./rule.ts";
import { statementsOf } from "./walk.ts";

export const keepNothing: Rule = {
  code: LINT_CODES.keepNothing,
  name: "keep-nothing",
  severity: "warning",
  summary: "`keep_keys` with keys that are not there removes every attribute.",
  check(subject, report) {
    for (const item of statementsOf(subject)) {
      const { editor } = item.statement;
      if (editor.definition.name !== "keep_keys") continue;
      const keys = argumentOf(editor, "keys");
      const target = argumentValue(editor, "target");
      if (keys?.kind !== "list" || target?.kind !== "path") continue;
      if (keys.items.length === 0) {
        report(item, { span: editor.node.span, message: "an empty list of keys removes every attribute" });
        continue;
      }
      const { context, field } = target.path.reads;
      const known = subject.sample?.get(`${context}.${field}`);
      if (!known || known.size === 0) continue;
      const names = keys.items.map(({ literal }) => (typeof literal === "string" ? toText(literal) : undefined));
      if (names.some((name) => name === undefined || known.has(name))) continue;
      report(item, {
        span: editor.node.span,
        message: "none of the keys occurs in the sample data: this removes every attribute",
        notes: [`keys of the sample data: ${[...known].slice(0, 8).join(", ")}`],
      });
    }
  },
};
