import type { GeneratedCase } from "./generate.ts";

/** The gates that lambdas, experimental functions and keys of expressions need, as OTTL_GATES wants them. */
export const EXPERIMENTAL_GATES: readonly string[] = [
  "ottl.functions.enableLambda",
  "pkg.ottl.functions.enableExperimental",
  "pkg.ottl.enableDynamicMapKeys",
  "processor.transform.enableExperimentalFunctions",
];

const INPUT = {
  resourceLogs: [
    {
      resource: { attributes: [{ key: "r", value: { stringValue: "s" } }] },
      scopeLogs: [{ logRecords: [{ attributes: [{ key: "a", value: { stringValue: "x" } }], eventName: "e" }] }],
    },
  ],
};

/** Lambdas whose parameters are named like contexts and paths; `$` stands for the log context's prefix, or nothing. */
const BODIES: readonly string[] = [
  "(log, attributes) => event_name",
  "(log, attributes) => $event_name",
  "(log, v) => log",
  "(log, v) => log.event_name",
  "(log, v) => v[event_name]",
  "(k, log) => log[0]",
  "(k, log) => log[$event_name]",
  '(log, v) => resource.attributes["r"]',
  '(resource, v) => resource.attributes["r"]',
  "(resource, v) => resource",
  "(resource, v) => $event_name",
  "(resource, v) => event_name",
  "(attributes, event_name) => attributes",
  "(attributes, event_name) => event_name",
  "(attributes, event_name) => $event_name",
  "(_, log) => MapEach($attributes, (_, v) => event_name)",
  "(_, log) => MapEach([1], (i, w) => w)",
  "(_, v) => MapEach([1], (log, w) => v)",
  "(_, v) => MapEach([event_name], (log, w) => w)",
  "(_, v) => MapEach([1], (log, w) => event_name)",
  "(v, _) => v",
  "(cache, v) => cache",
  "(cache, v) => $cache",
  "(nope, v) => nope",
  "(v, w) => nope",
  "(v, w) => span.name",
  "(span, w) => span.name",
  "(span, w) => span",
];

/** Statements and conditions in every style of configuration around each of the lambdas. */
export function* lambdaCases(): Generator<GeneratedCase> {
  let id = 0;
  for (const prefix of ["", "log."]) {
    for (const body of BODIES) {
      const lambda = body.replaceAll("$", prefix);
      const write = `set(${prefix}attributes["z"], MapEach(${prefix}attributes, ${lambda}))`;
      const test = `Any(${prefix}attributes, ${lambda.replace("=> ", "=> nil != ")})`;
      const transforms = [
        [write],
        [{ statements: [write] }],
        [{ context: "log", statements: [write] }],
        [{ context: "log", statements: [`set(${prefix}attributes["z"], 1) where ${test}`] }],
        [{ context: "log", conditions: [test], statements: [`set(${prefix}attributes["z"], 1)`] }],
        [{ conditions: [test], statements: [`set(${prefix}attributes["z"], 1)`] }],
      ];
      for (const log_statements of transforms) {
        yield { id: `l${id++}`, processor: "transform", signal: "logs", config: { log_statements }, input: INPUT };
      }
      const filters = [
        { log_conditions: [test] },
        { log_conditions: [{ context: "log", conditions: [test] }] },
        { logs: { log_record: [test] } },
      ];
      for (const config of filters) yield { id: `l${id++}`, processor: "filter", signal: "logs", config, input: INPUT };
    }
  }
}
