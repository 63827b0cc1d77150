import { Failure } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional, optionalFunction, required } from "../params.ts";
import { globArgument, globMatches } from "../shared/pattern-argument.ts";
import { replacementOf } from "../shared/replacement-function.ts";

export const replaceMatch = defineFunction({
  name: "replace_match",
  kind: "editor",
  params: {
    target: required("getSetter", "The path of the text."),
    pattern: required("string", "A glob that the whole text must match: `*`, `?`, `[a-z]`, `{a,b}`."),
    replacement: required("string", "The new text."),
    function: optionalFunction("A converter that the replacement goes through."),
    replacement_format: optional("string", "A text with one `%s` for the function's result."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Replaces a text that matches a glob as a whole.",
  notes: ["A target that is no text stays as it is."],
  examples: [
    {
      source: `replace_match(log.attributes["path"], "/user/*/list", "/user/{id}/list")`,
      before: `{"path": "/user/42/list"}`,
      after: `{"path": "/user/{id}/list"}`,
    },
  ],
  hosts: ["transform"],
  reference: "ottlfuncs/func_replace_match.go",
  create: ({ target, pattern, replacement, function: reference, replacement_format: format }) => {
    const compiled = globArgument("replace_match", pattern);
    if (compiled instanceof Failure) return compiled;
    const newText = replacementOf(replacement, reference, format);
    return (context) => {
      const matcher = compiled(context);
      if (matcher instanceof Failure) return matcher;
      const value = target.get(context);
      if (value instanceof Failure) return value;
      // Evaluated whether the text matches or not: its errors count.
      const text = newText(context);
      if (text instanceof Failure) return text;
      const isMatch = typeof value === "string" && globMatches(matcher, value);
      if (isMatch instanceof Failure) return isMatch;
      if (!isMatch) return null;
      return target.set(context, text) ?? null;
    };
  },
});
