import type { V1Error } from "./error.ts";
import type { RunParts } from "./record-runner.ts";

/** Records between two looks at the memory. */
const MEMORY_INTERVAL = 256;

/** Watches the limits of a run, over all its payloads. */
export class LimitWatch {
  private readonly parts: RunParts;
  private readonly started: number;
  private records = 0;

  constructor(parts: RunParts) {
    this.parts = parts;
    this.started = parts.now();
  }

  /** Counts a record; what was exceeded, if anything. */
  next(): V1Error | undefined {
    const { records } = this.parts.settings.limits;
    this.records++;
    if (records !== undefined && this.records > records)
      return this.exceeded(`the run has more than ${records} records`);
    return this.checkTime() ?? (this.records % MEMORY_INTERVAL === 1 ? this.checkMemory() : undefined);
  }

  /** Whether so many more records are within the limit. */
  allows(records: number): boolean {
    const limit = this.parts.settings.limits.records;
    return limit === undefined || this.records + records <= limit;
  }

  /** Counts the records of a batch; see `allows`. */
  add(records: number): void {
    this.records += records;
  }

  /** Time and memory. */
  check(): V1Error | undefined {
    return this.checkTime() ?? this.checkMemory();
  }

  private checkTime(): V1Error | undefined {
    const { settings, now } = this.parts;
    const { runNanos } = settings.limits;
    if (runNanos === undefined || (now() - this.started) * 1e6 <= runNanos) return undefined;
    return this.exceeded(`the run took longer than ${runNanos} ns`);
  }

  private checkMemory(): V1Error | undefined {
    const { settings, memoryInUse } = this.parts;
    const { memoryBytes } = settings.limits;
    if (memoryBytes === undefined || !memoryInUse || memoryInUse() <= memoryBytes) return undefined;
    return this.exceeded(`the run needs more than ${memoryBytes} bytes of memory`);
  }

  private exceeded(message: string): V1Error {
    return this.parts.describe("resource", message, { start: 0, end: 0 });
  }
}
