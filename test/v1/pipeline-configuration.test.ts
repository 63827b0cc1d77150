import { describe, expect, test } from "vitest";
import { Source } from "../../src/diagnostics/source.ts";
import { isV1Configuration, type LoadOptions, loadPipeline } from "../../src/runtime/v1/index.ts";

/** What is wrong: `line:column code message`. */
function problems(text: string, options: LoadOptions = {}): string[] {
  const { pipeline, reports } = loadPipeline(text, { name: "p.yaml", ...options });
  const found = reports.flatMap(({ source, findings }) =>
    findings.map(({ span, code, message, notes = [] }) => {
      const { line, column } = source.positionAt(span.start);
      return [`${line}:${column} ${code} ${message}`, ...notes].join("; ");
    }),
  );
  expect(pipeline === undefined).toBe(found.some((each) => !/OTTL6007|OTTL6008/.test(each)));
  return found;
}

const HEAD = "dialect: v1\npipeline_mode: true\n";
const stage = (...lines: readonly string[]): string =>
  `${HEAD}stages:\n  - name: one\n    statements: [drop()]\n${lines.map((line) => `${line}\n`).join("")}`;

describe("a configuration of the dialect v1 is known by its keys", () => {
  test.each([
    ["dialect: v1\nstatements: []", true],
    ['# a comment\n\n"x": 1\ndialect: "v1" # here', true],
    ["dialect: v7\n", true],
    ["pipeline_mode: true\nstages: []", true],
    ['{"dialect": "v1", "statements": []}', true],
    ['{"statements": [], "pipeline_mode": true}', true],
    ["dialect: collector\nprocessors: {}", false],
    ["processors:\n  transform:\n    dialect: v1", false],
    ["# dialect: v1\ndrop()", false],
  ])("%j: %s", (text, expected) => expect(isV1Configuration(text)).toBe(expected));
});

test("all settings", () => {
  const { pipeline, reports } = loadPipeline(
    `dialect: v1
pipeline_mode: true
on_error: retry 2
item_timeout: 5ms
limits: { records: 10, time: 1m, memory: 512MiB }
outputs:
  a: a.jsonl
  b: { path: b.bin, format: pb }
  c: "-"
  d: { type: stdout, format: json }
  e: { type: kafka, topic: spans }
default_output: c
stages:
  - name: first
    workers: 4
    statements:
      - drop() where name == "x"
      - |
        route() where name == "y"
          to "e"
  - name: second
    file: rules/second.ottl
    on_error: { fallback: 7 }
    item_timeout: 1s
  - { name: third, program: "set(name, name); set(name, name)", on_error: fallback "?" }
`,
    {
      outputTypes: ["kafka"],
      readFile: (path) => new Source("# limit_records: 5\nset(name, Uppercase(name))", path),
    },
  );
  expect(reports.flatMap(({ findings }) => findings)).toEqual([]);
  expect(
    pipeline?.stages.map(({ name, workers, recovery, itemNanos, defaults }) => ({
      name,
      workers,
      recovery,
      itemNanos,
      defaults,
    })),
  ).toEqual([
    {
      name: "first",
      workers: 4,
      recovery: undefined,
      itemNanos: undefined,
      defaults: { recovery: { kind: "retry", times: 2 }, itemNanos: 5e6 },
    },
    {
      name: "second",
      workers: 1,
      recovery: { kind: "fallback", value: 7n },
      itemNanos: 1e9,
      defaults: expect.anything(),
    },
    {
      name: "third",
      workers: 1,
      recovery: { kind: "fallback", value: "?" },
      itemNanos: undefined,
      defaults: expect.anything(),
    },
  ]);
  expect(pipeline?.outputs?.map(({ name, type, path, format }) => [name, type, path, format])).toEqual([
    ["a", "file", "a.jsonl", undefined],
    ["b", "file", "b.bin", "pb"],
    ["c", "stdout", undefined, undefined],
    ["d", "stdout", undefined, "json"],
    ["e", "kafka", undefined, undefined],
  ]);
  expect(pipeline?.defaultOutput).toBe("c");
  const ledger = pipeline!.startLedger();
  expect(ledger.limitsFor(0)).toMatchObject({ records: 10, memoryBytes: 512 * 1024 ** 2 });
  expect(ledger.limitsFor(1)).toMatchObject({ records: 5 });
});

test("outputs as a list", () => {
  const { pipeline } = loadPipeline(
    stage("outputs:", "  - { name: a, path: a.json }", "  - { name: b, type: stdout }", "default_output: b"),
  );
  expect(pipeline?.outputs?.map(({ name, type, path }) => [name, type, path])).toEqual([
    ["a", "file", "a.json"],
    ["b", "stdout", undefined],
  ]);
  const refused = stage(
    "outputs:",
    "  - { path: a.json }",
    "  - { name: b, path: b }",
    "  - { name: b, path: c }",
    "  - x",
  );
  expect(problems(refused)).toEqual([
    "7:5 OTTL6013 an output of a list is a map with a name",
    "9:13 OTTL6013 there are two outputs b",
    "10:5 OTTL6013 an output of a list is a map with a name",
  ]);
});

test("without stages there is one", () => {
  const { pipeline } = loadPipeline("dialect: v1\nstatements: ['drop()']\nworkers: 3\non_error: skip");
  expect(pipeline?.stages.map(({ name, workers }) => [name, workers])).toEqual([["main", 3]]);
  expect(loadPipeline("dialect: v1.0\nprogram: drop()").pipeline).toBeDefined();
  // Stages say that it is a pipeline.
  expect(loadPipeline("dialect: v1\nstages: [{ name: a, statements: [drop()] }]").pipeline).toBeDefined();
});

describe("is refused, with place", () => {
  test.each<[string, readonly string[]]>([
    [
      "pipeline_mode: true\nstages: [{name: a, program: drop()}]",
      ["1:1 OTTL6013 the configuration does not say its dialect: write dialect: v1"],
    ],
    ["dialect: v2\nprogram: drop()", ["1:10 OTTL6013 there is no dialect v2; dialects: collector, v1"]],
    ["dialect: v1\n", ["1:1 OTTL6014 the configuration has nothing to run: write statements, program or file"]],
    ["dialect: v1\nstatements: []", ["2:1 OTTL6014 the configuration has no statements"]],
    ["dialect: v1\nstatements: 7", ["2:13 OTTL3003 statements must be a list of strings, but is the number 7"]],
    [
      "dialect: v1\nstatements: [1, drop()]",
      ["2:14 OTTL3003 an item of statements must be a string, but is the number 1"],
    ],
    [
      "dialect: v1\nprogram: drop()\nfile: x",
      ["3:1 OTTL6014 the configuration has program and file: one of them must do"],
    ],
    ["dialect: v1\nfile: x.ottl", ["2:7 OTTL6016 the file of the stage main: x.ottl: files cannot be read here"]],
    [HEAD, ["2:16 OTTL6014 a pipeline needs stages; write stages: with a list of {name, workers, statements}"]],
    [
      `${HEAD}stages: {}`,
      ["3:9 OTTL6014 stages must be a list, but is a map; write stages: with a list of {name, workers, statements}"],
    ],
    [
      "dialect: v1\npipeline_mode: 1\nstages: [{name: a, program: drop()}]",
      ["2:16 OTTL3003 pipeline_mode must be true or false, but is the number 1"],
    ],
    [
      "dialect: v1\npipeline_mode: false\nstages: [{name: a, program: drop()}]",
      ["2:16 OTTL6013 pipeline_mode is false, but there are stages"],
    ],
    [stage("statements: [drop()]"), ["6:1 OTTL6013 statements belongs to a stage: a pipeline has nothing but stages"]],
    [
      stage("stagse: []"),
      ["6:1 OTTL3002 a configuration of the dialect v1 has no setting stagse; did you mean stages?; settings: "],
    ],
    [
      stage("  - name: two", "    wrokers: 2", "    program: drop()"),
      [
        "7:5 OTTL3002 a stage has no setting wrokers; did you mean workers?; settings: name, workers, statements, program, file, on_error, item_timeout",
      ],
    ],
    [stage("  - drop()"), ["6:5 OTTL3003 a stage is a map of name, workers and statements, but this is a string"]],
    [stage("  - statements: [drop()]"), ["6:5 OTTL6013 the stage has no name, by which messages and metrics call it"]],
    [stage("  - {name: 5, program: drop()}"), ["6:12 OTTL3003 name must be a string, but is the number 5"]],
    [
      stage("  - name: one", "    program: drop()"),
      ["6:11 OTTL6015 there are two stages one: the other one is number 1"],
    ],
    [stage("  - name: two"), ["6:5 OTTL6014 the stage two has nothing to run: write statements, program or file"]],
    [
      stage("  - {name: two, workers: 0, program: drop()}"),
      ["6:26 OTTL6013 workers must be a whole number from 1 to 256, but is 0"],
    ],
    [
      stage("  - {name: two, workers: -2, program: drop()}"),
      ["6:26 OTTL6013 workers must be a whole number from 1 to 256, but is -2"],
    ],
    [
      stage("  - {name: two, workers: 1.5, program: drop()}"),
      ["6:26 OTTL6013 workers must be a whole number from 1 to 256, but is 1.5"],
    ],
    [
      stage("  - {name: two, workers: many, program: drop()}"),
      ["6:26 OTTL3003 workers must be a whole number, but is a string"],
    ],
    [
      stage("  - {name: two, workers: 256, program: drop()}"),
      ["6:12 OTTL6013 up to here the stages have 257 workers; a pipeline has at most 256"],
    ],
    [
      stage("limits: { records: 0 }"),
      ["6:20 OTTL6013 records must be a whole number from 1 to 1000000000000000, but is 0"],
    ],
    [stage("limits: { time: 10 }"), ["6:17 OTTL6013 time has no unit; write time: 10s"]],
    [stage("limits: { time: 10 parsecs }"), ["6:17 OTTL6013 time is no duration: 10 parsecs; write time: 10s"]],
    [stage("limits: { time: 9000000h }"), ["6:17 OTTL6013 time is"]],
    [stage("limits: { time: -1s }"), ["6:17 OTTL6013 time is no duration: -1s; write time: 10s"]],
    [stage("limits: { time: 0s }"), ["6:17 OTTL6013 time must be longer than 0; write time: 10s"]],
    [
      stage("limits: { memory: 1KiB }"),
      [
        "6:19 OTTL6013 memory is less than the 16MiB that any run needs; write memory: 512MiB; units are KiB, MiB and GiB",
      ],
    ],
    [stage("limits: { memory: 9999999GiB }"), ["6:19 OTTL6013 memory is more than any machine has"]],
    [stage("limits: 5"), ["6:9 OTTL3003 limits must be a map, but is the number 5"]],
    [stage("item_timeout: []"), ["6:15 OTTL3003 item_timeout must be a duration, but is a list"]],
    [
      stage("on_error: explode"),
      ["6:11 OTTL6013 on_error takes `skip`, `retry N` or `fallback VALUE`, but is explode"],
    ],
    [stage("on_error: { retry: 0 }"), ["6:20 OTTL6013 retry must be a whole number from 1 to 9999, but is 0"]],
    [
      stage("outputs: { a: 5 }"),
      ["6:15 OTTL3003 the output a is the number 5; write a path, stdout, or {type, path, format}"],
    ],
    [
      stage("outputs: { a: { type: fiel } }"),
      ["6:23 OTTL6013 this runtime has no outputs of the type fiel; did you mean file?; types: file, stdout"],
    ],
    [stage("outputs: { a: { type: file } }"), ["6:15 OTTL6013 the output a has no path"]],
    [
      stage("outputs: { a: { path: x, format: xml } }"),
      ["6:34 OTTL6013 format cannot be xml; possible values: json, jsonl, pb, pbl"],
    ],
    [
      stage("outputs: { a: { path: x, fromat: pb } }"),
      [
        "6:26 OTTL3002 an output of the type file has no setting fromat; did you mean format?; settings: type, path, format",
      ],
    ],
    [
      stage("outputs: { errors: x.json }", "default_output: erors"),
      ["7:17 OTTL6012 there is no output erors; did you mean errors?; outputs: errors"],
    ],
    ["dialect: v1\nstatements: [\n  drop(", ["OTTL3001"]],
    ["dialect: v1\ndialect: v1\nprogram: drop()", ["OTTL3019"]],
  ])("%j", (text, expected) => {
    const found = problems(text);
    expect(found).toHaveLength(expected.length);
    expected.forEach((each, i) => {
      expect(found[i]).toContain(each);
    });
  });
});

describe("programs", () => {
  test("are told where they are wrong, each text of a list for itself", () => {
    const text = `dialect: v1
stages:
  - name: a
    statements:
      - set(attr["x"], Uppercase(
      - 'drop() where nam == "it''s"'
      - >-
        drop()
        where kind ==
  - name: b
    program: |
      # A comment.
      set(attr["y"], 1)
      set(duration, 1)
`;
    expect(problems(text).map((each) => each.split(" ").slice(0, 2).join(" "))).toEqual([
      expect.stringMatching(/^5:\d+ OTTL1/),
      "6:23 OTTL2012",
      expect.stringMatching(/^9:\d+ OTTL1/),
      "14:11 OTTL6002",
    ]);
    expect(problems(text.replace("Uppercase(", "1)").replace("kind ==", "kind == 1"))).toEqual([
      expect.stringContaining("6:23 OTTL2"),
      expect.stringContaining("14:11 OTTL6002"),
    ]);
  });

  test("name only outputs that there are", () => {
    const text = stage("outputs: { errors: e.json, slow: s.json }").replace("drop()", "'route() to \"eror\"'");
    expect(problems(text)).toEqual([
      "5:30 OTTL6012 There is no output eror.; did you mean errors?; outputs: errors, slow",
    ]);
    expect(problems(text, { outputs: ["eror"] })).toEqual([]);
    expect(problems(stage("outputs: {}").replace("drop()", "'route() to \"x\"'"))[0]).toContain(
      "the configuration has no outputs",
    );
    // Without outputs any will do, as in a program of its own.
    expect(problems(stage().replace("drop()", "'route() to \"x\"'"))).toEqual([]);
  });

  test("in a file are told with that file", () => {
    const { reports } = loadPipeline("dialect: v1\nfile: a.ottl", {
      name: "p.yaml",
      readFile: (path) => new Source("# dialect: v1\n\nset(nam, 1)", `dir/${path}`),
    });
    expect(
      reports.map(({ source, findings }) => [source.name, findings.map(({ span }) => source.positionAt(span.start))]),
    ).toEqual([
      ["p.yaml", []],
      ["dir/a.ottl", [{ line: 3, column: 5 }]],
    ]);
    expect(problems("dialect: v1\nfile: a.ottl", { readFile: () => "no such file" })).toEqual([
      "2:7 OTTL6016 the file of the stage main: a.ottl: no such file",
    ]);
  });

  test("keep their dollars", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a replacement with groups
    const statement = 'set(name, ReplacePattern(name, `(?P<x>a)(b)`, "$2$$${x}"))';
    const { pipeline } = loadPipeline(`dialect: v1\nstatements:\n  - '${statement}'`);
    expect(pipeline?.rulesOf(0).text).toBe(statement);
  });
});
