import { Failure, fail } from "../../values/failure.ts";
import { copyPValue, PMap, PSlice } from "../../values/pmap.ts";
import type { PValue } from "../../values/value.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional, required } from "../params.ts";

export const flatten = defineFunction({
  name: "flatten",
  kind: "editor",
  params: {
    target: required("pmapGetSetter", "The path of the map."),
    prefix: optional("stringLiteral", "Stands before every key, with a dot."),
    depth: optional("intLiteral", "How many levels are taken out; at least 1; all by default."),
    resolve_conflicts: optional("boolLiteral", "Whether equal keys get numbers instead of overwriting each other."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Lifts nested values to the top level, their keys joined by dots.",
  notes: [
    "List items get their index as the key; with `resolve_conflicts`, scalar items share the list's key and are numbered.",
    "Empty maps and lists disappear.",
  ],
  examples: [
    {
      source: `flatten(log.attributes)`,
      before: `{"a": {"b": 1, "c": [2, 3]}}`,
      after: `{"a.b": 1, "a.c.0": 2, "a.c.1": 3}`,
    },
    { source: `flatten(log.attributes, "p", 1)`, before: `{"a": {"b": {"c": 1}}}`, after: `{"p.a.b": {"c": 1}}` },
  ],
  hosts: ["transform"],
  reference: "ottlfuncs/func_flatten.go",
  create: ({ target, prefix = "", depth, resolve_conflicts: resolveConflicts = false }) => {
    if (depth !== undefined && depth < 1n) {
      return fail("invalid-argument", "invalid depth '{0}' for flatten function, must be greater than 0", depth);
    }
    const maxDepth = depth === undefined ? Number.POSITIVE_INFINITY : Number(depth);
    return (context) => {
      const map = target.get(context);
      if (map instanceof Failure) return map;
      const flattener = new Flattener(maxDepth, resolveConflicts);
      flattener.addMap(map, prefix, 0);
      return target.set(context, flattener.result) ?? null;
    };
  },
});

class Flattener {
  readonly result = new PMap();
  private readonly maxDepth: number;
  private readonly resolveConflicts: boolean;
  /** How often each key has already been given out, for the numbers of later ones. */
  private readonly conflicts = new Map<string, number>();

  constructor(maxDepth: number, resolveConflicts: boolean) {
    this.maxDepth = maxDepth;
    this.resolveConflicts = resolveConflicts;
  }

  addMap(map: PMap, prefix: string, depth: number): void {
    const dotted = prefix === "" ? "" : `${prefix}.`;
    for (let i = 0; i < map.size; i++) this.addValue(dotted + map.keys[i], map.values[i], depth);
  }

  private addValue(key: string, value: PValue, depth: number): void {
    if (depth >= this.maxDepth || !(value instanceof PMap || value instanceof PSlice)) this.put(key, value);
    else if (value instanceof PMap) this.addMap(value, key, depth + 1);
    else this.addItems(value, key, depth);
  }

  private addItems(slice: PSlice, key: string, depth: number): void {
    slice.items.forEach((item, i) => {
      const nested = depth + 1 < this.maxDepth;
      if (nested && item instanceof PMap) this.addMap(item, `${key}.${i}`, depth + 2);
      else if (nested && item instanceof PSlice) this.addNestedSlice(item, `${key}.${i}`, depth + 2);
      else this.put(this.resolveConflicts ? key : `${key}.${i}`, item);
    });
  }

  /** A list in a list: the reference joins prefix and index without a dot. */
  private addNestedSlice(slice: PSlice, prefix: string, depth: number): void {
    slice.items.forEach((item, i) => {
      this.addValue(`${prefix}${i}`, item, depth + 1);
    });
  }

  private put(key: string, value: PValue): void {
    let free = key;
    if (this.resolveConflicts) {
      if (this.result.has(key)) {
        const number = this.conflicts.get(key) ?? 0;
        free = `${key}.${number}`;
        this.conflicts.set(key, number + 1);
      } else this.conflicts.set(key, 0);
    }
    this.result.set(free, copyPValue(value));
  }
}
