import type { Selection } from "../batch/operand.ts";

/**
 * Calls of deprecated functions that kernels made for a statement. A row that goes to the scalar tier runs the
 * statement there once more, and is counted there.
 */
export class DeprecatedTally {
  private readonly pending: { readonly name: string; readonly rows: Int32Array }[] = [];

  note(name: string, { rows, count }: Selection): void {
    this.pending.push({ name, rows: rows.slice(0, count) });
  }

  /** Adds up the calls of a statement for the rows that stayed columns. */
  settle(counts: Map<string, number>, isRaw: (row: number) => boolean): void {
    for (const { name, rows } of this.pending) {
      let calls = counts.get(name) ?? 0;
      for (const row of rows) if (isRaw(row)) calls++;
      if (calls > 0) counts.set(name, calls);
    }
    this.pending.length = 0;
  }
}
