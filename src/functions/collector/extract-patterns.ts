import { Failure, fail } from "../../values/failure.ts";
import { PMap } from "../../values/pmap.ts";
import { defineFunction, PURE } from "../define.ts";
import { required } from "../params.ts";
import { patternArgument } from "../shared/pattern-argument.ts";

export const extractPatterns = defineFunction({
  name: "ExtractPatterns",
  kind: "converter",
  params: {
    target: required("string", "The text to search."),
    pattern: required("string", "A pattern with at least one named group."),
  },
  returns: "map",
  effects: PURE,
  summary: "Gives the named groups of the first match as a map; an empty map where nothing matches.",
  notes: [
    "A group that took no part in the match gives an empty text.",
    "A pattern without a named group is an error.",
  ],
  examples: [{ source: `ExtractPatterns("GET /cart", "^(?P<method>[A-Z]+) ")["method"]`, value: `"GET"` }],
  reference: "ottlfuncs/func_extract_patterns.go",
  create({ target, pattern }) {
    const compiled = patternArgument("ExtractPatterns", pattern);
    if (compiled instanceof Failure) return compiled;
    return (context) => {
      const regex = compiled(context);
      if (regex instanceof Failure) return regex;
      if (regex.groupNames.every((name) => name === "")) {
        return fail("invalid-pattern", "at least 1 named capture group must be supplied in the given regex");
      }
      const text = target.get(context);
      if (text instanceof Failure) return text;
      const groups = new PMap();
      const match = regex.find(text);
      if (match === null) return groups;
      for (const [i, name] of regex.groupNames.entries()) {
        if (name !== "") groups.set(name, match[2 * i] < 0 ? "" : text.slice(match[2 * i], match[2 * i + 1]));
      }
      return groups;
    };
  },
});
