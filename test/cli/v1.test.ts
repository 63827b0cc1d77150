import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { runCli } from "./run-cli.ts";

// Each test starts the command several times.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "ottl-v1-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text?: string | object): string {
  const path = join(folder, name);
  if (text !== undefined) writeFileSync(path, typeof text === "string" ? text : JSON.stringify(text));
  return path;
}

const payload = (...names: readonly string[]): object => ({
  resourceSpans: [{ scopeSpans: [{ spans: names.map((name) => ({ name })) }] }],
});
/** The names of the spans in a payload. */
function names(text: string): string[] {
  return [...text.matchAll(/"name":"([^"]*)"/g)].map((match) => match[1]);
}

const rules = file(
  "rules.ottl",
  '# dialect: v1\ndrop() where name == "b"\nroute() where name == "c" to "c"\nset(name, Concat(name, "!"))',
);
const input = file("in.json", payload("a", "b", "c"));

describe("the dialect v1 on the command line", () => {
  test("run: drops, routes to named outputs and writes metrics", () => {
    const output = file("out.json");
    const run = runCli(["run", "-c", rules, "-i", input, "-o", output, "--metrics", file("metrics.prom")]);
    expect(run.status).toBe(0);
    expect(names(readFileSync(output, "utf8"))).toEqual(["a!"]);
    expect(names(readFileSync(file("out.c.json"), "utf8"))).toEqual(["c"]);
    expect(readFileSync(file("metrics.prom"), "utf8")).toContain("ottl_deprecated_function_calls_total");
    expect(runCli(["run", "-c", rules, "-i", input, "-o", output, "--metrics", file("metrics.json")]).status).toBe(0);
    expect(JSON.parse(readFileSync(file("metrics.json"), "utf8"))).toHaveProperty("resourceMetrics");
    const given = runCli([
      "run",
      "--dialect",
      "v1",
      "-e",
      'route() to "x"',
      "-i",
      input,
      "--route",
      `x=${file("x.json")}`,
    ]);
    expect(given.stdout).toBe("{}\n");
    expect(names(readFileSync(file("x.json"), "utf8"))).toEqual(["a", "b", "c"]);
  });

  test("run: refuses broken programs and unplaced outputs", () => {
    expect(runCli(["run", "--dialect", "v1", "-e", "set(a", "-i", input])).toMatchObject({ status: 1, stdout: "" });
    const unplaced = runCli(["run", "--dialect", "v1", "-e", 'route() to "x"', "-i", input]);
    expect(unplaced.status).toBe(2);
    expect(unplaced.stderr).toContain("--route 'x=FILE'");
    const limited = ["run", "--dialect", "v1", "-e", "# limit_records: 1\nkeep()", "-i", input, "-o", file("no.json")];
    expect(runCli(limited).stderr).toContain("resource exceeded");
    expect(existsSync(file("no.json"))).toBe(false);
  });

  test("lint", () => {
    const fine = runCli(["lint", "--version=v1.0", rules]);
    expect([fine.status, fine.stdout.includes("OTTL6007")]).toEqual([0, true]);
    expect(runCli(["lint", file("bad.ottl", "# dialect: v1\ndrop() where nam == 1")]).status).toBe(1);
  });

  test("test: compares the whole result", () => {
    const sample = { input: payload("a", "b", "c"), expected: payload("a!"), routes: { c: payload("c") } };
    const passed = runCli(["test", `--input=${file("sample.json", sample)}`, rules]);
    expect([passed.status, passed.stdout]).toEqual([0, "ok case 1\n1 passed, 0 failed\n"]);
    const wrong = file("wrong.json", [{ ...sample, name: "w", expected: payload("a") }]);
    const failed = runCli(["test", `--input=${wrong}`, rules]);
    expect([failed.status, failed.stdout.startsWith("not ok w\n")]).toEqual([1, true]);
  });

  test("bench, over sample spans", () => {
    const { status, stdout } = runCli(["bench", "--duration=50ms", rules, "--json"]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ records: 1000, failed: 0, tier: "batch" });
  });

  test("migrate", () => {
    const { status, stdout } = runCli(["migrate", file("m.ottl", '# Health.\ndrop() where name == "/healthz"')]);
    expect(status).toBe(0);
    expect(stdout).toContain("          # Health.\n          - 'span.name == \"/healthz\"'");
    expect(runCli(["migrate", file("r.ottl", 'set(attr["x"], Sum([1]))')])).toMatchObject({ status: 1 });
  });
});
