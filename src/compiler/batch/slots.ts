import type { BoundPath } from "../../analysis/bind/bound.ts";
import type { ColumnPlan } from "../../otlp/lazy/columns.ts";
import { type Leaf, schemaOf } from "../../otlp/lazy/schema.ts";

/** Where a path of the record lives in the columns. */
export type Slot =
  | { readonly kind: "field"; readonly index: number; readonly name: string }
  | { readonly kind: "key"; readonly index: number; readonly key: string }
  | { readonly kind: "cache"; readonly index: number; readonly rest: readonly (string | bigint)[] }
  /** The whole attribute map. */
  | { readonly kind: "attributes" }
  /** Something above the record. */
  | { readonly kind: "group" };

/** Contexts above each kind of record. */
const ABOVE: Readonly<Record<Leaf, readonly string[]>> = {
  span: ["resource", "scope"],
  log: ["resource", "scope"],
  metric: ["resource", "scope"],
  datapoint: ["resource", "scope", "metric"],
};

/** Hands out column slots while a program is lowered. */
export class SlotTable {
  readonly leaf: Leaf;
  private readonly fields = new NameList();
  private readonly keys = new NameList();
  private readonly cacheKeys = new NameList();
  private internKeys = false;
  /** Whether texts are made among the payload's bytes. */
  needsRoom = false;
  private readonly assigned = new Set<string>();

  constructor(leaf: Leaf) {
    this.leaf = leaf;
  }

  /** The keys of the cache that programs name, by cache slot. */
  get cache(): readonly string[] {
    return this.cacheKeys.names;
  }

  /** The slot of a path, or undefined where columns do not hold it. */
  of(path: BoundPath): Slot | undefined {
    const { context, field, keys } = path.path.reads;
    if (ABOVE[this.leaf].includes(context)) return keys === undefined ? undefined : { kind: "group" };
    if (context !== this.leaf || keys === undefined) return undefined;
    if (field === "attributes") return this.attribute(keys);
    if (field === "cache") {
      const [first, ...rest] = keys;
      return typeof first === "string" ? { kind: "cache", index: this.cacheKeys.index(first), rest } : undefined;
    }
    if (keys.length > 0 || !(field in schemaOf(this.leaf, 0).fields)) return undefined;
    return { kind: "field", index: this.fields.index(field), name: field };
  }

  private attribute(keys: readonly (string | bigint)[]): Slot | undefined {
    if (keys.length === 0) return { kind: "attributes" };
    const [key] = keys;
    if (keys.length > 1 || typeof key !== "string") return undefined;
    return { kind: "key", index: this.keys.index(key), key };
  }

  /** The key slot of an attribute that an editor names by a literal. */
  key(key: string): number {
    return this.keys.index(key);
  }

  /** Whole-map editors need every key's id. */
  needAllKeys(): void {
    this.internKeys = true;
  }

  /** Some editor makes texts among the payload's bytes. */
  needRoom(): void {
    this.needsRoom = true;
  }

  /** Notes that an attribute may be added. */
  mayAdd(key: string): void {
    this.assigned.add(key);
  }

  plan(): ColumnPlan {
    const schema = schemaOf(this.leaf, 0);
    return {
      fields: this.fields.names.map((name) => ({ name, kind: schema.fields[name].kind })),
      keys: this.keys.names,
      internKeys: this.internKeys,
      spare: this.assigned.size,
    };
  }
}

/** Names by the order in which they were asked for. */
class NameList {
  readonly names: string[] = [];
  private readonly indexes = new Map<string, number>();

  index(name: string): number {
    let index = this.indexes.get(name);
    if (index === undefined) {
      index = this.names.push(name) - 1;
      this.indexes.set(name, index);
    }
    return index;
  }
}
