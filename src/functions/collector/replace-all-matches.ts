import { Failure } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional, optionalFunction, required } from "../params.ts";
import { globArgument, globMatches } from "../shared/pattern-argument.ts";
import { replacementOf } from "../shared/replacement-function.ts";

export const replaceAllMatches = defineFunction({
  name: "replace_all_matches",
  kind: "editor",
  params: {
    target: required("pmapGetSetter", "The path of the map."),
    pattern: required("string", "A glob that a whole value must match: `*`, `?`, `[a-z]`, `{a,b}`."),
    replacement: required("string", "The new text."),
    function: optionalFunction("A converter that the replacement goes through."),
    replacement_format: optional("string", "A text with one `%s` for the function's result."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Replaces the texts of a map that match a glob as a whole.",
  notes: ["Texts inside lists and maps stay as they are."],
  examples: [
    {
      source: `replace_all_matches(log.attributes, "secret-*", "***")`,
      before: `{"a": "secret-1", "b": "open"}`,
      after: `{"a": "***", "b": "open"}`,
    },
  ],
  hosts: ["transform"],
  reference: "ottlfuncs/func_replace_all_matches.go",
  create: ({ target, pattern, replacement, function: reference, replacement_format: format }) => {
    const compiled = globArgument("replace_all_matches", pattern);
    if (compiled instanceof Failure) return compiled;
    const newText = replacementOf(replacement, reference, format);
    return (context) => {
      const matcher = compiled(context);
      if (matcher instanceof Failure) return matcher;
      const map = target.get(context);
      if (map instanceof Failure) return map;
      const text = newText(context);
      if (text instanceof Failure) return text;
      const { values } = map;
      for (let i = 0; i < values.length; i++) {
        const value = values[i];
        const isMatch = typeof value === "string" && globMatches(matcher, value);
        if (isMatch instanceof Failure) return isMatch;
        if (isMatch) values[i] = text;
      }
      return target.set(context, map) ?? null;
    };
  },
});
