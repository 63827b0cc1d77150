/** Why a run-time operation failed; a stable, coarse class behind the text. */
export type FailureCode =
  | "type-mismatch"
  | "nil-value"
  | "missing-key"
  | "out-of-bounds"
  | "invalid-argument"
  | "parse-error"
  | "unsupported"
  | "divide-by-zero"
  | "invalid-pattern"
  | "limit-exceeded"
  /** The reference's process ends here: no error mode lets it pass. */
  | "crash";

/**
 * A run-time error as a value: getters, setters and kernels return it, nothing throws it.
 * Its text is built only when somebody reads it.
 */
export class Failure {
  readonly code: FailureCode;
  readonly template: string;
  readonly operands: readonly unknown[];

  constructor(code: FailureCode, template: string, operands: readonly unknown[]) {
    this.code = code;
    this.template = template;
    this.operands = operands;
  }

  /** The text: `{0}`, `{1}` … in the template are replaced by the operands (a Failure operand by its own text). */
  get message(): string {
    return this.template.replace(/\{(\d+)\}/g, (_, i: string) => {
      const operand = this.operands[Number(i)];
      return operand instanceof Failure ? operand.message : String(operand);
    });
  }
}

/** Makes a failure; `template` may name operands as `{0}`, `{1}` …. */
export function fail(code: FailureCode, template: string, ...operands: unknown[]): Failure {
  return new Failure(code, template, operands);
}
