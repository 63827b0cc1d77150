import type { Pattern } from "../../patterns/pattern.ts";
import { Failure, fail } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";
import { defineConverter } from "./define.ts";
import { patternOf } from "./pattern.ts";

export const extractPattern = defineConverter({
  name: "ExtractPattern",
  params: [
    { name: "text", kind: "text" },
    { name: "pattern", kind: "text" },
    { name: "group", kind: "any", optional: true },
  ],
  returns: "string",
  nil: "propagate",
  summary:
    "What the group (by number or name) of the first match holds; without group the first group, or the whole match where the pattern has none. nil without a match.",
  bind: ([, literal]) => {
    const compile = patternOf(literal);
    if (compile instanceof Failure) return compile;
    return (text: string, source: string, group?: Value) => {
      const pattern = compile(source);
      if (pattern instanceof Failure) return pattern;
      const number = groupNumber(pattern, group);
      if (number instanceof Failure) return number;
      const match = pattern.find(text);
      if (match === null || match[2 * number] < 0) return null;
      return text.slice(match[2 * number], match[2 * number + 1]);
    };
  },
});

function groupNumber(pattern: Pattern, group: Value | undefined): number | Failure {
  if (group === undefined) return pattern.groupCount > 0 ? 1 : 0;
  const number = typeof group === "string" ? pattern.groupNames.indexOf(group, 1) : Number(group);
  if (Number.isInteger(number) && number >= 0 && number <= pattern.groupCount) return number;
  return fail("invalid-argument", "the pattern has no group {0}", group);
}
