/** The settings of the processors that carry OTTL, for completion and hover in YAML. */
export interface Setting {
  readonly doc: string;
  readonly values?: readonly string[];
}

const CONTEXT_NAMES = ["resource", "scope", "span", "spanevent", "metric", "datapoint", "exemplar", "log", "profile"];

export const SETTINGS: Readonly<Record<string, Setting>> = {
  error_mode: {
    doc: "What happens when a statement or condition fails: `ignore` logs the error and goes on, `silent` goes on, `propagate` refuses the payload.",
    values: ["ignore", "silent", "propagate"],
  },
  context: {
    doc: "The context the group runs in: once for each resource, scope, span, data point, log record and so on. Without it the context is inferred from the paths.",
    values: CONTEXT_NAMES,
  },
  statements: { doc: "Statements that run in order on each record of the context." },
  conditions: {
    doc: "In a transform processor the statements run where one of the conditions holds; in a filter processor the record is dropped where one of them holds.",
  },
  shared_cache: {
    doc: "Lets all groups of the context share one `cache` for the payload, instead of a new one for each record.",
    values: ["true", "false"],
  },
  trace_statements: { doc: "Statements for spans, span events and what is above them." },
  metric_statements: { doc: "Statements for metrics, data points, exemplars and what is above them." },
  log_statements: { doc: "Statements for log records and what is above them." },
  profile_statements: { doc: "Statements for profiles and what is above them." },
  trace_conditions: { doc: "Spans and span events are dropped where one of the conditions holds." },
  metric_conditions: { doc: "Metrics and data points are dropped where one of the conditions holds." },
  log_conditions: { doc: "Log records are dropped where one of the conditions holds." },
  profile_conditions: { doc: "Profiles are dropped where one of the conditions holds." },
  flatten: { doc: "`log: true` gives each log record its own copy of resource and scope while the statements run." },
};
