import type { ConfigText } from "../config/finding.ts";
import type { Failure } from "../values/failure.ts";

/** An error that a statement's or condition's error mode let pass. */
export interface PassedError {
  readonly text: ConfigText;
  readonly kind: "statement" | "condition";
  readonly failure: Failure;
}

/** Collects the errors that were let pass: all are counted, the first ones kept. */
export class ErrorLog {
  count = 0;
  readonly errors: PassedError[] = [];
  readonly limit: number;

  /** @param limit how many errors are kept. */
  constructor(limit = 100) {
    this.limit = limit;
  }

  add(text: ConfigText, kind: PassedError["kind"], failure: Failure): void {
    this.count++;
    if (this.errors.length < this.limit) this.errors.push({ text, kind, failure });
  }

  /** Takes over what another log collected. */
  addAll(other: ErrorLog): void {
    this.count += other.count;
    this.errors.push(...other.errors.slice(0, Math.max(0, this.limit - this.errors.length)));
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
