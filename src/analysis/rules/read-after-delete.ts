import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { pathsOf, writtenPaths } from "../bind/walk-bound.ts";
import { argumentValue } from "../types/infer.ts";
import { accessPlace, isInside, placeOf, placesOverlap } from "../types/place.ts";
import type { LintItem, Rule } from "./rule.ts";
import { statementsOf } from "./walk.ts";

export const readAfterDelete: Rule = {
  code: LINT_CODES.readAfterDelete,
  name: "read-after-delete",
  severity: "warning",
  summary: "An attribute is read after a statement before has deleted it.",
  check(subject, report) {
    const deleted = new Map<string, LintItem>();
    for (const item of statementsOf(subject)) {
      const { editor } = item.statement;
      const written = writtenPaths(item.statement);
      for (const path of pathsOf(item.statement)) {
        const place = placeOf(path);
        if (place === undefined || written.includes(path)) continue;
        const found = [...deleted].find(([gone]) => isInside(place, gone));
        if (!found) continue;
        report(item, {
          span: path.node.span,
          message: "a statement before has deleted this: it is always missing here",
          notes: [`deleted by: ${found[1].text.text}`, "move the deletion behind this statement"],
        });
      }
      for (const path of written) {
        const place = placeOf(path);
        if (place === undefined) continue;
        for (const gone of [...deleted.keys()]) if (placesOverlap(gone, place)) deleted.delete(gone);
      }
      const target = argumentValue(editor, "target");
      const key = argumentValue(editor, "key");
      if (editor.definition.name !== "delete_key" || item.where || target?.kind !== "path") continue;
      const { reads } = target.path;
      if (key?.isLiteral !== true || typeof key.literal !== "string" || !reads.keys) continue;
      const place = accessPlace({ ...reads, keys: [...reads.keys, key.literal] });
      if (place !== undefined) deleted.set(place, item);
    }
  },
};
