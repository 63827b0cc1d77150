import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { placeOf } from "../types/place.ts";
import { guardFix } from "./edits.ts";
import type { Rule } from "./rule.ts";
import { walkItem } from "./walk.ts";

export const unguardedIndex: Rule = {
  code: LINT_CODES.unguardedIndex,
  name: "unguarded-index",
  severity: "warning",
  summary: "An index on a log body fails where the body is text: ask IsMap first.",
  check({ items }, report) {
    for (const item of items) {
      const done = new Set<string>();
      walkItem(item, (value, facts) => {
        if (value.kind !== "path") return;
        const { context, field, keys } = value.path.reads;
        if (context !== "log" || field !== "body" || keys === undefined || keys.length === 0 || done.has(field)) return;
        const place = placeOf(value);
        if (facts.get("log.body") === "map" || facts.get("log.body") === "slice") return;
        if (place !== undefined && facts.isPresent(place)) return;
        done.add(field);
        const guard = typeof keys[0] === "string" ? "IsMap" : "IsList";
        const name = value.node.context === undefined ? "body" : `${value.node.context.text}.body`;
        report(item, {
          span: value.node.span,
          message: `where the body is text, this index fails; ask ${guard}(${name}) first`,
          fixes: guardFix(item, `${guard}(${name})`, value.node.span),
        });
      });
    }
  },
};
