import { describe, expect, test } from "vitest";
import { Coverage, countCoverage, runTestFile } from "../../src/testing/index.ts";

const MASK = `statements: ['set(log.attributes["who"], "***") where log.attributes["who"] != nil']\n`;

/** The messages of the failures of a file's only test. */
function failuresOf(text: string, files: Readonly<Record<string, string>> = {}): string[] {
  const load = (path: string): Uint8Array | undefined =>
    Object.hasOwn(files, path) ? new TextEncoder().encode(files[path]) : undefined;
  const { findings, results } = runTestFile(text, "a.ottl-test.yaml", { load });
  expect(findings.map(({ message }) => message)).toEqual([]);
  return results.flatMap(({ failures }) => failures.map(({ message }) => message));
}

function one(lines: string, head = MASK): string {
  return `${head}tests:\n  - name: a\n${lines.replace(/^/gm, "    ")}\n`;
}

describe("a rule test", () => {
  test("compares all of what comes out", () => {
    const input =
      'input: { log: { body: b, attributes: { who: ada, n: 1, f: 1.0, list: [1, "2", true], map: { k: ~ } } } }';
    const rest = 'n: 1, f: 1.0, list: [1, "2", true], map: { k: ~ }';
    expect(failuresOf(one(`${input}\nexpected: { log: { body: b, attributes: { who: "***", ${rest} } } }`))).toEqual(
      [],
    );
    const wrong = one(`${input}\nexpected: { log: { attributes: { who: ada, ${rest} } } }`);
    expect(failuresOf(wrong)).toEqual(['record 0 "b" is not as expected']);
    const [{ failures }] = runTestFile(wrong, "a").results;
    expect(failures[0].differences?.map(({ path, before, after }) => [path, before?.text, after?.text])).toEqual([
      ["log.body", "nil", '"b"'],
      ['log.attributes["who"]', '"ada"', '"***"'],
    ]);
  });

  test("tells ints from floats, in what goes in and what comes out", () => {
    const lines = "input: { log: { attributes: { a: 1, b: 1.0, c: 0x10, d: 1e3 } } }\nassert:";
    const kinds = '["IsInt(log.attributes[\\"a\\"]) and IsDouble(log.attributes[\\"b\\"])"]';
    expect(failuresOf(one(`${lines} ${kinds}`))).toEqual([]);
    const more = '["log.attributes[\\"c\\"] == 16 and IsDouble(log.attributes[\\"d\\"])"]';
    expect(failuresOf(one(`${lines} ${more}`))).toEqual([]);
    expect(
      failuresOf(
        one(`${lines.replace("assert:", "")}\nexpected: { log: { attributes: { a: 1.0, b: 1, c: 16, d: 1000.0 } } }`),
      ),
    ).toHaveLength(1);
  });

  test("includes: looks only at the fields it names", () => {
    const input =
      "input: { resource: { service.name: cart }, span: { name: x, kind: SERVER, status: { code: ERROR } } }";
    const head = 'statements: [\'set(span.name, Concat([span.name, "y"], ""))\']\n';
    expect(failuresOf(one(`${input}\nincludes: { span: { name: xy } }`, head))).toEqual([]);
    expect(failuresOf(one(`${input}\nincludes: { span: { kind: CLIENT } }`, head))).toHaveLength(1);
  });

  test("dropped, unchanged and nothing", () => {
    const head = "conditions: ['log.body == \"a\"']\n";
    const both = "input: [{ log: { body: a } }, { log: { body: b } }]";
    expect(failuresOf(one(`${both}\ndropped: 1`, head))).toEqual([]);
    expect(failuresOf(one(`${both}\ndropped: true`, head))).toEqual(["1 of 2 records were dropped, not 2"]);
    expect(failuresOf(one(`${both}\nunchanged: true`, head))).toEqual(["2 records became 1"]);
    expect(failuresOf(one("input: { log: { body: a } }\nexpected: dropped", head))).toEqual([]);
    expect(failuresOf(one("input: { log: { body: b } }\nexpected: dropped", head))).toHaveLength(1);
    expect(failuresOf(one("input: { log: { body: b } }\nunchanged: true", head))).toEqual([]);
    expect(failuresOf(one("input: { log: { body: b } }\nunchanged: false", head))).toEqual(["nothing was changed"]);
  });

  test("errors must be expected", () => {
    const head = `statements: ['set(log.attributes["x"], ParseJSON(log.body))']\n`;
    const input = 'input: { log: { body: "{" } }';
    expect(failuresOf(one(`${input}\nunchanged: true`, head))[0]).toMatch(/^1 error nobody expected/);
    expect(failuresOf(one(`${input}\nerrors: 1`, head))).toEqual([]);
    expect(failuresOf(one(`${input}\nerrors: [ParseJSON]`, head))).toEqual([]);
    expect(failuresOf(one(`${input}\nerrors: [something else]`, head))).toHaveLength(2);
    const refusing = `${head}error_mode: propagate\n`;
    expect(failuresOf(one(`${input}\nerrors: 1\nexpected: dropped`, refusing))).toEqual([]);
  });

  test("an assertion that fails is explained", () => {
    const text = one(`input: { log: { attributes: { n: 5 } } }\nassert: ['log.attributes["n"] == "5"']`);
    const [{ failures }] = runTestFile(text, "a").results;
    expect(failures[0].explanation?.reason).toContain("never equal");
    const nothing = one(
      "input: { log: { body: a } }\nassert: ['log.body == nil']",
      `conditions: ['log.body != nil']\n`,
    );
    expect(failuresOf(nothing)).toEqual(["nothing is left to look at: log.body == nil"]);
  });

  test("takes configurations and telemetry from files", () => {
    const files = {
      "c.yaml": "processors: { transform: { trace_statements: ['set(span.name, \"$${env:X}\")'] } }",
      "t.json": '{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"a"}]}]}]}',
    };
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a dollar of the test file stands for itself
    const lines = "input: t.json\nexpected: { span: { name: '${env:X}' } }";
    expect(failuresOf(one(lines, "config: c.yaml\n"), files)).toEqual([]);
    expect(failuresOf(one(lines, "config: d.yaml\n"), files)).toEqual(["d.yaml: there is no such file"]);
  });

  test("metrics in short notation", () => {
    const head = "statements: ['set(metric.unit, \"s\") where datapoint.value_int == 3']\n";
    const metric = (unit: string): string => `{ metric: { name: m${unit}, value: 3, attributes: { a: b } } }`;
    expect(failuresOf(one(`input: ${metric("")}\nexpected: ${metric(", unit: s")}`, head))).toEqual([]);
    const sum = "{ metric: { name: m, sum: { is_monotonic: true, aggregation_temporality: DELTA, data_points: [] } } }";
    expect(failuresOf(one(`input: ${sum}\nexpected: ${sum}`, head))).toEqual([]);
  });

  test("the clock stands still", () => {
    const head = "statements: ['set(log.time, Now())', 'set(log.attributes[\"id\"], UUID())']\n";
    const [first, second] = [0, 1].map(
      () => runTestFile(one("input: { log: { body: a } }\nsnapshot: true", head), "a").snapshots.a,
    );
    expect(first).toContain("1767225600000000000");
    expect(second).toBe(first);
  });
});

test("mistakes in a test file are findings with a place", () => {
  const text =
    "statements: []\ntests:\n  - name: a\n    inputs: 3\n  - 5\n  - { name: b, input: { lug: {} }, dropped: maybe }\n";
  const { findings, results } = runTestFile(text, "a");
  expect(results).toEqual([]);
  expect(findings.map(({ message }) => message)).toEqual([
    "a test has no inputs: did you mean input?",
    "a test needs an input:",
    'the test "a" checks nothing: give it expected:, assert:, dropped: or such',
    "a test is a map, not the number 5",
    "dropped: is true, false or a number of records",
  ]);
  expect(text.slice(findings[0].span.start, findings[0].span.end)).toBe("inputs");
});

test("coverage counts statements and both ways of each sub-condition", () => {
  const coverage = new Coverage();
  const text = `
statements:
  - set(log.attributes["x"], 1) where log.body == "a" and (log.severity_number > 3 or not IsMatch(log.body, "z"))
  - set(log.attributes["y"], 1) where log.body == "never"
tests:
  - { name: a, input: [{ log: { body: a } }, { log: { body: b } }], dropped: 0 }
`;
  runTestFile(text, "a", { coverage });
  const [{ texts }] = coverage.files();
  expect(texts.map(({ line, looked, hits }) => [line, looked, hits])).toEqual([
    [3, 2, 1],
    [4, 2, 0],
  ]);
  expect(texts[0].branches.map((branch) => [branch.text, branch.true, branch.false])).toEqual([
    ['log.body == "a"', 1, 1],
    ["log.severity_number > 3", 0, 1],
    ['IsMatch(log.body, "z")', 0, 1],
  ]);
  expect(countCoverage(coverage.files())).toEqual({
    texts: 2,
    coveredTexts: 1,
    branches: 8,
    coveredBranches: 5,
    percent: 60,
  });
});

test("coverage of a program of the dialect v1", () => {
  const coverage = new Coverage();
  const program = `# dialect: v1
drop() where name == "a" and (attr["n"] > 3 or not IsMatch(name, "z"))
keep() where kind == 1 or kind == 1
set(attr["x"], 1) where name == "never"
route(attr["n"] == 1) where true to "out"
`;
  const file = `
config: rules.ottl
tests:
  - { name: a, input: [{ span: { name: a, kind: 1 } }, { span: { name: b, kind: 2 } }], dropped: 2 }
  - { name: b, input: [{ span: { name: c, kind: 1, attributes: { n: 1 } } }], routed_to: out }
`;
  const load = (path: string) => (path === "rules.ottl" ? new TextEncoder().encode(program) : undefined);
  const { results } = runTestFile(file, "a", { coverage, load });
  expect(results.map(({ status }) => status)).toEqual(["passed", "passed"]);
  const [{ name, texts }] = coverage.files();
  expect(name).toBe("rules.ottl");
  expect(texts.map(({ line, looked, hits }) => [line, looked, hits])).toEqual([
    [2, 3, 1],
    [3, 2, 2],
    [4, 1, 0],
    [5, 1, 1],
  ]);
  expect(texts.map(({ branches }) => branches.map((branch) => [branch.text, branch.true, branch.false]))).toEqual([
    [
      ['name == "a"', 1, 2],
      ['attr["n"] > 3', 0, 1],
      ['IsMatch(name, "z")', 0, 1],
    ],
    [
      ["kind == 1", 1, 1],
      ["kind == 1", 0, 1],
    ],
    [['name == "never"', 0, 1]],
    [['attr["n"] == 1', 1, 0]],
  ]);
});

describe("tests of a pipeline of the dialect v1", () => {
  const pipeline = `dialect: v1
stages:
  - name: one
    statements:
      - drop() where name == "a"
      - 'route() where name == "b"
        to "x"'
  - name: two
    file: sub/two.ottl
`;
  const files: Readonly<Record<string, string>> = {
    "rules/pipeline.yaml": pipeline,
    "rules/sub/two.ottl": 'set(attr["n"], 1) where name == "c"\nroute() to "x" where name == "d"\n',
    "rules/broken.yaml": pipeline.replace("two.ottl", "three.ottl"),
    "rules/sub/three.ottl": "set(nam, 1)",
  };
  const load = (path: string): Uint8Array | undefined =>
    Object.hasOwn(files, path) ? new TextEncoder().encode(files[path]) : undefined;

  test("run all stages, and count what is reached in each file", () => {
    const coverage = new Coverage();
    const file = `
config: rules/pipeline.yaml
tests:
  - name: goes on
    input: { span: { name: c } }
    expected: { span: { name: c, attributes: { n: 1 } } }
  - name: one output of two stages
    input: [{ span: { name: a } }, { span: { name: b } }, { span: { name: d } }]
    routed_to: { x: [{ span: { name: b } }, { span: { name: d } }] }
`;
    const { results } = runTestFile(file, "a", { coverage, load });
    expect(results.map(({ status, failures }) => [status, failures])).toEqual([
      ["passed", []],
      ["passed", []],
    ]);
    const counts = coverage.files().map(({ name, texts }) => [name, texts.map(({ line, hits }) => [line, hits])]);
    expect(counts).toEqual([
      [
        "rules/pipeline.yaml",
        [
          [5, 1],
          [6, 1],
        ],
      ],
      [
        "rules/sub/two.ottl",
        [
          [1, 1],
          [2, 1],
        ],
      ],
    ]);
  });

  test("tell what is wrong in the file of a stage", () => {
    const [{ failures }] = runTestFile(
      "config: rules/broken.yaml\ntests: [{ name: a, input: { span: {} }, dropped: 0 }]",
      "a",
      { load },
    ).results;
    expect(failures[0].message).toBe("the rules are refused");
    const { findings } = failures[0];
    expect([findings?.source.name, findings?.list.map(({ code }) => code)]).toEqual([
      "rules/sub/three.ottl",
      ["OTTL2012"],
    ]);
  });
});
