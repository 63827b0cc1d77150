import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root, runCli } from "./run-cli.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ottl-test-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const RULES = `
statements: ['set(log.attributes["n"], 1) where log.attributes["n"] == "5"']
tests:
  - name: n is five
    input: { log: { attributes: { n: 5 } } }
    assert: ['log.attributes["n"] == 1']
  - name: 'm & "n" # stay'
    input: { log: { attributes: { m: 5 } } }
    unchanged: true
`;

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

describe("ottl test", () => {
  test("runs the examples, all of whose rules are reached", () => {
    const { status, stdout, stderr } = runCli(["test", "examples", "--coverage", "--min-coverage", "80"], {
      cwd: root,
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toContain("19 passed");
    expect(stdout).toMatch(/collector\.yaml .*%/);
  });

  test("tells failures in each reporter's way", async () => {
    const file = write("rules.ottl-test.yaml", RULES);
    const shown: string[] = [];
    for (const reporter of ["pretty", "tap", "junit"]) {
      const { status, stdout } = runCli(["test", file, "--reporter", reporter], { cwd: folder });
      expect(status).toBe(1);
      shown.push(stdout.replace(/time="[0-9.]+"/g, 'time="0"').replace(/in \d+ ms/, "in 0 ms"));
    }
    await expect(shown.join("\n")).toMatchFileSnapshot("./test-reporters.golden.txt");
    expect(runCli(["test", file, "--filter", "STAY"], { cwd: folder }).status).toBe(0);
  });

  test("writes coverage, and fails below what is wanted", () => {
    const file = write(
      "covered.ottl-test.yaml",
      RULES.replace("assert: ['log.attributes[\"n\"] == 1']", "unchanged: true"),
    );
    const low = runCli(["test", file, "--coverage", "lcov", "--min-coverage", "90"], { cwd: folder });
    expect(low.status).toBe(1);
    expect(low.stderr).toContain("below 90 %");
    const lcov = readFileSync(join(folder, "coverage.lcov"), "utf8");
    expect(lcov).toContain("SF:covered.ottl-test.yaml");
    expect(lcov).toMatch(/DA:2,0\n/);
    expect(lcov).toMatch(/BRDA:2,0,1,2\n/);
    runCli(["test", file, "--coverage", "html"], { cwd: folder });
    const html = readFileSync(join(folder, "coverage.html"), "utf8");
    expect(html).toContain("<!doctype html>");
    expect(html).toContain("never true: log.attributes[&quot;n&quot;] == &quot;5&quot;");
  });

  test("keeps snapshots, and takes new ones only when told", () => {
    const text = (value: string): string => `
statements: ['set(log.body, "${value}")']
tests: [{ name: a, input: { log: { body: x } }, snapshot: true }]
`;
    const file = write("snap.ottl-test.yaml", text("one"));
    expect(runCli(["test", file], { cwd: folder }).stdout).toContain("snapshot written");
    expect(runCli(["test", file], { cwd: folder }).status).toBe(0);
    write(file, text("two"));
    const changed = runCli(["test", file], { cwd: folder });
    expect(changed.status).toBe(1);
    expect(changed.stdout).toContain("differs from the snapshot");
    expect(runCli(["test", file, "--update"], { cwd: folder }).status).toBe(0);
    expect(runCli(["test", file], { cwd: folder }).status).toBe(0);
    expect(existsSync(join(folder, "snap.ottl-test.snap.json"))).toBe(true);
  });

  test("writes no snapshots in CI, and keeps those of a file that it cannot read", () => {
    const file = write(
      "frozen.ottl-test.yaml",
      "statements: []\ntests: [{ name: a, input: { log: { body: x } }, snapshot: true }]\n",
    );
    const stored = join(folder, "frozen.ottl-test.snap.json");
    const fresh = runCli(["test", file], { cwd: folder, env: { CI: "true" } });
    expect(fresh.status).toBe(1);
    expect(fresh.stdout).toContain("there is no snapshot yet, and CI takes none");
    const updated = runCli(["test", file, "--update"], { cwd: folder, env: { CI: "1" } });
    expect(updated.status).toBe(2);
    expect(updated.stderr).toContain("in CI (the variable CI is set) none are written");
    expect(existsSync(stored)).toBe(false);
    expect(runCli(["test", file], { cwd: folder, env: { CI: "false" } }).status).toBe(0);
    const before = readFileSync(stored, "utf8");
    expect(runCli(["test", file], { cwd: folder, env: { CI: "true" } }).status).toBe(0);
    write(file, "statements: [\ntests: [{ name: a, input: {");
    expect(runCli(["test", file], { cwd: folder }).status).toBe(1);
    expect(readFileSync(stored, "utf8")).toBe(before);
  });

  test("a filter that no test passes is a mistake", () => {
    const file = write("filtered.ottl-test.yaml", RULES);
    const { status, stderr } = runCli(["test", file, "--filter", "nowhere"], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toContain('no test\'s name contains "nowhere"');
  });

  test("runs what it can read beside a file that it cannot", () => {
    const inner = mkdtempSync(join(folder, "mixed-"));
    writeFileSync(join(inner, "a.ottl-test.yaml"), new Uint8Array([0xff, 0xfe, 0]));
    const fine = "statements: []\ntests: [{ name: fine, input: { log: { body: x } }, unchanged: true }]\n";
    writeFileSync(join(inner, "b.ottl-test.yaml"), fine);
    const { status, stdout, stderr } = runCli(["test", "."], { cwd: inner });
    expect([status, stdout.includes("✓ fine"), stderr.includes("a.ottl-test.yaml: is not UTF-8")]).toEqual([
      1,
      true,
      true,
    ]);
  });

  test("says what is wrong with a test file", () => {
    const file = write("wrong.ottl-test.yaml", "statements: []\ntests: [{ name: a, inputs: 3 }]\n");
    const { status, stdout } = runCli(["test", file], { cwd: folder });
    expect(status).toBe(1);
    expect(stdout).toContain("did you mean input?");
    expect(runCli(["test", "nowhere"], { cwd: folder }).status).toBe(2);
  });
});
