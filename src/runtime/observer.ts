import type { BoundGroup, ProgramCondition, ProgramStatement } from "../analysis/program/bound-program.ts";
import type { RecordContext } from "../otlp/record-context.ts";
import type { Failure } from "../values/failure.ts";

/**
 * Follows a run, for traces, coverage and reports. A processor without an observer is compiled without any call of
 * these. The context is reused: what is needed later must be copied.
 */
export interface RunObserver {
  /** A condition was evaluated: a group's, or one of a filter. */
  condition?(condition: ProgramCondition, group: BoundGroup, context: RecordContext, result: boolean | Failure): void;
  /** A statement is about to be looked at. */
  before?(statement: ProgramStatement, group: BoundGroup, context: RecordContext): void;
  /**
   * A statement was looked at.
   * @param matched whether its `where` held; false also where that failed.
   * @param failure the error of its condition (not matched) or of its editor (matched).
   */
  after?(
    statement: ProgramStatement,
    group: BoundGroup,
    context: RecordContext,
    matched: boolean,
    failure: Failure | undefined,
  ): void;
  /** A filter drops what the context points to in the group's context. */
  drop?(group: BoundGroup, context: RecordContext): void;
}
