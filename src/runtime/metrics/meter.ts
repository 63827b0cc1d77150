import type { BoundGroup } from "../../analysis/program/bound-program.ts";
import {
  type ProgramMetrics,
  type StatementLabels,
  type StatementMetrics,
  type StatementResult,
  TIMED_ONE_IN,
} from "./program-metrics.ts";

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
}

/** A processor's groups, in the order in which their texts are numbered. */
export interface MeteredProcessor {
  readonly id: string;
  readonly groups: readonly BoundGroup[];
}

/** What metrics call the texts of a configuration: `transform/mask:1` is the first one of that processor. */
export function labelTexts(processors: readonly MeteredProcessor[]): {
  readonly labels: readonly StatementLabels[];
  /** Of each group, the number of its first text among all labels. */
  readonly first: ReadonlyMap<BoundGroup, number>;
} {
  const labels: StatementLabels[] = [];
  const first = new Map<BoundGroup, number>();
  for (const { id, groups } of processors) {
    const before = labels.length;
    for (const group of groups) {
      first.set(group, labels.length);
      // A filter's groups have conditions alone, a transform's may have both.
      const texts = group.statements.length > 0 ? group.statements : group.conditions;
      for (const _ of texts) {
        labels.push({ statement: `${id}:${labels.length - before + 1}`, context: group.context });
      }
    }
  }
  return { labels, first };
}
