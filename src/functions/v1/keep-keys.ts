import type { PMap } from "../../values/pmap.ts";
import type { Value } from "../../values/value.ts";
import { defineEditor } from "./define.ts";

export const keepKeys = defineEditor({
  name: "keep_keys",
  params: [
    { name: "target", kind: "map" },
    { name: "keys", kind: "list" },
  ],
  summary: "Removes all keys but the given ones from a map.",
  bind: () => (map: PMap, keys: readonly Value[]) => {
    const kept = new Set(keys);
    map.removeIf((key) => !kept.has(key));
    return null;
  },
});
