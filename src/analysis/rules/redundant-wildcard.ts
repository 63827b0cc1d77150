import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { replaceFix } from "./edits.ts";
import { patternsOf } from "./pattern-literals.ts";
import type { Rule } from "./rule.ts";

export const redundantWildcard: Rule = {
  code: LINT_CODES.redundantWildcard,
  name: "redundant-wildcard",
  severity: "hint",
  summary: "IsMatch looks anywhere in the text: `.*` at the ends of a pattern only costs time.",
  check({ items }, report) {
    for (const item of items) {
      for (const { call, value, pattern } of patternsOf(item)) {
        if (call.definition.name !== "IsMatch") continue;
        const simple = /^(?:\.\*)?([A-Za-z0-9_/ -]+?)(?:\.\*)?$/.exec(pattern);
        if (!simple || simple[1] === pattern) continue;
        report(item, {
          span: value.node.span,
          message: "IsMatch looks anywhere in the text: `.*` at the ends changes nothing",
          fixes: replaceFix("Drop the wildcards", value.node.span, JSON.stringify(simple[1]), "everything"),
        });
      }
    }
  },
};
