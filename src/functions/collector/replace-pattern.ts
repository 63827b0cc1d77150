import { Failure } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional, optionalFunction, required } from "../params.ts";
import { literalPattern, patternArgument } from "../shared/pattern-argument.ts";
import { patternReplacer } from "../shared/replacement-function.ts";

export const replacePattern = defineFunction({
  name: "replace_pattern",
  kind: "editor",
  params: {
    target: required("getSetter", "The path of the text."),
    regex_pattern: required("string", "A regular expression (RE2)."),
    replacement: required("string", "What each match becomes; `$1` and `$name` are groups, `$$` is a dollar sign."),
    function: optionalFunction("A converter that each replacement goes through."),
    replacement_format: optional("string", "A text with one `%s` for the function's result."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Replaces the matches of a pattern inside a text.",
  notes: ["A target that is no text stays as it is.", "In a Collector's YAML file, `$` must be written `$$`."],
  examples: [
    {
      source: `replace_pattern(log.attributes["card"], "(\\\\d{4})-\\\\d{4}", "$1-****")`,
      before: `{"card": "1234-5678"}`,
      after: `{"card": "1234-****"}`,
    },
    {
      source: `replace_pattern(log.attributes["user"], "[a-z]+@", "$0", SHA1, "<%s>")`,
      before: `{"user": "nobody"}`,
      after: `{"user": "nobody"}`,
    },
  ],
  hosts: ["transform"],
  reference: "ottlfuncs/func_replace_pattern.go",
  batch: ({ regex_pattern: pattern, replacement, function: reference }) => {
    const matcher = literalPattern(pattern);
    if (!matcher || !replacement.isLiteral || reference !== undefined) return undefined;
    const template = replacement.literal as string;
    return {
      kind: "edit-text",
      target: "target",
      edit: (text) => matcher.replaceAll(text, template),
      editBytes: (sink, start, end) => matcher.replaceBytes(sink, start, end, template),
    };
  },
  create: ({ target, regex_pattern: pattern, replacement, function: reference, replacement_format: format }) => {
    const compiled = patternArgument("replace_pattern", pattern);
    if (compiled instanceof Failure) return compiled;
    const replace = patternReplacer(reference, format);
    return (context) => {
      const value = target.get(context);
      if (value instanceof Failure) return value;
      if (value === null) return null;
      const template = replacement.get(context);
      if (template instanceof Failure) return template;
      if (typeof value !== "string") return null;
      const matcher = compiled(context);
      if (matcher instanceof Failure) return matcher;
      if (!matcher.test(value)) return null;
      const text = replace(context, matcher, value, template);
      return text instanceof Failure ? text : (target.set(context, text) ?? null);
    };
  },
});
