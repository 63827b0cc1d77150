import type { PMap } from "../../values/pmap.ts";
import { GoSlice, type Value } from "../../values/value.ts";
import { defineEditor } from "./define.ts";

export const keepKeys = defineEditor({
  name: "keep_keys",
  params: [
    { name: "target", kind: "map" },
    { name: "keys", kind: "list" },
  ],
  summary: "Removes all keys but the given ones from a map.",
  overKeys: ([keys]) => {
    if (!(keys instanceof GoSlice)) return undefined;
    const kept = new Set(keys.items);
    return { kind: "filter", keep: (key) => kept.has(key) };
  },
  bind: () => (map: PMap, keys: readonly Value[]) => {
    const kept = new Set(keys);
    map.removeIf((key) => !kept.has(key));
    return null;
  },
});
