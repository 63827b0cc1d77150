import type { RecordContext } from "../../otlp/record-context.ts";
import type { Pattern } from "../../patterns/pattern.ts";
import { Failure, fail } from "../../values/failure.ts";
import { PMap } from "../../values/pmap.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional, optionalFunction, required } from "../params.ts";
import { patternArgument } from "../shared/pattern-argument.ts";
import { isUnusableConverter, type PatternReplacer, patternReplacer } from "../shared/replacement-function.ts";

export const replaceAllPatterns = defineFunction({
  name: "replace_all_patterns",
  kind: "editor",
  params: {
    target: required("pmapGetSetter", "The path of the map."),
    mode: required("stringLiteral", "`key` or `value`: what is searched and replaced."),
    regex_pattern: required("string", "A regular expression (RE2)."),
    replacement: required("string", "What each match becomes; `$1` and `$name` are groups, `$$` is a dollar sign."),
    function: optionalFunction("A converter that each replacement goes through."),
    replacement_format: optional("string", "A text with one `%s` for the function's result."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Replaces the matches of a pattern inside the keys or the texts of a map.",
  notes: [
    "Texts inside lists and maps stay as they are.",
    "Where the function fails, mode `value` leaves the value and mode `key` drops the entry.",
    "Keys that become equal merge: the last value stays at the place of the first.",
  ],
  examples: [
    {
      source: `replace_all_patterns(log.attributes, "value", "[0-9]", "#")`,
      before: `{"a": "id 42", "b": 42}`,
      after: `{"a": "id ##", "b": 42}`,
    },
    {
      source: `replace_all_patterns(log.attributes, "key", "^kube_", "k8s.")`,
      before: `{"kube_pod": "x", "a": 1}`,
      after: `{"k8s.pod": "x", "a": 1}`,
    },
  ],
  hosts: ["transform"],
  reference: "ottlfuncs/func_replace_all_patterns.go",
  create: ({ target, mode, regex_pattern: pattern, replacement, function: reference, replacement_format: format }) => {
    const compiled = patternArgument("replace_all_patterns", pattern);
    if (compiled instanceof Failure) return compiled;
    if (mode !== "key" && mode !== "value") {
      return fail("invalid-argument", "invalid mode {0}, must be either 'key' or 'value'", mode);
    }
    const replaceIn = mode === "key" ? replaceKeys : replaceValues;
    const replace = patternReplacer(reference, format);
    return (context) => {
      const map = target.get(context);
      if (map instanceof Failure) return map;
      const template = replacement.get(context);
      if (template instanceof Failure) return template;
      const matcher = compiled(context);
      if (matcher instanceof Failure) return matcher;
      return replaceIn(map, context, matcher, template, replace) ?? target.set(context, map) ?? null;
    };
  },
});

type ReplaceIn = (
  map: PMap,
  context: RecordContext,
  matcher: Pattern,
  template: string,
  replace: PatternReplacer,
) => Failure | undefined;

const replaceValues: ReplaceIn = ({ values }, context, matcher, template, replace) => {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== "string" || !matcher.test(value)) continue;
    const text = replace(context, matcher, value, template);
    if (!(text instanceof Failure)) values[i] = text;
    else if (isUnusableConverter(text)) return text;
  }
  return undefined;
};

const replaceKeys: ReplaceIn = (map, context, matcher, template, replace) => {
  if (!map.keys.some((key) => matcher.test(key))) return undefined;
  const updated = new PMap();
  for (const [i, key] of map.keys.entries()) {
    const name = matcher.test(key) ? replace(context, matcher, key, template) : key;
    if (!(name instanceof Failure)) updated.set(name, map.values[i]);
    else if (isUnusableConverter(name)) return name;
  }
  map.clear();
  for (const [i, key] of updated.keys.entries()) map.append(key, updated.values[i]);
  return undefined;
};
