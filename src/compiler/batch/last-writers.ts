import type { BoundPath, BoundStatement } from "../../analysis/bind/bound.ts";
import { writtenPaths } from "../../analysis/bind/walk-bound.ts";

/** Paths with keys of their own; all other fields of a context can stand for each other (`time`, `time_unix_nano`). */
const KEYED: ReadonlySet<string> = new Set(["attributes", "cache"]);

/** The numbers of the last statements that wrote a map: any of it, the whole, and single keys. */
interface Area {
  any: number;
  whole: number;
  readonly keys: Map<string | bigint, number>;
}

/** Tells, while the statements of a group are gone through, which of them was the last to write what a path reads. */
export class LastWriters {
  private readonly areas = new Map<string, Area>();

  /** Notes what the statement of a number writes. */
  add(statement: BoundStatement, number: number): void {
    for (const path of writtenPaths(statement)) {
      const area = this.areaOf(path);
      const key = keyOf(path);
      area.any = number;
      if (key === undefined) area.whole = number;
      else area.keys.set(key, number);
    }
  }

  /** The number of the last statement that may have changed what the path reads; -1 for none. */
  of(path: BoundPath): number {
    const area = this.areaOf(path);
    const key = keyOf(path);
    return key === undefined ? area.any : Math.max(area.keys.get(key) ?? -1, area.whole);
  }

  private areaOf({ path: { reads } }: BoundPath): Area {
    const name = KEYED.has(reads.field) ? `${reads.context}.${reads.field}` : reads.context;
    let area = this.areas.get(name);
    if (!area) {
      area = { any: -1, whole: -1, keys: new Map() };
      this.areas.set(name, area);
    }
    return area;
  }
}

function keyOf({ path: { reads } }: BoundPath): string | bigint | undefined {
  return KEYED.has(reads.field) ? reads.keys?.[0] : undefined;
}
