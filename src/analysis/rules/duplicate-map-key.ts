import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import type { Rule } from "./rule.ts";
import { walkItem } from "./walk.ts";

export const duplicateMapKey: Rule = {
  code: LINT_CODES.duplicateMapKey,
  name: "duplicate-map-key",
  severity: "warning",
  summary: "A map literal has a key twice: only one of the values counts.",
  check({ items }, report) {
    for (const item of items) {
      walkItem(item, (value) => {
        if (value.kind !== "map") return;
        const seen = new Set<unknown>();
        for (const { key } of value.entries) {
          if (!key.isLiteral) continue;
          if (seen.has(key.literal)) {
            report(item, { span: key.node.span, message: "the map has this key already: only the last value is kept" });
          }
          seen.add(key.literal);
        }
      });
    }
  },
};
