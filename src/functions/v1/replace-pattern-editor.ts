import { Failure } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";
import { defineEditor } from "./define.ts";
import { patternOf } from "./pattern.ts";

export const replacePatternEditor = defineEditor({
  name: "replace_pattern",
  params: [
    { name: "target", kind: "any" },
    { name: "pattern", kind: "text" },
    { name: "replacement", kind: "text" },
  ],
  summary: "Replaces each match of an RE2 pattern inside a text; a target that is no text stays.",
  bind: ([, literal]) => {
    const compile = patternOf(literal);
    if (compile instanceof Failure) return compile;
    return (text: Value, source: string, replacement: string) => {
      if (typeof text !== "string") return null;
      const pattern = compile(source);
      if (pattern instanceof Failure) return pattern;
      return pattern.test(text) ? pattern.replaceAll(text, replacement) : null;
    };
  },
});
