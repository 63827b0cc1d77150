import type { ConfigText } from "../config/finding.ts";
import type { ErrorMode } from "../config/reader.ts";
import type { Failure } from "../values/failure.ts";

/** An error that a statement's or condition's error mode let pass. */
export interface PassedError {
  readonly text: ConfigText;
  readonly kind: "statement" | "condition";
  readonly failure: Failure;
}

/** Whether a failure ends the run: where errors propagate, and where the reference does not survive it. */
export function endsRun(errorMode: ErrorMode, { code }: Failure): boolean {
  return errorMode === "propagate" || code === "crash";
}

/** Collects the errors that were let pass: all are counted, the first ones kept, and of each text at least the first. */
export class ErrorLog {
  count = 0;
  readonly errors: PassedError[] = [];
  /** How often each text failed. */
  readonly counts = new Map<ConfigText, number>();
  readonly limit: number;

  /** @param limit how many errors are kept. */
  constructor(limit = 100) {
    this.limit = limit;
  }

  add(text: ConfigText, kind: PassedError["kind"], failure: Failure): void {
    this.count++;
    const before = this.counts.get(text) ?? 0;
    this.counts.set(text, before + 1);
    if (before === 0 || this.errors.length < this.limit) this.errors.push({ text, kind, failure });
  }

  /** Takes over what another log collected. */
  addAll(other: ErrorLog): void {
    this.count += other.count;
    for (const error of other.errors) {
      if (!this.counts.has(error.text) || this.errors.length < this.limit) this.errors.push(error);
    }
    for (const [text, count] of other.counts) this.counts.set(text, (this.counts.get(text) ?? 0) + count);
  }
}

/** Why a payload was refused: an error under the error mode `propagate`. */
export class RunError {
  readonly errors: readonly PassedError[];

  constructor(errors: readonly PassedError[]) {
    this.errors = errors;
  }

  /** The reference's wording. */
  get message(): string {
    return this.errors
      .map(
        ({ text, kind, failure }) =>
          `failed to ${kind === "statement" ? "execute" : "eval"} ${kind}: ${text.text}, ${failure.message}`,
      )
      .join("; ");
  }
}
