import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { type CliResult, root, runCli } from "./run-cli.ts";

// Each test starts the command several times.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "ottl-pipeline-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

/** As a user in a folder of rules and telemetry would. */
function ottl(...args: readonly string[]): CliResult {
  return runCli(args, { cwd: folder });
}

function read(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

const payload = (...names: readonly string[]): string =>
  JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: names.map((name) => ({ name })) }] }] });

/** The names of the spans in a text. */
function names(text: string): string[] {
  return [...text.matchAll(/"name":"([^"]*)"/g)].map((match) => match[1]);
}

file("more.ottl", '# dialect: v1\nroute() where name == "d" to "d"\nset(name, Format("{}!", name))\n');
file(
  "pipeline.yaml",
  `dialect: v1
pipeline_mode: true
stages:
  - name: first
    workers: 2
    statements:
      - drop() where name == "a"
      - route() where name == "b" to "b"
      - set(attributes["n"], 1 / 0) where name == "c"
  - name: second
    file: more.ottl
outputs:
  b: b.json
  d: { path: d.txt, format: jsonl }
  rest: "-"
default_output: rest
`,
);
file("in.json", payload("a", "b", "c", "d", "e"));
file("in.jsonl", `${payload("a", "b")}\n${payload("a")}\n${payload("c", "d")}\n${payload("b", "d", "e")}\n`);

describe("a pipeline on the command line", () => {
  test("run: writes each output, the rest to the default one", () => {
    const { status, stdout, stderr } = ottl("run", "-c", "pipeline.yaml", "-i", "in.json");
    expect([status, names(stdout), names(read("b.json")), names(read("d.txt"))]).toEqual([
      0,
      ["c!", "e!"],
      ["b"],
      ["d"],
    ]);
    expect(stderr).toContain("warning[OTTL6009]: runtime error: attempted to divide by 0");
    expect(stderr).toContain("pipeline.yaml:9:30");
    expect(stderr).toContain("in the stage first");
  });

  test("run: the command line has the last word, and the number of workers none", () => {
    const args = ["run", "-c", "pipeline.yaml", "-i", "in.jsonl", "--quiet", "--on-error", 'fallback "?"'];
    const given = [1, 3].map((workers) => {
      const [out, b, metrics] = [`out${workers}.jsonl`, `b${workers}.pbl`, `metrics${workers}.prom`];
      const more = ["-o", out, "--route", `b=${b}`, "--workers", String(workers), "--metrics", metrics];
      const { status, stdout, stderr } = ottl(...args, ...more);
      expect([status, stdout]).toEqual([0, ""]);
      const counts = read(metrics)
        .split("\n")
        .filter((line) => line.startsWith("ottl_execution_total"));
      return [read(out), read(b), read("d.txt"), stderr, counts];
    });
    expect(names(given[0][0] as string)).toEqual(["c!", "e!"]);
    expect((given[0][0] as string).split("\n")).toHaveLength(3);
    expect(given[0][0]).toContain('"stringValue":"?"');
    expect(given[0][4]).toContain('ottl_execution_total{statement="second:1",context="span",result="routed"} 2');
    expect(given[1]).toEqual(given[0]);
  });

  test("run: a limit ends it with its place, and files stay as they were", () => {
    const limited = read("pipeline.yaml").replace("default_output: rest\n", "limits:\n  records: 5\n");
    file("limited.yaml", limited);
    const before = ["b.json", "d.txt"].map((name) => [name, file(name, "before")]).map(([name]) => read(name));
    const listed = readdirSync(folder).sort();
    const { status, stderr } = ottl("run", "-c", "limited.yaml", "-i", "in.jsonl", "-o", "never.jsonl");
    expect(status).toBe(1);
    expect(stderr).toContain(
      "error[OTTL6010]: resource exceeded: the run has more than 5 records\n  --> limited.yaml:17:12",
    );
    expect(stderr).toContain("in.jsonl: line 4: the run was ended by a limit");
    expect(["b.json", "d.txt"].map(read)).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(listed);
  });

  test("run and lint: what is wrong, with its place", () => {
    file("wrong.yaml", read("pipeline.yaml").replace("workers: 2", "wrokers: 2").replace('to "b"', 'to "bb"'));
    const { status, stdout, stderr } = ottl("run", "-c", "wrong.yaml", "-i", "in.json");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("error[OTTL3002]: a stage has no setting wrokers\n --> wrong.yaml:5:5");
    expect(stderr).toContain("did you mean workers?");
    expect(stderr).toContain("error[OTTL6012]: There is no output bb.\n --> wrong.yaml:8:38");
    expect(stderr).toContain("did you mean b?");
    file(
      "more-wrong.yaml",
      "dialect: v1\nstages:\n  - { name: x, file: broken.ottl }\n  - { name: x, file: lost.ottl }\n",
    );
    file("broken.ottl", "# dialect: v1\nset(nam, 1)\n");
    const lint = ottl("lint", "--format", "json", "wrong.yaml", "more-wrong.yaml");
    expect(lint.status).toBe(1);
    const found = JSON.parse(lint.stdout) as { code: string; file: string; range: { start: { line: number } } }[];
    expect(found.map(({ code, file: where, range }) => [code, where, range.start.line])).toEqual([
      ["OTTL3002", "wrong.yaml", 4],
      ["OTTL6012", "wrong.yaml", 7],
      ["OTTL6015", "more-wrong.yaml", 3],
      ["OTTL6016", "more-wrong.yaml", 3],
      ["OTTL2012", "broken.ottl", 1],
    ]);
    file("lost.yaml", read("pipeline.yaml").replace("b.json", "nowhere/b.json"));
    const lost = ottl("run", "-c", "lost.yaml", "-i", "in.json");
    expect([lost.status, lost.stdout]).toEqual([2, ""]);
    expect(lost.stderr).toContain("nowhere/b.json: there is no folder nowhere");
  });

  test("a configuration without stages", () => {
    file(
      "plain.yaml",
      'dialect: v1\nstatements:\n  - drop() where name == "a"\n  - route() to "b" where name == "b"\n',
    );
    expect(ottl("lint", "plain.yaml")).toMatchObject({ status: 0 });
    expect(ottl("run", "-c", "plain.yaml", "-i", "in.json", "-o", "plain.json")).toMatchObject({ status: 0 });
    expect([names(read("plain.json")), names(read("plain.b.json"))]).toEqual([["c", "d", "e"], ["b"]]);
    expect(ottl("run", "-c", "plain.yaml", "-i", "in.json")).toMatchObject({ status: 2, stdout: expect.any(String) });
    expect(existsSync(join(folder, "-"))).toBe(false);
  });

  test("test, bench and explain", () => {
    const routes = { b: JSON.parse(payload("b")), d: JSON.parse(payload("d")) };
    const sample = { input: JSON.parse(payload("a", "b", "d", "e")), expected: JSON.parse(payload("e!")), routes };
    file("sample.json", JSON.stringify(sample));
    expect(ottl("test", "--input=sample.json", "pipeline.yaml")).toMatchObject({ status: 0 });
    const bench = ottl("bench", "-c", "limited.yaml", "--duration=50ms", "--json");
    expect([bench.status, JSON.parse(bench.stdout).records]).toEqual([0, 1000]);
    const plan = ottl("explain", "-c", "pipeline.yaml", "--plan", "--format", "json");
    const [{ groups }] = JSON.parse(plan.stdout);
    expect(groups.map((group: { processor: string }) => group.processor)).toEqual(["first", "second"]);
    const trace = ottl("explain", "-c", "pipeline.yaml", "-i", "in.json", "--record", "3");
    expect(trace.stdout).toMatch(/first \(span\)[\s\S]*second \(span\)[\s\S]*route\(\) where name == "d" to "d"/);
  });

  test("the example", () => {
    const args = [
      "run",
      "-c",
      `${root}/examples/pipeline.yaml`,
      "-i",
      `${root}/examples/traces.json`,
      "-o",
      "kept.json",
    ];
    expect(ottl(...args)).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(read("kept.json")).not.toMatch(/@example.com|session=[0-9a-f]|internal\.debug_id|\/healthz/);
    expect(new Set(read("failed.json").match(/"status":\{[^}]*\}/g))).toEqual(
      new Set(['"status":{"message":"upstream failed","code":2}']),
    );
    expect(read("slow.jsonl").match(/"spanId"/g)?.length).toBeGreaterThan(10);
    expect(runCli(["test", `${root}/examples/pipeline.ottl-test.yaml`])).toMatchObject({ status: 0 });
  });
});
