import { DURATION_BOUNDS, STATEMENT_RESULTS, type StatementMetrics } from "./program-metrics.ts";
import { METRIC_HELP, type MetricsReport } from "./report.ts";

/** Metrics in Prometheus' text format. */
export function toPrometheus({ programs, deprecatedCalls }: MetricsReport): string {
  const statements = programs.flatMap((program) => program.statements);
  const lines: string[] = [];
  const family = (name: string, type: string, help: string): void => {
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
  };
  family("ottl_execution_total", "counter", METRIC_HELP.executions);
  for (const each of statements) {
    for (const result of STATEMENT_RESULTS) {
      const count = each.results[result];
      if (count > 0) lines.push(`ottl_execution_total{${labels(each)},result="${result}"} ${count}`);
    }
  }
  family("ottl_execution_duration_seconds", "histogram", METRIC_HELP.duration);
  for (const each of statements) lines.push(...histogram(each));
  family("ottl_compilation_duration_seconds", "gauge", METRIC_HELP.compilation);
  lines.push(`ottl_compilation_duration_seconds ${programs.reduce((sum, each) => sum + each.compilationSeconds, 0)}`);
  family("ottl_deprecated_function_calls_total", "counter", METRIC_HELP.deprecated);
  for (const [name, count] of deprecatedCalls) {
    lines.push(`ottl_deprecated_function_calls_total{function="${name}"} ${count}`);
  }
  return `${lines.join("\n")}\n`;
}

function labels({ statement, context }: StatementMetrics): string {
  return `statement="${statement.replace(/["\\\n]/g, "_")}",context="${context}"`;
}

function histogram(each: StatementMetrics): string[] {
  const { sum, count, buckets } = each.duration;
  if (count === 0) return [];
  const name = "ottl_execution_duration_seconds";
  let below = 0;
  const lines = [...DURATION_BOUNDS, "+Inf"].map((bound, i) => {
    below += buckets[i];
    return `${name}_bucket{${labels(each)},le="${bound}"} ${below}`;
  });
  return [...lines, `${name}_sum{${labels(each)}} ${sum}`, `${name}_count{${labels(each)}} ${count}`];
}
