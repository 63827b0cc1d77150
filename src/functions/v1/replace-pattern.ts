import { Failure } from "../../values/failure.ts";
import { defineConverter } from "./define.ts";
import { patternOf } from "./pattern.ts";

export const replacePattern = defineConverter({
  name: "ReplacePattern",
  params: [
    { name: "text", kind: "text" },
    { name: "pattern", kind: "text" },
    { name: "replacement", kind: "text" },
  ],
  returns: "string",
  nil: "propagate",
  summary: "The text with each match of an RE2 pattern replaced; $1 and $name are groups.",
  bind: ([, literal]) => {
    const compile = patternOf(literal);
    if (compile instanceof Failure) return compile;
    return (text: string, source: string, replacement: string) => {
      const pattern = compile(source);
      return pattern instanceof Failure ? pattern : pattern.replaceAll(text, replacement);
    };
  },
});
