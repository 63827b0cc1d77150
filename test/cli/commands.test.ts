import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { runCli } from "./run-cli.ts";

// Each test starts the command several times.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "ottl-commands-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("ottl lint", () => {
  test("shows every error with its place and a caret", () => {
    const { status, stdout, stderr } = runCli(["lint", "examples/mistakes.yaml"]);
    expect(status).toBe(1);
    expect(stderr).toBe("");
    expect(stdout).toContain("examples/mistakes.yaml:6:18");
    expect(stdout).toContain("did you mean replace_pattern?");
    expect(stdout).toContain("^^^^^^^^^");
    expect(stdout).toContain("4 errors");
  });

  test("as JSON, with lines and characters from 0", () => {
    const { status, stdout } = runCli(["lint", "--format", "json", "examples/mistakes.yaml"]);
    expect(status).toBe(1);
    const found = JSON.parse(stdout) as Record<string, unknown>[];
    expect(found).toHaveLength(4);
    expect(found[0]).toMatchObject({
      code: "OTTL3007",
      severity: "error",
      file: "examples/mistakes.yaml",
      range: { start: { line: 3, character: 16 }, end: { line: 3, character: 21 } },
    });
    expect(typeof found[0].message).toBe("string");
  });

  test("as annotations of a workflow", () => {
    const { stdout } = runCli(["lint", "--format", "github", "examples/mistakes.yaml"]);
    expect(stdout.split("\n")[0]).toMatch(
      /^::error file=examples\/mistakes\.yaml,line=4,col=17,endLine=4,endColumn=22,title=OTTL3007::/,
    );
  });

  test("is content with the example, and with standard input", () => {
    expect(runCli(["lint", "examples/collector.yaml"])).toMatchObject({ status: 0, stderr: "" });
    expect(runCli(["lint", "-", "--format", "json"], { input: "processors: {transform: {}}" })).toMatchObject({
      status: 0,
      stdout: "[]\n",
    });
  });
});

describe("ottl bench", () => {
  test("gives the numbers of its contract", () => {
    const { status, stdout } = runCli([
      "bench",
      "-c",
      "examples/collector.yaml",
      "-i",
      "examples/traces.pb",
      "--seconds",
      "0.3",
      "--json",
    ]);
    expect(status).toBe(0);
    const result = JSON.parse(stdout) as Record<string, number>;
    expect(result.records).toBe(299);
    expect(result.total_ns).toBeGreaterThan(0);
    expect(result.records_per_s).toBeCloseTo(1e9 / result.total_ns, -1);
    expect(result.alloc_bytes_per_record).toBeGreaterThanOrEqual(0);
  });

  test("times the compilation", () => {
    const { status, stdout } = runCli([
      "bench",
      "-c",
      "examples/collector.yaml",
      "--compile",
      "--seconds",
      "0.2",
      "--json",
    ]);
    expect(status).toBe(0);
    const result = JSON.parse(stdout) as Record<string, number>;
    expect(Object.keys(result).slice(0, 4)).toEqual(["compile_ms", "first_ms", "yaml_ms", "incremental_ms"]);
    expect(result.texts).toBeGreaterThan(3);
    expect(result.columns_ms).toBeGreaterThan(0);
  });

  test("times reading, rules and writing apart, with any check, on any number of threads", () => {
    const args = ["bench", "-c", "examples/collector.yaml", "-i", "examples/traces.pb", "--seconds", "0.1", "--json"];
    const one = runCli([...args, "--no-allocation", "--validate", "full"]);
    const { total_ns, decode_ns, rule_ns, encode_ns, alloc_bytes_per_record } = JSON.parse(one.stdout);
    expect(alloc_bytes_per_record).toBeNull();
    for (const part of [decode_ns, rule_ns, encode_ns]) expect(part).toBeGreaterThan(0);
    expect(decode_ns + rule_ns + encode_ns).toBeLessThanOrEqual(total_ns);
    const two = JSON.parse(runCli([...args, "--workers", "2"]).stdout) as Record<string, number>;
    expect(two).toMatchObject({ records: 299, workers: 2 });
    expect(two.total_ns).toBeGreaterThan(0);
  });
});

describe("ottl functions", () => {
  test("lists all, those of packs too", () => {
    const { stdout } = runCli(["functions", "--json"]);
    const all = (JSON.parse(stdout) as { readonly name: string }[]).map(({ name }) => name);
    for (const name of ["set", "Concat", "UserAgent", "ExtractGrokPatterns", "ParseXML"]) expect(all).toContain(name);
    expect(new Set(all).size).toBe(all.length);
  });

  test("tells as JSON where a function is and since when", () => {
    const { stdout } = runCli(["functions", "Substring", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      since: "0.69.0 or earlier, after 0.66.0",
      module: "pkg/ottl",
      stability: "stable",
      processors: ["transform", "filter"],
      contexts: expect.arrayContaining(["resource", "log", "profilesample"]),
      params: [
        { name: "target", since: "0.69.0 or earlier, after 0.66.0" },
        { name: "start" },
        { name: "length" },
        { name: "utf8_safe", optional: true, since: "0.154.0" },
      ],
      examples: [{ source: 'Substring("123456789", 0, 3)', value: '"123"' }],
    });
  });

  test("tells about one in any letter case", () => {
    const { status, stdout } = runCli(["functions", "REPLACE_pattern"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^replace_pattern\(target: /);
    expect(stdout).toContain("Examples");
  });

  test("tells since when paths, symbols and gates are there", () => {
    const json = (...args: readonly string[]) => JSON.parse(runCli(["functions", ...args, "--json"]).stdout);
    const paths: readonly { readonly path: string; readonly since?: string }[] = json("--paths");
    expect(paths.length).toBeGreaterThan(330);
    expect(paths.filter(({ since }) => since === undefined)).toEqual([]);
    expect(paths.filter(({ path }) => path === "span.flags")).toEqual([
      expect.objectContaining({ context: "span", since: "0.145.0", stability: "stable", type: "int" }),
      expect.objectContaining({ context: "spanevent", owner: "span", since: "0.145.0" }),
    ]);
    expect(json("--enums", "FLAG_NONE")).toEqual([
      expect.objectContaining({ context: "datapoint", value: 0, since: "0.61.0 or earlier" }),
    ]);
    expect(json("--gates", "enableLambda")).toEqual([
      expect.objectContaining({ id: "ottl.functions.enableLambda", stage: "alpha", since: "0.155.0" }),
    ]);
    expect(runCli(["functions", "--paths", "profile"]).stdout).toMatch(/profile\.period +int +since \S+.*development/);
    expect(runCli(["functions", "--paths", "nowhere"])).toMatchObject({ status: 2 });
  });

  test("does not know every word", () => {
    const { status, stderr } = runCli(["functions", "Conct"]);
    expect(status).toBe(2);
    expect(stderr).toContain("did you mean Concat?");
  });
});

describe("ottl completion", () => {
  test.each(["bash", "zsh", "fish"])("prints a script for %s that the shell accepts", (shell) => {
    const { status, stdout } = runCli(["completion", shell]);
    expect(status).toBe(0);
    for (const word of ["run", "lint", "tier", "scalar"]) expect(stdout).toContain(word);
    const script = join(folder, `script.${shell}`);
    writeFileSync(script, stdout);
    const check = spawnSync(shell, ["-n", script], { encoding: "utf8" });
    if (!check.error) expect(check.stderr).toBe("");
  });

  test("bash completes commands and values", () => {
    const script = join(folder, "complete.bash");
    writeFileSync(script, runCli(["completion", "bash"]).stdout);
    const ask = (...words: string[]): string[] => {
      const list = words.map((word) => `'${word}'`).join(" ");
      const text = `source ${script}; COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _ottl; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return spawnSync("bash", ["-c", text], { encoding: "utf8", cwd: folder }).stdout.trim().split("\n");
    };
    expect(ask("ottl", "l")).toEqual(["lint"]);
    expect(ask("ottl", "run", "--tier", "s")).toEqual(["scalar"]);
    expect(ask("ottl", "run", "--conf")).toEqual(["--config"]);
  });
});

describe("ottl", () => {
  test("explains itself", () => {
    expect(runCli(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    for (const command of ["run", "lint", "bench", "functions", "completion"]) {
      const { status, stdout } = runCli([command, "--help"]);
      expect(status).toBe(0);
      expect(stdout).toContain("Examples:");
    }
    expect(runCli(["--help"]).stdout).toContain("Exit codes");
  });

  test("suggests a command", () => {
    const { status, stderr } = runCli(["rum"]);
    expect(status).toBe(2);
    expect(stderr).toContain("Did you mean run?");
  });
});
