import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { pathsOf, writtenPaths } from "../bind/walk-bound.ts";
import { argumentValue } from "../types/infer.ts";
import { placeOf, placesOverlap } from "../types/place.ts";
import type { LintItem, Rule } from "./rule.ts";
import { statementsOf } from "./walk.ts";

export const deadWrite: Rule = {
  code: LINT_CODES.deadWrite,
  name: "dead-write",
  severity: "warning",
  summary: "A write that a later statement always overwrites before anybody reads it.",
  check(subject, report) {
    const pending = new Map<string, LintItem>();
    for (const item of statementsOf(subject)) {
      const written = writtenPaths(item.statement);
      const isSet = item.statement.editor.definition.name === "set";
      const target = isSet ? argumentValue(item.statement.editor, "target") : undefined;
      for (const path of pathsOf(item.statement)) {
        if (path === target) continue;
        const place = placeOf(path);
        for (const known of [...pending.keys()]) {
          if (place === undefined || placesOverlap(known, place)) pending.delete(known);
        }
      }
      const place = target?.kind === "path" ? placeOf(target) : undefined;
      if (place === undefined) {
        for (const path of written) {
          const other = placeOf(path);
          for (const known of [...pending.keys()]) {
            if (other === undefined || placesOverlap(known, other)) pending.delete(known);
          }
        }
        continue;
      }
      const value = argumentValue(item.statement.editor, "value");
      const earlier = pending.get(place);
      // A value that can fail may leave the earlier one in its place.
      if (earlier && !item.where && (value?.isLiteral || value?.kind === "path")) {
        report(earlier, {
          span: earlier.statement?.node.span ?? { start: 0, end: 0 },
          message: "this write has no effect: a later statement overwrites it before anybody reads it",
          notes: [`overwritten by: ${item.text.text}`],
        });
      }
      for (const known of [...pending.keys()])
        if (known !== place && placesOverlap(known, place)) pending.delete(known);
      pending.set(place, item);
    }
  },
};
