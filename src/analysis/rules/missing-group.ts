import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { parseTemplate } from "../../patterns/expand.ts";
import { compilePattern, PatternError } from "../../patterns/pattern.ts";
import { toText } from "../../values/byte-string.ts";
import { argumentValue } from "../types/infer.ts";
import { replaceFix, valueSource } from "./edits.ts";
import { patternsOf } from "./pattern-literals.ts";
import type { Rule } from "./rule.ts";

export const missingGroup: Rule = {
  code: LINT_CODES.missingGroup,
  name: "missing-group",
  severity: "warning",
  summary: "A replacement that names a group which the pattern does not have inserts nothing there.",
  check({ items }, report) {
    for (const item of items) {
      for (const { call, bytes } of patternsOf(item)) {
        const replacement = argumentValue(call, "replacement");
        if (typeof replacement?.literal !== "string") continue;
        const compiled = compilePattern(bytes);
        if (compiled instanceof PatternError) continue;
        for (const part of parseTemplate(replacement.literal)) {
          if (typeof part === "string" || isKnown(part, compiled.groupCount, compiled.groupNames)) continue;
          const name = toText(part.name);
          const number = /^(\d+)(.+)$/.exec(name);
          const isGlued = number !== null && Number(number[1]) <= compiled.groupCount;
          if (isGlued) continue;
          const source = valueSource(item, replacement);
          report(item, {
            span: replacement.node.span,
            message: `the pattern has no group ${name}: nothing is put in its place`,
            notes: [
              `the pattern has ${compiled.groupCount} group${compiled.groupCount === 1 ? "" : "s"}: parentheses make one`,
            ],
            fixes:
              compiled.groupCount === 0 && name === "1"
                ? replaceFix("Use the whole match", replacement.node.span, source.replace(/\$1(?!\w)/, "$0"))
                : undefined,
          });
        }
      }
    }
  },
};

function isKnown(
  part: { readonly name: string; readonly group: number },
  count: number,
  names: readonly string[],
): boolean {
  return part.group >= 0 ? part.group <= count : names.includes(part.name);
}
