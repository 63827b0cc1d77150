import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { root, runCli } from "./run-cli.ts";

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "ottl-v1-commands-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text?: string | object): string {
  const path = join(folder, name);
  if (text !== undefined) writeFileSync(path, typeof text === "string" ? text : JSON.stringify(text));
  return path;
}

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const spans = (...list: readonly object[]) => ({ resourceSpans: [{ scopeSpans: [{ spans: list }] }] });
const input = file("in.json", spans({ name: "/healthz" }, { name: "a", attributes: [text("y", "abc")] }));

describe("run --dialect v1 -e 'STATEMENTS' --input FILE --output FILE", () => {
  test("runs the statements in order, of several -e too", () => {
    const output = file("out.json");
    const args = ["--input", input, "--output", output];
    const both = [
      "-e",
      'set(attr["x"], Uppercase(attr["y"])); drop() where name == "/healthz"',
      "-e",
      'set(name, "b")',
    ];
    expect(runCli(["run", "--dialect", "v1", ...both, ...args])).toEqual({ status: 0, stdout: "", stderr: "" });
    const [{ name, attributes }] = JSON.parse(readFileSync(output, "utf8")).resourceSpans[0].scopeSpans[0].spans;
    expect([name, attributes]).toEqual(["b", [text("y", "abc"), text("x", "ABC")]]);
  });

  test("tells failures with class and place, and recovers as it is told", () => {
    const output = file("recovered.json");
    const failing = ["run", "--dialect", "v1", "-e", 'keep() where name == "a"\nset(attr["x"], 1 / 0.0)'];
    const run = runCli([...failing, "--on-error", "fallback -1", "-i", input, "-o", output]);
    expect(run.status).toBe(0);
    expect(run.stderr).toContain("runtime error: attempted to divide by 0");
    expect(run.stderr).toContain("-e:2:16");
    expect(readFileSync(output, "utf8")).toContain('{"key":"x","value":{"intValue":"-1"}}');
    expect(runCli([...failing, "--on-error", "panic", "-i", input])).toMatchObject({ status: 2, stdout: "" });
  });

  test("refuses one file for two outputs", () => {
    const [output, other] = [file("both.json"), file("other.json")];
    const routed = ["run", "--dialect", "v1", "-e", 'route() where name == "a" to "a"; route() to "b"', "-i", input];
    const twice = runCli([...routed, "-o", output, "--route", `a=${output}`]);
    expect([twice.status, twice.stderr]).toEqual([
      2,
      expect.stringContaining("is the file of the main output already"),
    ]);
    const shared = runCli([...routed, "-o", output, "--route", `a=${other}`, "--route", `b=${other}`]);
    expect([shared.status, shared.stderr]).toEqual([2, expect.stringContaining("is the file of the output b already")]);
    expect([existsSync(output), existsSync(other)]).toEqual([false, false]);
  });

  test("says of each refused statement of which class its error is", () => {
    const { status, stderr } = runCli([
      "run",
      "--dialect",
      "v1",
      "-e",
      'drop() where name = "a"; set(nam, 1)',
      "-i",
      input,
    ]);
    expect(status).toBe(1);
    expect(stderr).toContain("error[OTTL1008]: syntax error: ");
    const typed = runCli(["run", "--dialect", "v1", "-e", "drop() where name > 1", "-i", input]);
    expect([typed.status, typed.stderr.includes("error[OTTL6001]: type error: ")]).toEqual([1, true]);
  });
});

const program =
  '# dialect: v1\n# limit_records: 2\ndrop() where name == "/healthz"\nset(attr["x"], Uppercase(attr["y"]))\n';
const rules = file("rules.ottl", program);
const plain = file("plain.ottl", 'set(name, "x")\n');

describe("a file whose head says `# dialect: v1`", () => {
  test("runs as such; another .ottl file is asked for its dialect", () => {
    const run = runCli(["run", "-c", rules, "-i", input]);
    expect([run.status, run.stdout.includes('"ABC"'), run.stdout.includes("healthz")]).toEqual([0, true, false]);
    const unsaid = runCli(["run", "-c", plain, "-i", input]);
    expect([unsaid.status, unsaid.stderr.includes("# dialect: v1")]).toEqual([2, true]);
    expect(runCli(["run", "--dialect", "v1", "-c", plain, "-i", input]).stdout).toContain('"name":"x"');
  });

  test("is linted, explained and planned as such", () => {
    const deprecated = file("deprecated.ottl", '# dialect: v1\nset(name, Concat(name, "!"))\n');
    expect(runCli(["lint", deprecated]).stdout).toContain("OTTL6007");
    const { stdout } = runCli(["explain", "--plan", "-c", rules]);
    expect(stdout).toContain("starts record by record; over columns after 5,000 records");
    expect(stdout).toContain("tier    batch");
    const followed = runCli(["explain", "-c", rules, "-i", input]);
    expect([followed.status, followed.stdout.includes("dropped")]).toEqual([0, true]);
  });
});

describe("a file whose head does not say so", () => {
  test("is linted and timed as v1 where the command line says so", () => {
    const deprecated = file("unsaid.ottl", 'set(name, Concat(name, "!"))\n');
    for (const said of [["--version=v1.0"], ["--version", "v1.0"], ["--dialect", "v1"]]) {
      const { status, stdout } = runCli(["lint", ...said, deprecated]);
      expect([status, stdout.includes("OTTL6007")], said.join(" ")).toEqual([0, true]);
    }
    expect(runCli(["lint", "--dialect", "collector", "--version=v1.0", deprecated]).status).toBe(2);
    expect(runCli(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+/);
    const timed = ["bench", "--duration=20ms", "--json", "--dialect", "v1", "-c", plain];
    expect(JSON.parse(runCli(timed).stdout)).toMatchObject({ records: 1000, kept: 1000 });
  });
});

describe("test --input=sample.json rules.ottl", () => {
  const kept = { name: "a", attributes: [text("y", "abc"), text("x", "ABC")] };
  const telemetry = spans({ name: "/healthz" }, { name: "a", attributes: [text("y", "abc")] });

  test("runs each case by itself", () => {
    const cases = [
      { input: telemetry, expected: spans(kept) },
      { name: "again", input: telemetry, expected: spans(kept) },
      { name: "nothing is left", input: spans({ name: "/healthz" }), expected: null },
    ];
    const { status, stdout } = runCli(["test", `--input=${file("cases.json", cases)}`, rules]);
    expect([status, stdout]).toEqual([0, "ok case 1\nok again\nok nothing is left\n3 passed, 0 failed\n"]);
    const none = runCli(["test", `--input=${file("none.json", [])}`, rules]);
    expect([none.status, none.stderr]).toEqual([1, expect.stringContaining("there is no case in it")]);
  });

  test("compares the whole result and tells where it differs", () => {
    const expected = spans({ ...kept, attributes: [text("y", "abc"), text("x", "abc")], kind: 2 });
    const { status, stdout } = runCli(["test", `--input=${file("off.json", { input: telemetry, expected })}`, rules]);
    expect(status).toBe(1);
    const place = "resourceSpans[0].scopeSpans[0].spans[0]";
    expect(stdout).toContain(`    ${place}.attributes[1].value.stringValue: expected "abc", got "ABC"\n`);
    expect(stdout).toContain(`    ${place}.kind: expected 2, got nothing\n`);
  });
});

describe("bench --duration=… rules.ottl", () => {
  test("takes durations, a tier and when to be promoted", () => {
    const timed = runCli(["bench", "--duration=50ms", "--tier", "scalar", rules, "--json"]);
    expect(timed.status).toBe(0);
    expect(JSON.parse(timed.stdout)).toMatchObject({ records: 1000, dropped: 100, tier: "scalar" });
    const late = runCli([
      "bench",
      "--duration=0s1ms",
      plain,
      "--promote-after",
      "1000000000",
      "--promote-batch",
      "9999",
      "--json",
    ]);
    expect(JSON.parse(late.stdout)).toMatchObject({ tier: "scalar" });
    for (const wrong of ["60", "s"]) {
      expect(runCli(["bench", `--duration=${wrong}`, rules]).status).toBe(2);
    }
  });
});

test("run --metrics counts the rules of a Collector's configuration, too", () => {
  const args = ["run", "-c", resolve(root, "examples/collector.yaml"), "-i", resolve(root, "examples/traces.pb")];
  expect(runCli([...args, "-o", file("out.pb"), "--metrics", file("collector.prom")]).status).toBe(0);
  expect(readFileSync(file("collector.prom"), "utf8")).toMatch(
    /^ottl_execution_total\{statement="filter\/noise:1",context="span",result="dropped"\} \d+$/m,
  );
});
