import type { Thawed } from "./leaf-codec.ts";

/** The rows that left the columns, as objects: few of them, or none. */
export class ThawedRows {
  private records: (Thawed | undefined)[] = [];
  private readonly list: number[] = [];

  /** Makes room for so many rows; an array that grows from its end would be a dictionary. */
  reserve(rows: number): void {
    if (rows <= this.records.length) return;
    this.clear();
    this.records = new Array(rows * 2);
  }

  clear(): void {
    for (const row of this.list) this.records[row] = undefined;
    this.list.length = 0;
  }

  get isEmpty(): boolean {
    return this.list.length === 0;
  }

  /** In the order in which they left. */
  get rows(): readonly number[] {
    return this.list;
  }

  has(row: number): boolean {
    return this.records[row] !== undefined;
  }

  get(row: number): Thawed | undefined {
    return this.records[row];
  }

  add(row: number, record: Thawed): void {
    this.records[row] = record;
    this.list.push(row);
  }

  /** Of so many rows those that are still columns, in their order; `left` is called for the others. */
  keepOthers(rows: Int32Array, count: number, left?: (row: number) => void): number {
    if (this.isEmpty) return count;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (!this.has(row)) rows[kept++] = row;
      else left?.(row);
    }
    return kept;
  }
}
