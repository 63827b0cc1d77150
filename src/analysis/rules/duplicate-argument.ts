import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import type { Rule } from "./rule.ts";
import { callsOf } from "./walk.ts";

export const duplicateArgument: Rule = {
  code: LINT_CODES.duplicateArgument,
  name: "duplicate-argument",
  severity: "warning",
  summary: "An argument is given twice: the later one wins.",
  check({ items }, report) {
    for (const item of items) {
      for (const call of callsOf(item)) {
        const params = Object.keys(call.definition.params);
        const seen = new Set<string>();
        for (const [i, argument] of call.node.args.entries()) {
          const name = argument.name?.text ?? params[i];
          if (name === undefined) continue;
          const key = name.replaceAll("_", "").toLowerCase();
          if (seen.has(key)) report(item, { span: argument.span, message: `the argument ${name} is given already` });
          seen.add(key);
        }
      }
    }
  },
};
