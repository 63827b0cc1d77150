import { type ErrorPage, page, program, yaml } from "./page.ts";

const input = JSON.stringify({
  resourceSpans: [{ scopeSpans: [{ spans: [{ name: "a" }, { name: "b" }] }] }],
});

/** Pages about programs of the dialect v1. */
export const V1_PAGES: readonly ErrorPage[] = [
  page(
    "OTTL6001",
    "Both sides have a known type, and the operation does not take them together. A duration compares with a duration, a text with a text; convert one side.",
    program("drop() where duration > 5"),
    program('drop() where duration > Duration("5s")'),
  ),
  page(
    "OTTL6002",
    "Only a path can be changed, and some paths are only read: `duration` follows from the two times of a span, and a path with `[*]` names many values.",
    program('set(duration, Duration("1s"))'),
    program('set(end_time, start_time + Duration("1s"))'),
  ),
  page(
    "OTTL6003",
    "`[*]` stands behind the last name of a path, or behind `events` and `links`, which are lists of records.",
    program('set(attr["n"], attributes[*].x)'),
    program('set(attr["names"], events[*].name)'),
  ),
  page(
    "OTTL6004",
    '`route` needs an output, `to "name"`, and no other action has one.',
    program('route() where name == "a"'),
    program('route() where name == "a" to "audit"'),
  ),
  page(
    "OTTL6005",
    "A statement is an action, such as `set` or `drop`. A function that gives a value is written inside of one.",
    program("Uppercase(name)"),
    program("set(name, Uppercase(name))"),
  ),
  page(
    "OTTL6006",
    "A comment at the head of a program sets how it runs; its value is none that the setting takes. `on_error` takes `skip`, `retry N` or `fallback VALUE`, `limit_time` and `item_timeout` a duration, `limit_records` a number, `limit_memory` bytes such as `512MiB`.",
    program(["# on_error: panic", "drop()"]),
    program(["# on_error: skip", "drop()"]),
  ),
  page(
    "OTTL6007",
    "The function still works, and another one takes its place. `Concat` leaves out what is missing, while `Format` shows it as `nil`.",
    program('set(name, Concat(name, "!"))'),
    program('set(name, Format("{}!", name))'),
  ),
  page(
    "OTTL6008",
    "`not` binds tighter than a comparison: `not a == b` is `(not a) == b`. Write parentheses, or the opposite comparison.",
    program("drop() where not kind == 1"),
    program("drop() where not (kind == 1)"),
  ),
  page(
    "OTTL6009",
    "A statement failed on a record. The program's `on_error` says what follows; the record goes on in each case. Ask beforehand for what the statement needs.",
    program('set(attr["share"], 1 / flags)', { input }),
    program('set(attr["share"], 1 / flags) where flags != 0', { input }),
  ),
  page(
    "OTTL6010",
    "A limit of the program's head or of the command line was passed. Passing one ends the run without output, except `item_timeout`, which ends the program of one record. Raise the limit, or give less data at a time.",
    program(["# limit_records: 1", "keep()"], { input }),
    program(["# limit_records: 1000", "keep()"], { input }),
  ),
  page(
    "OTTL6011",
    "There is no such version of the dialect; this engine knows v1.0.",
    program("drop()", { version: "v2.0" }),
    program("drop()", { version: "v1.0" }),
  ),
  page(
    "OTTL6012",
    "A configuration that has `outputs` sends records only to those. Mend the name, or add the output.",
    yaml(stage("- 'route() where kind == 2 to \"serverz\"'", "outputs:", "  servers: servers.json")),
    yaml(stage("- 'route() where kind == 2 to \"servers\"'", "outputs:", "  servers: servers.json")),
  ),
  page(
    "OTTL6013",
    "A setting of a configuration of the dialect v1 has a value that it cannot take, or does not belong where it stands. Durations have a unit (`10s`, `5ms`), memory too (`512MiB`), and a stage has at least one worker; a pipeline has at most 256.",
    yaml(stage("- drop()", "limits:", "  time: 10")),
    yaml(stage("- drop()", "limits:", "  time: 10s")),
  ),
  page(
    "OTTL6014",
    "A stage, and a configuration without stages, has one program: `statements` (a list), `program` (one text) or `file`. A pipeline has nothing but its stages to run.",
    yaml(["dialect: v1", "pipeline_mode: true"].join("\n")),
    yaml(stage("- drop()")),
  ),
  page(
    "OTTL6015",
    "Messages and metrics call a stage by its name, so names are told apart.",
    yaml(stage("- drop() where kind == 1", "  - name: sample", "    statements:", "      - drop() where kind == 2")),
    yaml(stage("- drop() where kind == 1", "  - name: sort", "    statements:", "      - drop() where kind == 2")),
  ),
  page(
    "OTTL6016",
    "The `file` of a stage is looked for beside the configuration. It is not there, or cannot be read.",
    yaml(["dialect: v1", "file: misspelt.ottl"].join("\n")),
    yaml(["dialect: v1", "program: drop() where kind == 1"].join("\n")),
  ),
  page(
    "OTTL6017",
    "The path holds another type than the value has, so that the statement fails on each record. Attributes and `body` take any value; `Format` makes a text, `Int` an int.",
    program("set(name, 1)"),
    program('set(name, Format("{}", 1))'),
  ),
];

/** A pipeline of one stage, and what follows it. */
function stage(statement: string, ...rest: readonly string[]): string {
  const head = ["dialect: v1", "pipeline_mode: true", "stages:", "  - name: sample", "    statements:"];
  return [...head, `      ${statement}`, ...rest].join("\n");
}
