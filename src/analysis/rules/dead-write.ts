import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { pathsOf, writtenPaths } from "../bind/walk-bound.ts";
import { argumentValue } from "../types/infer.ts";
import { placeOf } from "../types/place.ts";
import { PlaceIndex } from "../types/place-index.ts";
import type { LintItem, Rule } from "./rule.ts";
import { statementsOf } from "./walk.ts";

export const deadWrite: Rule = {
  code: LINT_CODES.deadWrite,
  name: "dead-write",
  severity: "warning",
  summary: "A write that a later statement always overwrites before anybody reads it.",
  check(subject, report) {
    const pending = new PlaceIndex<LintItem>();
    for (const item of statementsOf(subject)) {
      const written = writtenPaths(item.statement);
      const isSet = item.statement.editor.definition.name === "set";
      const target = isSet ? argumentValue(item.statement.editor, "target") : undefined;
      for (const path of pathsOf(item.statement)) {
        if (path === target) continue;
        const place = placeOf(path);
        forget(pending, place);
      }
      const place = target?.kind === "path" ? placeOf(target) : undefined;
      if (place === undefined) {
        for (const path of written) {
          const other = placeOf(path);
          forget(pending, other);
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
      forget(pending, place);
      pending.set(place, item);
    }
  },
};

/** What is read, or written in part, is no longer waiting for its reader. */
function forget(pending: PlaceIndex<LintItem>, place: string | undefined): void {
  if (place === undefined) pending.clear();
  else for (const known of pending.overlapping(place)) pending.delete(known);
}
