import { compareValues } from "../../values/compare.ts";
import { Failure } from "../../values/failure.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { GoSlice, type Value } from "../../values/value.ts";
import { defineConverter, toTextValue } from "./define.ts";

export const contains = defineConverter({
  name: "Contains",
  params: [
    { name: "container", kind: "any" },
    { name: "item", kind: "any" },
  ],
  returns: "bool",
  nil: "propagate",
  summary: "Whether a text has the other text in it, a list the item, or a map the key.",
  bind: () => (container: Value, item: Value) => {
    if (container instanceof PSlice || container instanceof GoSlice) {
      return container.items.some((each) => compareValues(each, item, "=="));
    }
    if (container instanceof PMap) return typeof item === "string" && container.has(item);
    const text = toTextValue(container);
    if (text instanceof Failure) return text;
    const part = toTextValue(item);
    return part instanceof Failure ? part : text.includes(part);
  },
});
