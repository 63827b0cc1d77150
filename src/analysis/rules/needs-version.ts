import { LINT_CODES } from "../../diagnostics/lint-codes.ts";
import { FIRST_ARGUMENTS, FIRST_VERSIONS } from "../versions/first-versions.ts";
import { isOlder, versionOf } from "../versions/version.ts";
import type { Rule } from "./rule.ts";
import { callsOf } from "./walk.ts";

export const needsVersion: Rule = {
  code: LINT_CODES.needsVersion,
  name: "needs-version",
  severity: "warning",
  summary: "A function or argument that the Collector version named by `target` does not have yet.",
  check({ items, target }, report) {
    const wanted = target === undefined ? undefined : versionOf(target);
    if (!wanted) return;
    for (const item of items) {
      for (const { definition, node, args } of callsOf(item)) {
        for (const [i, { name }] of args.entries()) {
          const since = FIRST_ARGUMENTS[`${definition.name}.${name}`];
          if (since === undefined || !isOlder(wanted, since)) continue;
          report(item, {
            span: node.args[i].span,
            message: `the argument ${name} needs Collector ${since} or newer, but the configuration is for ${target}`,
          });
        }
        const first = FIRST_VERSIONS[definition.name];
        if (first === undefined || !isOlder(wanted, first)) continue;
        report(item, {
          span: node.nameSpan,
          message: `${definition.name} needs Collector ${first} or newer, but the configuration is for ${target}`,
        });
      }
    }
  },
};
