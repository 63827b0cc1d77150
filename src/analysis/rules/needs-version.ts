import { LINT_CODES } from "../../diagnostics/lint-codes.ts";
import { describeSince } from "../../functions/version-fact.ts";
import { usesOf } from "../versions/uses.ts";
import { lacks, versionOf } from "../versions/version.ts";
import type { Rule } from "./rule.ts";

export const needsVersion: Rule = {
  code: LINT_CODES.needsVersion,
  name: "needs-version",
  severity: "warning",
  summary: "A function, an argument or a path that the Collector version named by `target` does not have yet.",
  check(subject, report) {
    const { items, target } = subject;
    const wanted = target === undefined ? undefined : versionOf(target);
    if (!wanted) return;
    for (const item of items) {
      for (const { fact, span, name, instead } of usesOf(item, subject)) {
        if (!lacks(wanted, fact)) continue;
        const isCertain = describeSince(fact) === fact.since;
        const needed = isCertain ? `Collector ${fact.since} or newer` : `a Collector newer than ${fact.lacks}`;
        const notes = [
          ...(isCertain ? [] : [`Collector ${fact.since} has it; releases between were not looked at`]),
          ...(instead === undefined ? [] : [instead]),
        ];
        report(item, { span, message: `${name} needs ${needed}, but the configuration is for ${target}`, notes });
      }
    }
  },
};
