import type { Span } from "../../diagnostics/span.ts";

/** `syntax` and `type` are mostly told when a program is compiled, `type` also of data; the rest only on data. */
export type V1ErrorClass = "syntax" | "type" | "runtime" | "resource";

/** Limits of a whole run; what passes one ends it. */
export type RunLimit = "records" | "time" | "memory";

/** What went wrong, and where in the program. */
export interface V1Error {
  readonly class: V1ErrorClass;
  readonly code: string;
  readonly message: string;
  readonly span: Span;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** Which limit of the run was passed. */
  readonly limit?: RunLimit;
}
