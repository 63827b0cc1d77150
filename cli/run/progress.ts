import { styleFor } from "../support/style.ts";

/** How long a run may take before somebody wants to know how far it is, and how often the bar moves (ms). */
const PATIENCE = 800;
const INTERVAL = 100;
const WIDTH = 30;

/** A progress bar on standard error, when that is a terminal and the run takes long. */
export class Progress {
  private readonly isShown: boolean;
  private readonly started = performance.now();
  private last = 0;
  private isDrawn = false;

  constructor(isWanted: boolean) {
    this.isShown = isWanted && process.stderr.isTTY === true;
  }

  /**
   * @param done how much of the input was read, from 0 to 1; undefined where its size is not known.
   * @param records how many records were processed so far.
   */
  update(done: number | undefined, records: number): void {
    const now = performance.now();
    if (!this.isShown || now - this.started < PATIENCE || now - this.last < INTERVAL) return;
    this.last = now;
    this.isDrawn = true;
    const { cyan, dim } = styleFor(process.stderr);
    const speed = Math.round(records / ((now - this.started) / 1000));
    const numbers = `${records.toLocaleString("en")} records, ${speed.toLocaleString("en")} a second`;
    if (done === undefined) process.stderr.write(`\r\u001b[K${numbers}`);
    else {
      const full = Math.round(Math.min(1, done) * WIDTH);
      const bar = cyan("━".repeat(full)) + dim("━".repeat(WIDTH - full));
      process.stderr.write(`\r\u001b[K${bar} ${String(Math.round(done * 100)).padStart(3)} %  ${numbers}`);
    }
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.isDrawn) process.stderr.write("\r\u001b[K");
    this.isDrawn = false;
  }
}
