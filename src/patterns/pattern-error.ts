/** Why a pattern is refused, in the words of the reference (Go `regexp/syntax`). */
export type PatternErrorCode =
  | "invalid character class range"
  | "invalid escape sequence"
  | "invalid named capture"
  | "invalid or unsupported Perl syntax"
  | "invalid nested repetition operator"
  | "invalid repeat count"
  | "invalid UTF-8"
  | "missing closing ]"
  | "missing closing )"
  | "missing argument to repetition operator"
  | "trailing backslash at end of expression"
  | "unexpected )"
  | "expression nests too deeply"
  | "expression too large";

/** A refused pattern, as a value (nothing throws it out of this folder). */
export class PatternError {
  readonly code: PatternErrorCode;
  /** The offending part of the pattern, a byte string. */
  readonly part: string;
  /** Where that part begins in the pattern, in bytes. */
  readonly offset: number;

  constructor(code: PatternErrorCode, part: string, offset: number) {
    this.code = code;
    this.part = part;
    this.offset = offset;
  }

  /** The whole text as Go's `Error()` gives it. */
  get message(): string {
    return `error parsing regexp: ${this.code}: \`${this.part}\``;
  }
}
