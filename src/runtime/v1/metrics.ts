/** How many executions are timed: one in so many; the rest is only counted. */
const TIMED_ONE_IN = 64;

export type StatementResult = "applied" | "not_matched" | "dropped" | "routed" | "failed";

const RESULTS: readonly StatementResult[] = ["applied", "not_matched", "dropped", "routed", "failed"];

/** Counters of one compiled program; nothing is touched unless metrics are on. */
export class V1Metrics {
  readonly context: string;
  readonly compilationSeconds: number;
  private readonly counts: number[][];
  private readonly seconds: number[];
  private readonly timed: number[];
  private turn = 0;

  constructor(context: string, statements: number, compilationSeconds: number) {
    this.context = context;
    this.compilationSeconds = compilationSeconds;
    this.counts = Array.from({ length: statements }, () => RESULTS.map(() => 0));
    this.seconds = new Array(statements).fill(0);
    this.timed = new Array(statements).fill(0);
  }

  /** Whether this record's statements are timed. */
  startRecord(): boolean {
    this.turn = (this.turn + 1) % TIMED_ONE_IN;
    return this.turn === 1;
  }

  count(statement: number, result: StatementResult): void {
    this.counts[statement][RESULTS.indexOf(result)]++;
  }

  time(statement: number, milliseconds: number): void {
    this.seconds[statement] += milliseconds / 1000;
    this.timed[statement]++;
  }

  /** Prometheus text exposition. Durations are those of the timed executions. */
  toPrometheus(deprecated: ReadonlyMap<string, number>): string {
    const lines: string[] = [];
    const family = (name: string, type: string, help: string): void => {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
    };
    const { context } = this;
    family("ottl_execution_total", "counter", "Executions of a statement by result.");
    this.counts.forEach((counts, i) => {
      RESULTS.forEach((result, j) => {
        if (counts[j] > 0)
          lines.push(`ottl_execution_total{statement="${i + 1}",context="${context}",result="${result}"} ${counts[j]}`);
      });
    });
    family(
      "ottl_execution_duration_seconds",
      "summary",
      `Time of a statement; one record in ${TIMED_ONE_IN} is timed.`,
    );
    this.seconds.forEach((seconds, i) => {
      const labels = `{statement="${i + 1}",context="${context}"}`;
      lines.push(`ottl_execution_duration_seconds_sum${labels} ${seconds}`);
      lines.push(`ottl_execution_duration_seconds_count${labels} ${this.timed[i]}`);
    });
    family("ottl_compilation_duration_seconds", "gauge", "Time of the compilation.");
    lines.push(`ottl_compilation_duration_seconds ${this.compilationSeconds}`);
    family("ottl_deprecated_function_calls_total", "counter", "Calls of deprecated functions.");
    for (const [name, count] of deprecated)
      lines.push(`ottl_deprecated_function_calls_total{function="${name}"} ${count}`);
    return `${lines.join("\n")}\n`;
  }
}
