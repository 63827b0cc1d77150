import { describe, expect, test } from "vitest";
import { runCli } from "./run-cli.ts";

describe("ottl explain", () => {
  test("follows records through a configuration", async () => {
    const args = ["explain", "-c", "examples/collector.yaml", "-i", "examples/logs.json", "-r", "0", "-r", "3"];
    const { status, stdout, stderr } = runCli(args);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    await expect(stdout).toMatchFileSnapshot("./explain-logs.golden.txt");
  });

  test("says why conditions do not hold", async () => {
    const { stdout, stderr } = runCli([
      "explain",
      "-e",
      'set(attributes["x"], 1) where severity_number == "9" or attributes["client.adress"] == "::1"',
      "-e",
      'set(attributes["y"], ParseJSON(attributes["client.address"]))',
      "-e",
      'set(resource.attributes["zone"], "eu") where resource.attributes["cloud.region"] == "EU-WEST-1"',
      "--context",
      "log",
      "-i",
      "examples/logs.json",
      "--records",
      "1",
    ]);
    expect(stderr).toBe("");
    await expect(stdout).toMatchFileSnapshot("./explain-where.golden.txt");
  });

  test("takes rules in the place of a code", () => {
    const { status, stdout } = runCli(["explain", "--plan", "examples/pipeline.yaml"]);
    expect([status, stdout]).toEqual([0, runCli(["explain", "--plan", "-c", "examples/pipeline.yaml"]).stdout]);
    expect(runCli(["explain", "-c", "examples/pipeline.yaml", "OTTL2012"]).status).toBe(2);
  });

  test("says what ended a record in the dialect v1", () => {
    const rules = 'drop() where severity_number < 1; keep() where severity_number > 1; route() to "all"';
    const args = ["explain", "--dialect", "v1", "-e", rules, "-i", "examples/logs.json", "--records", "1"];
    const { stdout } = runCli(args);
    expect(stdout).toContain("✗ drop() where severity_number < 1  not matched");
    expect(stdout).toContain("✓ keep() where severity_number > 1  no effect");
    expect(stdout).toContain('✓ route() to "all"  routed');
  });

  test("shows only the steps asked for, last one first", () => {
    const args = [
      "explain",
      "-c",
      "examples/collector.yaml",
      "-i",
      "examples/logs.json",
      "-r",
      "0",
      "--format",
      "json",
    ];
    const trace = JSON.parse(runCli([...args, "--only", "changed", "--reverse"]).stdout);
    const [{ steps, status }] = trace.records;
    expect(status).toBe("changed");
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.every(({ changed }: { changed: boolean }) => changed)).toBe(true);
    const indexes = steps.map(({ index }: { index: number }) => index);
    expect(indexes).toEqual(indexes.toSorted((a: number, b: number) => b - a));
    expect(steps.at(-1).changes[0]).toMatchObject({ path: "log.body" });
    expect(trace.texts.some(({ dropped }: { dropped: number }) => dropped > 0)).toBe(true);
  });

  test("plans a configuration for each of its signals", () => {
    const { status, stdout } = runCli(["explain", "-c", "examples/collector.yaml", "--format", "json"]);
    expect(status).toBe(0);
    const plans = JSON.parse(stdout);
    expect(plans.map(({ signal }: { signal: string }) => signal)).toEqual(["traces", "metrics", "logs"]);
    const pii = plans[0].groups.find(({ processor }: { processor: string }) => processor === "transform/pii");
    expect(pii).toMatchObject({ context: "span", errorMode: "ignore" });
    expect(pii.contextReason).toContain("span");
    expect(pii.statements[0]).toMatchObject({
      reads: ['span.attributes["enduser.id"]'],
      writes: ['span.attributes["enduser.id"]'],
      functions: ["set", "SHA256"],
    });
    for (const { groups } of plans) {
      for (const { conditions, statements } of groups) {
        for (const { tier, why } of [...conditions, ...statements]) expect(why === undefined).toBe(tier === "batch");
      }
    }
    expect(runCli(["explain", "-e", "set(span.name, span.name)"]).stdout).toContain("paths name span");
  });

  test("explains codes", () => {
    const { status, stdout } = runCli(["explain", "ottl2012"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^OTTL2012: .*\n\n/);
    expect(stdout).toMatch(/\nWrong\n\n {4}\S.*\n\nRight\n\n {4}\S/);
    expect(runCli(["explain", "6001"]).stdout).toContain("drop() where duration > Duration");
    expect(runCli(["explain", "OTTL9999"]).status).toBe(1);
    expect(runCli(["explain", "OTTL2012", "-e", "set(span.name, 1)"]).status).toBe(2);
  });

  test("shows what is wrong with rules and telemetry", () => {
    const { status, stderr } = runCli(["explain", "-e", 'set(span.nam, "x")']);
    expect(status).toBe(1);
    expect(stderr).toContain("OTTL2012");
    const empty = runCli(["explain", "-e", 'set(span.name, "x")', "-i", "-"], { input: "{}" });
    expect(empty.status).toBe(1);
    expect(empty.stderr).toContain("<stdin>");
  });
});

test("ottl run --report tells what the rules did to the whole input", async () => {
  const args = ["run", "-c", "examples/collector.yaml", "-i", "examples/traces.json", "--report"];
  const { status, stdout, stderr } = runCli(args);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const steady = stdout.replace(/[0-9.]+ ms/, "0 ms").replace(/ +[0-9]+\.[0-9]{2} {2}(?=\S)/g, "  0.00  ");
  await expect(steady).toMatchFileSnapshot("./run-report.golden.txt");
});
