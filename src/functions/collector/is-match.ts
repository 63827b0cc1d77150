import { Failure } from "../../values/failure.ts";
import { defineFunction, PURE } from "../define.ts";
import { required } from "../params.ts";
import { literalPattern, patternArgument } from "../shared/pattern-argument.ts";

export const isMatch = defineFunction({
  name: "IsMatch",
  kind: "converter",
  params: {
    target: required("stringLike", "The text to look at; other values are turned into text."),
    pattern: required("string", "A regular expression (RE2); it need not match the whole text."),
  },
  returns: "bool",
  effects: PURE,
  summary: "Tells whether a text matches a pattern.",
  notes: ["nil does not match.", "A literal pattern is checked when the rule is compiled."],
  examples: [
    { source: `IsMatch("GET /cart", "^GET ")`, value: "true" },
    { source: `IsMatch(404, "4..")`, value: "true" },
    { source: `IsMatch(nil, ".*")`, value: "false" },
  ],
  reference: "ottlfuncs/func_is_match.go",
  batch: ({ pattern }) => {
    const matcher = literalPattern(pattern);
    if (!matcher) return undefined;
    const test = (bytes: Uint8Array, start: number, end: number): boolean => matcher.testBytes(bytes, start, end);
    return { kind: "test-bytes", target: "target", whenNil: false, test };
  },
  create: ({ target, pattern }) => {
    const compiled = patternArgument("IsMatch", pattern);
    if (compiled instanceof Failure) return compiled;
    return (context) => {
      const matcher = compiled(context);
      if (matcher instanceof Failure) return matcher;
      const text = target.get(context);
      if (text instanceof Failure) return text;
      return text !== undefined && matcher.test(text);
    };
  },
});
