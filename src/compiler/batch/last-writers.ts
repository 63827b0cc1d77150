import type { BoundPath, BoundStatement } from "../../analysis/bind/bound.ts";
import { writtenPaths } from "../../analysis/bind/walk-bound.ts";

/** Paths with keys of their own; all other fields of a context can stand for each other (`time`, `time_unix_nano`). */
const KEYED: ReadonlySet<string> = new Set(["attributes", "cache"]);

/** Tells, while the statements of a group are gone through, which of them was the last to write what a path reads. */
export class LastWriters {
  private readonly writers = new Map<string, number>();

  /** Notes what the statement of a number writes. */
  add(statement: BoundStatement, number: number): void {
    for (const path of writtenPaths(statement)) {
      const { area, key } = place(path);
      this.writers.set(area, number);
      if (key !== undefined) this.writers.set(`${area} ${key}`, number);
      else this.writers.set(`${area} whole`, number);
    }
  }

  /** The number of the last statement that may have changed what the path reads; -1 for none. */
  of(path: BoundPath): number {
    const { area, key } = place(path);
    const last = (name: string): number => this.writers.get(name) ?? -1;
    return key === undefined ? last(area) : Math.max(last(`${area} ${key}`), last(`${area} whole`));
  }
}

/** The key as JSON text, which `whole` is not. */
function place({ path }: BoundPath): { readonly area: string; readonly key: string | undefined } {
  const { context, field, keys } = path.reads;
  const [first] = field.split(".");
  if (!KEYED.has(first)) return { area: `${context}.`, key: undefined };
  const key = keys?.[0];
  return { area: `${context}.${first}`, key: key === undefined ? undefined : JSON.stringify(String(key)) };
}
