import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import type { Rule } from "./rule.ts";
import { walkItem } from "./walk.ts";

export const missingKeyIndex: Rule = {
  code: LINT_CODES.missingKeyIndex,
  name: "missing-key-index",
  severity: "info",
  summary: "An index on a converter's result fails where the key is missing; one on a path gives nil.",
  check({ items }, report) {
    for (const item of items) {
      walkItem(item, (value) => {
        if (value.kind !== "call" || !value.keys.some((key) => key.kind === "string")) return;
        report(item, {
          span: value.node.span,
          message: `where the result of ${value.definition.name} lacks the key, the statement fails`,
          notes: ["store the result in the cache and read it from there: a missing key gives nil then"],
        });
      });
    }
  },
};
