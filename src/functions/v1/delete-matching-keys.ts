import { Failure } from "../../values/failure.ts";
import type { PMap } from "../../values/pmap.ts";
import { defineEditor } from "./define.ts";
import { patternOf } from "./pattern.ts";

export const deleteMatchingKeys = defineEditor({
  name: "delete_matching_keys",
  params: [
    { name: "target", kind: "map" },
    { name: "pattern", kind: "text" },
  ],
  summary: "Removes the keys that match an RE2 pattern from a map.",
  overKeys: ([source]) => {
    const compile = typeof source === "string" ? patternOf(source) : undefined;
    const pattern = typeof compile === "function" ? compile(source as string) : undefined;
    if (pattern === undefined || pattern instanceof Failure) return undefined;
    return { kind: "filter", keep: (key) => !pattern.test(key) };
  },
  bind: ([, literal]) => {
    const compile = patternOf(literal);
    if (compile instanceof Failure) return compile;
    return (map: PMap, source: string) => {
      const pattern = compile(source);
      if (pattern instanceof Failure) return pattern;
      map.removeIf((key) => pattern.test(key));
      return null;
    };
  },
});
