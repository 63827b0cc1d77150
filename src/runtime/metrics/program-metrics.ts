/** About one execution in so many is timed; the rest is only counted. */
export const TIMED_ONE_IN = 64;

export type StatementResult = "applied" | "not_matched" | "dropped" | "routed" | "failed";

export const STATEMENT_RESULTS: readonly StatementResult[] = ["applied", "not_matched", "dropped", "routed", "failed"];

/** Upper bounds of the buckets of durations, in seconds. */
export const DURATION_BOUNDS: readonly number[] = [1e-7, 2.5e-7, 5e-7, 1e-6, 2.5e-6, 5e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1];

/** Times of a statement's executions. */
export class DurationHistogram {
  /** Seconds. */
  sum = 0;
  count = 0;
  /** By bound, one more for what is above all of them. */
  readonly buckets: number[] = new Array(DURATION_BOUNDS.length + 1).fill(0);

  observe(seconds: number, times: number): void {
    this.sum += seconds * times;
    this.count += times;
    let at = 0;
    while (at < DURATION_BOUNDS.length && seconds > DURATION_BOUNDS[at]) at++;
    this.buckets[at] += times;
  }
}

/** What was counted of one statement. */
export interface StatementMetrics {
  /** How metrics name it: its number from 1, in a configuration behind its processor. */
  readonly statement: string;
  /** The context it runs in: span, log, datapoint … */
  readonly context: string;
  readonly results: Record<StatementResult, number>;
  readonly duration: DurationHistogram;
}

/** What metrics call a statement. */
export type StatementLabels = Pick<StatementMetrics, "statement" | "context">;

/** Counters of one compiled program; nothing is touched unless metrics are on. */
export class ProgramMetrics {
  /** Set when the program is compiled. */
  compilationSeconds: number;
  readonly statements: readonly StatementMetrics[];
  /** What `remember` keeps. */
  private readonly kept: readonly StatementMetrics[];
  private readonly restore: () => void;
  private turn = 0;

  constructor(labels: readonly StatementLabels[], compilationSeconds = 0) {
    this.compilationSeconds = compilationSeconds;
    this.statements = labels.map(nothingCounted);
    this.kept = labels.map(nothingCounted);
    this.restore = () => {
      for (let i = 0; i < this.statements.length; i++) copyCounts(this.kept[i], this.statements[i]);
    };
  }

  /** Keeps what was counted so far; calling the result makes it so again. Allocates nothing. */
  remember(): () => void {
    for (let i = 0; i < this.statements.length; i++) copyCounts(this.statements[i], this.kept[i]);
    return this.restore;
  }

  /** Whether this record's statements are timed. */
  startRecord(): boolean {
    this.turn = (this.turn + 1) % TIMED_ONE_IN;
    return this.turn === 1;
  }

  count(statement: number, result: StatementResult, times: number): void {
    const { results } = this.statements[statement];
    // The two usual ones by name: a property is faster than a lookup.
    if (result === "applied") results.applied += times;
    else if (result === "not_matched") results.not_matched += times;
    else results[result] += times;
  }

  /** @param seconds of one execution. */
  time(statement: number, seconds: number, times: number): void {
    if (times > 0) this.statements[statement].duration.observe(seconds, times);
  }
}

function nothingCounted({ statement, context }: StatementLabels): StatementMetrics {
  const results = { applied: 0, not_matched: 0, dropped: 0, routed: 0, failed: 0 };
  return { statement, context, results, duration: new DurationHistogram() };
}

function copyCounts(from: StatementMetrics, to: StatementMetrics): void {
  const { results, duration } = to;
  results.applied = from.results.applied;
  results.not_matched = from.results.not_matched;
  results.dropped = from.results.dropped;
  results.routed = from.results.routed;
  results.failed = from.results.failed;
  duration.sum = from.duration.sum;
  duration.count = from.duration.count;
  const { buckets } = duration;
  for (let i = 0; i < buckets.length; i++) buckets[i] = from.duration.buckets[i];
}
