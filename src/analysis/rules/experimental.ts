import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import type { Rule } from "./rule.ts";
import { callsOf } from "./walk.ts";

export const experimental: Rule = {
  code: LINT_CODES.experimental,
  name: "experimental",
  severity: "info",
  summary: "A function that is experimental, deprecated or behind a feature gate may change or go away.",
  check({ items }, report) {
    for (const item of items) {
      for (const { definition, node } of callsOf(item)) {
        const { stability = "stable", gate } = definition;
        if (stability === "stable" && gate === undefined) continue;
        report(item, {
          span: node.nameSpan,
          message: `${definition.name} is ${stability === "stable" ? "behind a feature gate" : stability}`,
          notes: gate === undefined ? undefined : [`it needs the feature gate ${gate}`],
        });
      }
    }
  },
};
