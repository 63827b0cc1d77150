import type { Test } from "../../analysis/bind/bound.ts";
import type { BoundGroup } from "../../analysis/program/bound-program.ts";
import type { Selection } from "../../compiler/batch/operand.ts";
import type { BatchState } from "../../compiler/batch/state.ts";
import type { GroupRunner } from "../statement-sequence.ts";
import { meterConditions, meterStatements } from "./metered-sequence.ts";
import { type ProgramMetrics, type StatementMetrics, type StatementResult, TIMED_ONE_IN } from "./program-metrics.ts";

/** The rows that a kernel could not decide. */
type RedoMarks = Pick<BatchState, "redo" | "redoCount">;

/** Of each group of a program, what counts its statements, or a filter's conditions. */
export type Meters = ReadonlyMap<BoundGroup, Meter>;

/** Counts the texts of one group; they are numbered from 0. */
export class Meter {
  readonly metrics: ProgramMetrics;
  private readonly first: number;
  /** Records until the next ones are timed. */
  private untimed = 0;

  constructor(metrics: ProgramMetrics, first: number) {
    this.metrics = metrics;
    this.first = first;
  }

  /** For the texts from one on, which are then numbered from 0. */
  from(text: number): Meter {
    return new Meter(this.metrics, this.first + text);
  }

  /** Whether what the group does with the next record, or with so many at once, is timed: about one record in so many. */
  isTimed(records = 1): boolean {
    const isTimed = this.untimed <= 0;
    this.untimed = (isTimed ? TIMED_ONE_IN : this.untimed) - records;
    return isTimed;
  }

  /** @param nanos that the text took on so many records. */
  time(text: number, nanos: number, records: number): void {
    if (records > 0) this.metrics.time(this.first + text, nanos / 1e9 / records, records);
  }

  /** The counters of a text, for those who count each record. */
  results(text: number): StatementMetrics["results"] {
    return this.metrics.statements[this.first + text].results;
  }

  count(text: number, result: StatementResult, times: number): void {
    this.metrics.count(this.first + text, result, times);
  }

  /** Runs the group's statements in the scalar tier. */
  statements(group: BoundGroup): GroupRunner {
    return meterStatements(group, this);
  }

  /** A filter's conditions in the scalar tier. */
  conditions(tests: readonly Test[]): readonly Test[] {
    return meterConditions(tests, this);
  }

  /**
   * Counts what a statement came to on rows that stay columns; the others are counted where they go.
   * @param count of the rows that it was asked for.
   * @param isEdited false where the matched rows go to the scalar tier.
   */
  columns(text: number, matched: Selection, count: number, isEdited: boolean, { redo, redoCount }: RedoMarks): void {
    let unapplied = 0;
    if (redoCount > 0) for (let i = 0; i < matched.count; i++) unapplied += redo[matched.rows[i]];
    if (isEdited) this.count(text, "applied", matched.count - unapplied);
    this.count(text, "not_matched", count - matched.count - (redoCount - unapplied));
  }
}
