import { Failure } from "../../values/failure.ts";
import { defineConverter } from "./define.ts";
import { patternOf } from "./pattern.ts";

export const isMatch = defineConverter({
  name: "IsMatch",
  params: [
    { name: "text", kind: "text" },
    { name: "pattern", kind: "text" },
  ],
  returns: "bool",
  nil: "propagate",
  summary: "Whether the text has a match of an RE2 pattern.",
  bind: ([, literal]) => {
    const compile = patternOf(literal);
    if (compile instanceof Failure) return compile;
    return (text: string, source: string) => {
      const pattern = compile(source);
      return pattern instanceof Failure ? pattern : pattern.test(text);
    };
  },
});
