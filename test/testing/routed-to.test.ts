import { describe, expect, test } from "vitest";
import { runTestFile } from "../../src/testing/index.ts";

const PROGRAM = `program: |
  drop() where name == "b"
  route() where name == "c" to "audit"
  set(name, Concat(name, "!"))
`;
const INPUT = "input: [{ span: { name: a } }, { span: { name: b } }, { span: { name: c } }]";

/** The messages of the failures of one test with these lines. */
function failuresOf(lines: string, head = PROGRAM, files: Readonly<Record<string, string>> = {}): string[] {
  const load = (path: string): Uint8Array | undefined =>
    Object.hasOwn(files, path) ? new TextEncoder().encode(files[path]) : undefined;
  const text = `${head}tests:\n  - name: t\n${lines.replace(/^/gm, "    ")}\n`;
  const { findings, results } = runTestFile(text, "a.ottl-test.yaml", { load });
  expect(findings.map(({ message }) => message)).toEqual([]);
  return results.flatMap(({ failures }) => failures.map(({ message }) => message));
}

describe("routed_to", () => {
  test("compares the records of each output; what stays and what is dropped are told apart", () => {
    const rest = `expected: { span: { name: "a!" } }\ndropped: 1`;
    expect(failuresOf(`${INPUT}\n${rest}\nrouted_to: { audit: { span: { name: c } } }`)).toEqual([]);
    expect(failuresOf(`${INPUT}\n${rest}\nrouted_to: { audit: { span: { name: d } }, other: [] }`)).toEqual([
      'record 0 "c" at the output "audit" is not as expected',
    ]);
  });

  test("counts", () => {
    expect(failuresOf(`${INPUT}\nrouted_to: { audit: 1, other: 0 }`)).toEqual([]);
    expect(failuresOf(`${INPUT}\nrouted_to: { audit: 2, other: 1 }`)).toEqual([
      '1 record is at the output "audit", not 2',
      '0 records are at the output "other", not 1',
    ]);
  });

  test("an output that is not named takes nothing", () => {
    expect(failuresOf(`${INPUT}\nrouted_to: {}`)).toEqual([
      '1 record is at the output "audit", which routed_to: does not name',
    ]);
  });

  test("a name alone: every record goes there", () => {
    expect(failuresOf("input: [{ span: { name: c } }, { span: { name: c } }]\nrouted_to: audit")).toEqual([]);
    expect(failuresOf(`${INPUT}\nrouted_to: audit`)).toEqual(['1 record is at the output "audit", not 3']);
  });

  test("of metrics, data points are counted", () => {
    const head = 'program: route() where metric.name == "m" to "x"\n';
    const metric = "{ metric: { name: m, datapoints: [{ value: 3 }, { value: 4 }] } }";
    expect(failuresOf(`input: ${metric}\nrouted_to: { x: 2 }\nexpected: dropped`, head)).toEqual([]);
    expect(failuresOf(`input: ${metric}\nrouted_to: { x: ${metric} }`, head)).toEqual([]);
  });

  test("rules of the dialect v1 come from a file that says so; those of a Collector route nowhere", () => {
    const files = {
      "v1.ottl": '# dialect: v1\nroute() to "x"',
      "plain.ottl": 'set(log.body, "b")\nset(log.attributes["n"], 1) where log.body == "b"',
    };
    const input = "input: { log: { body: a } }";
    expect(failuresOf(`${input}\nrouted_to: x`, "config: v1.ottl\n", files)).toEqual([]);
    const plain = "config: plain.ottl\n";
    expect(failuresOf(`${input}\nexpected: { log: { body: b, attributes: { n: 1 } } }`, plain, files)).toEqual([]);
    expect(failuresOf(`${input}\nrouted_to: x`, plain, files)).toEqual([
      "routed_to: needs rules that route: a program of the dialect v1 (program:, or a .ottl file)",
    ]);
  });

  test("a program that is refused shows why; one that fails tells where", () => {
    expect(failuresOf(`${INPUT}\nrouted_to: {}`, "program: drop(\n")).toEqual(["the rules are refused"]);
    const limited = 'program: "# limit_records: 1\\nkeep()"\n';
    expect(failuresOf(`${INPUT}\nrouted_to: {}\nerrors: [resource exceeded at]`, limited)).toEqual([]);
  });

  test("mistakes in it are findings", () => {
    const messages = ["routed_to: 3", "routed_to: { x: -1 }", "routed_to: { x: 1.5 }"].map((line) => {
      const { findings } = runTestFile(`${PROGRAM}tests: [{ name: t, input: { span: {} }, ${line} }]`, "a");
      return findings.map(({ message }) => message);
    });
    expect(messages).toEqual([
      ["routed_to: is an output that takes every record, or a map of outputs with what goes to each"],
      ["routed_to: x takes a number of records, or the records"],
      ["routed_to: x takes a number of records, or the records"],
    ]);
    const both = runTestFile(
      "program: keep()\nstatements: []\ntests: [{ name: t, input: { span: {} }, dropped: 0 }]",
      "a",
    );
    expect(both.findings[0].message).toBe("give one of config:, program:, statements: and conditions:");
  });
});

describe("snapshots", () => {
  const text = "statements: []\ntests: [{ name: a, input: { log: { body: x } }, snapshot: true }]";

  test("of a test that cannot run or be read stay", () => {
    const snapshots = { a: '{"old":1}', gone: '{"old":2}' };
    const refused = text.replace("[]", "['set(']");
    expect(runTestFile(refused, "a", { snapshots, update: true }).snapshots).toEqual({ a: snapshots.a });
    expect(runTestFile("tests: [", "a", { snapshots, update: true }).snapshots).toEqual(snapshots);
    expect(Object.keys(runTestFile(text, "a", { snapshots }).snapshots)).toEqual(["a", "gone"]);
    expect(Object.keys(runTestFile(text, "a", { snapshots, update: true }).snapshots)).toEqual(["a"]);
  });

  test("are not taken where they are frozen", () => {
    const { results, snapshots } = runTestFile(text, "a", { frozen: true });
    expect(results[0].failures[0].message).toContain("there is no snapshot yet, and CI takes none");
    expect(snapshots).toEqual({});
  });
});
