import type { PMap } from "../../values/pmap.ts";
import { defineEditor } from "./define.ts";

export const deleteKey = defineEditor({
  name: "delete_key",
  params: [
    { name: "target", kind: "map" },
    { name: "key", kind: "text" },
  ],
  summary: "Removes a key from a map.",
  overKeys: ([key]) => (typeof key === "string" ? { kind: "remove", key } : undefined),
  bind: () => (map: PMap, key: string) => {
    map.remove(key);
    return null;
  },
});
