// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how configurations write variables
import { type ErrorPage, page, yaml } from "./page.ts";

const RIGHT = `processors:
  transform:
    log_statements:
      - set(log.body, "x")
`;

const FILTER = `processors:
  filter:
    log_conditions:
      - log.severity_number < 9
`;

const PIPELINE = `${RIGHT}service:
  pipelines:
    logs:
      processors: [transform]
`;

/** Pages about configurations. */
export const CONFIG_PAGES: readonly ErrorPage[] = [
  page(
    "OTTL3001",
    "The file is not YAML: an indentation, a quote or a bracket is wrong.",
    yaml("processors: [\n"),
    yaml(RIGHT),
  ),
  page(
    "OTTL3002",
    "The processor has no such setting.",
    yaml(
      RIGHT.replace("log_statements", "logs_statements").replace("transform:", "transform:\n    error_mode: ignore"),
    ),
    yaml(RIGHT),
  ),
  page(
    "OTTL3003",
    "The setting takes another type: a list, a map, a string, true or false.",
    yaml("processors:\n  transform:\n    log_statements: 5\n"),
    yaml(RIGHT),
  ),
  page(
    "OTTL3004",
    "An item of the list is empty.",
    yaml("processors:\n  transform:\n    log_statements:\n      -\n"),
    yaml(RIGHT),
  ),
  page(
    "OTTL3005",
    "A list has either plain strings or maps.",
    yaml("processors:\n  filter:\n    log_conditions:\n      - log.flags == 1\n      - conditions: [log.flags == 2]\n"),
    yaml(FILTER),
  ),
  page(
    "OTTL3006",
    "There is no context of that name.",
    yaml(
      "processors:\n  transform:\n    log_statements:\n      - context: logs\n        statements: ['set(body, 1)']\n",
    ),
    yaml(
      "processors:\n  transform:\n    log_statements:\n      - context: log\n        statements: ['set(body, 1)']\n",
    ),
  ),
  page(
    "OTTL3007",
    "`error_mode` is `ignore`, `silent` or `propagate`.",
    yaml(RIGHT.replace("transform:", "transform:\n    error_mode: ignor")),
    yaml(RIGHT.replace("transform:", "transform:\n    error_mode: ignore")),
  ),
  page(
    "OTTL3008",
    "The context belongs to another signal.",
    yaml(
      'processors:\n  transform:\n    log_statements:\n      - context: span\n        statements: ["set(name, \\"x\\")"]\n',
    ),
    yaml(
      'processors:\n  transform:\n    trace_statements:\n      - context: span\n        statements: ["set(name, \\"x\\")"]\n',
    ),
  ),
  page(
    "OTTL3009",
    "The setting needs a feature gate.",
    yaml(RIGHT.replace("transform:", "transform:\n    flatten:\n      log: true")),
    yaml(RIGHT),
  ),
  page(
    "OTTL3010",
    "The older settings under a signal's name and the newer `…_conditions` cannot be used together.",
    yaml(`${FILTER}    logs:\n      log_record:\n        - flags == 1\n`),
    yaml(FILTER),
  ),
  page(
    "OTTL3011",
    "`include` and `exclude` are the filter of before OTTL; the message gives the same as conditions.",
    yaml("processors:\n  filter:\n    logs:\n      exclude:\n        match_type: strict\n        bodies: [x]\n"),
    yaml('processors:\n  filter:\n    log_conditions:\n      - log.body == "x"\n'),
  ),
  page(
    "OTTL3012",
    "The setting tunes another one that is not there.",
    yaml(
      'processors:\n  filter:\n    metrics:\n      regexp:\n        cacheenabled: true\n      metric:\n        - name == "x"\n',
    ),
    yaml('processors:\n  filter:\n    metric_conditions:\n      - metric.name == "x"\n'),
  ),
  page(
    "OTTL3013",
    "An environment variable that the file names is not set, so nothing stands in its place.",
    yaml(RIGHT.replace('"x"', '"${env:OTTL_EXAMPLE_UNSET}"')),
    yaml(RIGHT.replace('"x"', '"${env:OTTL_EXAMPLE_UNSET:-none}"')),
  ),
  page(
    "OTTL3014",
    "A dollar with braces names an environment variable. One that belongs to the text is doubled: `$${1}`.",
    yaml(
      'processors:\n  transform:\n    log_statements:\n      - replace_pattern(log.attributes["a"], "(b)", "${1}c")\n',
    ),
    yaml(
      'processors:\n  transform:\n    log_statements:\n      - replace_pattern(log.attributes["a"], "(b)", "$${1}c")\n',
    ),
  ),
  page(
    "OTTL3015",
    "The configuration has no `processors`, or they are empty.",
    yaml("receivers:\n  otlp: {}\n"),
    yaml(RIGHT),
  ),
  page(
    "OTTL3016",
    "This engine runs the transform and filter processors; another processor is passed by, or refused with `--strict`.",
    yaml(`${RIGHT}  batch: {}\nservice:\n  pipelines:\n    logs:\n      processors: [transform, batch]\n`),
    yaml(PIPELINE),
  ),
  page(
    "OTTL3017",
    "A pipeline names a processor that is not configured.",
    yaml(PIPELINE.replace("[transform]", "[transfrom]")),
    yaml(PIPELINE),
  ),
  page(
    "OTTL3018",
    "There is no pipeline of that name, or none for the signal.",
    yaml(PIPELINE.replace("logs:\n", "traces:\n")),
    yaml(PIPELINE),
  ),
  page("OTTL3019", "A map has a key twice.", yaml(`${RIGHT}  transform: {}\n`), yaml(RIGHT)),
  page(
    "OTTL3020",
    "The signal has several pipelines: `--pipeline` chooses one.",
    yaml(`${PIPELINE}    logs/other:\n      processors: [transform]\n`),
    yaml(PIPELINE),
  ),
];
