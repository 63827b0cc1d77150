import { describeNanos } from "./describe-nanos.ts";
import type { RunLimit, V1Error } from "./error.ts";
import type { V1Limits } from "./options.ts";
import type { RunParts } from "./record-runner.ts";

/** Records between two looks at the memory. */
const MEMORY_INTERVAL = 256;

/** Watches the limits of a run, over all its payloads. */
export class LimitWatch {
  private readonly parts: RunParts;
  private started: number;
  private records = 0;
  private limits: V1Limits;

  constructor(parts: RunParts) {
    this.parts = parts;
    this.limits = parts.settings.limits;
    this.started = parts.now();
  }

  /** Counts anew, against other limits. */
  restart(limits: V1Limits): void {
    this.limits = limits;
    this.started = this.parts.now();
    this.records = 0;
  }

  /** Counts a record; what was exceeded, if anything. */
  next(): V1Error | undefined {
    const { records } = this.limits;
    this.records++;
    if (records !== undefined && this.records > records) return this.exceeded("records");
    return this.checkTime() ?? (this.records % MEMORY_INTERVAL === 1 ? this.checkMemory() : undefined);
  }

  /** Whether so many more records are within the limit. */
  allows(records: number): boolean {
    const limit = this.limits.records;
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
    const { runNanos } = this.limits;
    if (runNanos === undefined || (this.parts.now() - this.started) * 1e6 <= runNanos) return undefined;
    return this.exceeded("time");
  }

  private checkMemory(): V1Error | undefined {
    const { memoryInUse } = this.parts;
    const { memoryBytes } = this.limits;
    if (memoryBytes === undefined || !memoryInUse || memoryInUse() <= memoryBytes) return undefined;
    return this.exceeded("memory");
  }

  private exceeded(limit: RunLimit): V1Error {
    const span = this.parts.settings.limitSpans[limit] ?? { start: 0, end: 0 };
    return { ...this.parts.describe("resource", exceededMessage(limit, this.limits), span), limit };
  }
}

/** What is said where a run passes a limit. */
export function exceededMessage(limit: RunLimit, { records = 0, runNanos = 0, memoryBytes = 0 }: V1Limits): string {
  if (limit === "records") return `the run has more than ${records} records`;
  if (limit === "time") return `the run took longer than ${describeNanos(runNanos)}`;
  return `the run needs more than ${describeBytes(memoryBytes)} of memory`;
}

function describeBytes(bytes: number): string {
  const unit = (["GiB", "MiB", "KiB"] as const).find((_, i) => bytes > 0 && bytes % 1024 ** (3 - i) === 0);
  return unit ? `${bytes / 1024 ** { GiB: 3, MiB: 2, KiB: 1 }[unit]}${unit}` : `${bytes} bytes`;
}
