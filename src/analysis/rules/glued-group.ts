import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { parseTemplate } from "../../patterns/expand.ts";
import { compilePattern, PatternError } from "../../patterns/pattern.ts";
import { toText } from "../../values/byte-string.ts";
import { argumentValue } from "../types/infer.ts";
import { replaceFix, valueSource } from "./edits.ts";
import { patternsOf } from "./pattern-literals.ts";
import type { Rule } from "./rule.ts";

export const gluedGroup: Rule = {
  code: LINT_CODES.gluedGroup,
  name: "glued-group",
  severity: "warning",
  summary: "`$1_x` names a group `1_x`, which does not exist: the group and the text after it are lost.",
  check({ items }, report) {
    for (const item of items) {
      for (const { call, bytes } of patternsOf(item)) {
        const replacement = argumentValue(call, "replacement");
        if (typeof replacement?.literal !== "string") continue;
        const compiled = compilePattern(bytes);
        if (compiled instanceof PatternError) continue;
        for (const part of parseTemplate(replacement.literal)) {
          if (typeof part === "string" || part.group >= 0) continue;
          const name = toText(part.name);
          const split = /^(\d+)(.+)$/.exec(name);
          if (!split || compiled.groupNames.includes(part.name) || Number(split[1]) > compiled.groupCount) continue;
          report(item, {
            span: replacement.node.span,
            message: `$${name} is read as the name of one group, which does not exist: nothing is put in its place`,
            fixes: replaceFix(
              "Put the number in braces",
              replacement.node.span,
              valueSource(item, replacement).replace(`$${name}`, () => `\${${split[1]}}${split[2]}`),
            ),
            notes: [`write \${${split[1]}}${split[2]}; in a Collector's YAML file the dollar is doubled`],
          });
        }
      }
    }
  },
};
