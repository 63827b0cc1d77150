import type { ProgramMetrics } from "./program-metrics.ts";

/** What a report is made of: the metrics of a run's programs, and calls of deprecated functions by name. */
export interface MetricsReport {
  readonly programs: readonly ProgramMetrics[];
  readonly deprecatedCalls: ReadonlyMap<string, number>;
}

/** Help texts, which both formats carry. */
export const METRIC_HELP = {
  executions: "Executions of a statement by result.",
  duration: "Time that one execution of a statement took; a share of the executions is timed.",
  compilation: "Time that compiling the statements took.",
  deprecated: "Calls of deprecated functions.",
} as const;
