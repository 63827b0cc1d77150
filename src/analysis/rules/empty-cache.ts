import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { pathsOf, writtenPaths } from "../bind/walk-bound.ts";
import type { Rule } from "./rule.ts";
import { treeOf } from "./walk.ts";

export const emptyCache: Rule = {
  code: LINT_CODES.emptyCache,
  name: "empty-cache",
  severity: "warning",
  summary: "The cache is empty for each record until a statement writes it.",
  check({ items, group, host }, report) {
    if (group.sharedCache) return;
    let isWritten = false;
    for (const item of items) {
      const written = item.statement ? writtenPaths(item.statement) : [];
      for (const path of pathsOf(treeOf(item))) {
        if (isWritten || path.path.reads.field !== "cache" || written.includes(path)) continue;
        report(item, {
          span: path.node.span,
          message: "nothing has written the cache before this: it is empty here",
          notes: [
            host === "filter"
              ? "a filter cannot write it: do that in a transform processor, to an attribute"
              : "each record begins with an empty cache: set it in a statement before this one",
          ],
        });
      }
      if (written.some((path) => path.path.reads.field === "cache")) isWritten = true;
    }
  },
};
