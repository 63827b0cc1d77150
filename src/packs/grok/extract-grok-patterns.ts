import { PURE } from "../../functions/define.ts";
import { optional, optionalList, required } from "../../functions/params.ts";
import { defineStrict } from "../../functions/strict.ts";
import { Failure, fail } from "../../values/failure.ts";
import { Grok } from "./grok.ts";
import { GROK_PATTERNS } from "./patterns.ts";

/** Distinct run-time patterns that one call site keeps compiled. */
const CACHE_LIMIT = 64;

export const extractGrokPatterns = defineStrict({
  name: "ExtractGrokPatterns",
  params: {
    target: required("string", "The text to look at."),
    pattern: required(
      "string",
      "A regular expression with references: `%{SYNTAX}`, `%{SYNTAX:id}`, `%{SYNTAX:id:type}`.",
    ),
    named_captures_only: optional("boolLiteral", "References without an id capture nothing."),
    pattern_definitions: optionalList("stringLiteral", "More patterns, each `NAME=regular expression`."),
  },
  returns: "map",
  effects: PURE,
  summary: "Matches a grok pattern and gives a map from the names of its groups to what they matched.",
  notes: [
    "Types are `int`, `long`, `float`, `double`, `bool`, `boolean` and `string`.",
    "A text that does not match gives an empty map; groups that match nothing are left out.",
  ],
  examples: [
    {
      source: `ExtractGrokPatterns("10.0.0.1 took 12", "%{IPV4:client.ip} took %{INT:ms:int}", true)`,
      value: `{"client.ip": "10.0.0.1", "ms": 12}`,
    },
  ],
  reference: "ottlfuncs/func_extract_grok_patterns.go",
  bind: ({ pattern, named_captures_only: namedOnly = false, pattern_definitions: added }) => {
    const definitions = new Map(Object.entries(GROK_PATTERNS));
    const refused = addDefinitions(definitions, added ?? []);
    if (refused !== undefined) return refused;
    const compile = (source: string): Grok | Failure => {
      const grok = Grok.compile(source, definitions, namedOnly);
      if (grok instanceof Failure) {
        return fail(
          "invalid-pattern",
          "the pattern supplied to ExtractGrokPatterns {0} is not valid: {1}",
          source,
          grok,
        );
      }
      if (!namedOnly || grok.hasNamedGroups) return grok;
      return fail("invalid-pattern", "at least 1 named capture group must be supplied in the given regex");
    };
    if (pattern.isLiteral) {
      const grok = compile(pattern.literal as string);
      return grok instanceof Failure ? grok : (target: string) => grok.parse(target);
    }
    const cache = new Map<string, Grok | Failure>();
    return (target: string, source: string) => {
      let grok = cache.get(source);
      if (grok === undefined) {
        if (cache.size >= CACHE_LIMIT) cache.clear();
        grok = compile(source);
        cache.set(source, grok);
      }
      return grok instanceof Failure ? grok : grok.parse(target);
    };
  },
});

function addDefinitions(definitions: Map<string, string>, added: readonly string[]): Failure | undefined {
  for (const [index, definition] of added.entries()) {
    const equals = definition.indexOf("=");
    if (equals < 0) {
      return fail(
        "invalid-argument",
        "pattern {0} at index {1} has incorrect format, expecting PATTERNNAME=pattern definition",
        definition.length > 20 ? `${definition.slice(0, 17)}...` : definition,
        index,
      );
    }
    const name = definition.slice(0, equals);
    if (name.includes(":")) return fail("invalid-argument", "pattern ID {0} should not contain ':'", name);
    definitions.set(name, definition.slice(equals + 1));
  }
  return undefined;
}
