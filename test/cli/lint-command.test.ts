import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { runCli } from "./run-cli.ts";

// Each test starts the command several times.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "ottl-lint-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string | Uint8Array): string {
  writeFileSync(join(folder, name), text);
  return name;
}

const read = (name: string): string => readFileSync(join(folder, name), "utf8");
const run = (...args: readonly string[]) => runCli(args, { cwd: folder });

const RULES = `# Rules.
processors:
  transform: # tidy
    log_statements: &rules
      - 'set(log.attributes["k"],Concat([log.attributes["a"], "x"], ""))' # kept
      - set(log.attributes["user"], log.body["user"])
      - set(log.body, "x") where log.body=="a" or log.body == "b" and log.severity_number > 9
`;

describe("ottl lint --fix", () => {
  test("mends what it can and leaves everything else as it was", () => {
    const file = write("fix.yaml", RULES.replaceAll("\n", "\r\n"));
    chmodSync(join(folder, file), 0o640);
    const { status, stdout, stderr } = run("lint", "--fix", file);
    expect([status, stdout, stderr]).toEqual([0, "fix.yaml: no findings\n", "4 fixed\n"]);
    expect(read(file)).toBe(
      `# Rules.
processors:
  transform: # tidy
    log_statements: &rules
      - 'set(log.attributes["k"],Concat([Coalesce([log.attributes["a"], ""]), "x"], ""))' # kept
      - set(log.attributes["user"], log.body["user"]) where IsMap(log.body) and log.body["user"] != nil
      - set(log.body, "x") where log.body=="a" or (log.body == "b" and log.severity_number > 9)
`.replaceAll("\n", "\r\n"),
    );
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o640);
    const again = run("lint", "--fix", file);
    expect([again.status, again.stderr]).toEqual([0, ""]);
  });

  test("with --safe only what leaves records alone that do not fail", () => {
    const file = write("safe.yaml", RULES);
    symlinkSync(join(folder, file), join(folder, "link.yaml"));
    expect(run("lint", "--fix", "--safe", "link.yaml").stderr).toBe("2 fixed\n");
    expect(read(file)).toBe(
      RULES.replace('log.body["user"])', 'log.body["user"]) where IsMap(log.body)').replace(
        'log.body == "b" and log.severity_number > 9',
        '(log.body == "b" and log.severity_number > 9)',
      ),
    );
    expect(run("lint", "--safe", file).status).toBe(2);
  });

  test("changes nothing where a file cannot be read, and not what is no file", () => {
    const file = write("first.yaml", RULES);
    const { status, stderr } = run("lint", "--fix", file, "missing.yaml");
    expect([status, stderr]).toEqual([2, "error: missing.yaml: no such file or directory\n"]);
    expect(read(file)).toBe(RULES);
    expect(run("lint", "--fix", "-").stderr).toContain("standard input is none");
    expect(run("lint", ".").stderr).toContain("is a directory");
    const binary = write("binary.yaml", new Uint8Array([0xff, 0xfe, 0, 1]));
    expect(run("lint", "--fix", binary).stderr).toContain("is not UTF-8 text");
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});

describe("ottl lint", () => {
  test("tells findings in every format", () => {
    const file = write("formats.yaml", RULES);
    const sarif = JSON.parse(run("lint", "--format", "sarif", file).stdout);
    expect(sarif).toMatchObject({ version: "2.1.0", runs: [{ tool: { driver: { name: "ottl" } } }] });
    const [{ results, tool }] = sarif.runs;
    expect(results).toHaveLength(4);
    for (const { ruleId, ruleIndex, level, locations, fixes } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect(["warning", "note"]).toContain(level);
      expect(locations[0].physicalLocation.artifactLocation.uri).toBe(file);
      expect(fixes[0].artifactChanges[0].replacements[0].deletedRegion.startLine).toBeGreaterThan(4);
    }
    const junit = run("lint", "--format", "junit", file).stdout;
    expect(junit).toContain('<testsuites name="ottl lint"');
    expect(junit).toContain('tests="4" failures="2"');
    expect([junit.match(/<failure /g)?.length, junit.match(/<system-out>/g)?.length]).toEqual([2, 2]);
    expect(run("lint", "--format", "github", file).stdout).toMatch(/^::warning file=formats\.yaml,line=5,/);
  });

  test("takes severities from the nearest ottl.config and from --config", () => {
    const file = write("levels.yaml", RULES);
    const strict = write("strict.config", "lint:\n  rules:\n    nil-in-concat: error\n");
    const { status, stdout } = run("lint", "--config", strict, file);
    expect([status, stdout.includes("error[OTTL5006]")]).toEqual([1, true]);
    write("ottl.config", "lint:\n  rules:\n    nil-in-concat: off\n    OTTL5005: hint\n");
    const { stdout: own } = run("lint", file);
    expect([own.includes("OTTL5006"), own.includes("hint[OTTL5005]")]).toEqual([false, true]);
    write("ottl.config", "lint:\n  rules:\n    nil-in-conact: off\n");
    const wrong = run("lint", file);
    expect(wrong.status).not.toBe(0);
    expect(wrong.stdout + wrong.stderr).toContain("did you mean nil-in-concat?");
    rmSync(join(folder, "ottl.config"));
  });
});

describe("ottl fmt", () => {
  const messy = `processors:
  transform:
    # list
    log_statements: ['set(log.body,"x")']
    trace_statements:
      - set( span.name,"a" )   where span.kind==SPAN_KIND_SERVER and span.attributes["http.request.method"]=="GET" # long
      - set(span.name,"b")
      - set(span.nam
`;
  const tidy = messy
    .replace('(log.body,"x")', '(log.body, "x")')
    .replace(/set\( span.*(?= #)/, (text) =>
      text.replace('( span.name,"a" )   ', '(span.name, "a") ').replaceAll("==", " == "),
    )
    .replace('(span.name,"b")', '(span.name, "b")');

  test("lays files out, and only them", () => {
    const file = write("messy.yaml", messy);
    const check = run("fmt", "--check", file);
    expect([check.status, check.stderr]).toEqual([1, "error: not laid out: messy.yaml; run ottl fmt\n"]);
    expect(read(file)).toBe(messy);
    const shown = run("fmt", "--stdout", file);
    expect([shown.status, shown.stdout]).toEqual([0, tidy]);
    expect(read(file)).toBe(messy);
    expect(run("fmt", file)).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(read(file)).toBe(tidy);
    expect(run("fmt", "--check", file).status).toBe(0);
    expect(runCli(["fmt", "-"], { input: messy }).stdout).toBe(tidy);
  });

  test("lays out programs of the dialect v1", () => {
    const program = write("v1.ottl", "# dialect: v1\n drop() where kind==1 ;keep( )# all\n");
    expect(run("fmt", program)).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(read(program)).toBe("# dialect: v1\ndrop() where kind == 1\nkeep() # all\n");
    const plain = write("plain.ottl", "drop( )");
    expect(run("fmt", "--dialect", "v1", "--stdout", plain).stdout).toBe("drop()\n");
    const broken = write("broken.ottl", "# dialect: v1\ndrop( \n");
    expect(run("fmt", broken)).toMatchObject({ status: 1 });
    expect(read(broken)).toBe("# dialect: v1\ndrop( \n");
  });

  test("says so where a file is no YAML, and leaves it", () => {
    const file = write("no.yaml", "processors: [");
    const { status, stderr } = run("fmt", file);
    expect([status, stderr.includes("error[OTTL3001]: invalid YAML")]).toEqual([1, true]);
    expect(read(file)).toBe("processors: [");
  });

  test("reads all files before it changes one", () => {
    const file = write("again.ottl", '# head\nset(log.body,"x")\n');
    expect(run("fmt", file, "missing.ottl")).toMatchObject({
      status: 2,
      stderr: "error: missing.ottl: no such file or directory\n",
    });
    expect(read(file)).toBe('# head\nset(log.body,"x")\n');
    expect(run("fmt", file).status).toBe(0);
    expect(read(file)).toBe('# head\nset(log.body, "x")\n');
  });
});

describe("ottl diff-versions", () => {
  test("names the statements that a change touches", () => {
    const file = write(
      "versions.yaml",
      "processors: { transform: { log_statements: ['set(log.attributes[\"a\"], nil)'] } }",
    );
    const { status, stdout } = run("diff-versions", "--from", "0.143", "--to", "1.4", file);
    expect(status).toBe(0);
    expect(stdout).toContain("since 0.159.0: `set` with nil empties an attribute");
    expect(stdout).toContain("error_mode");
    const json = run("diff-versions", "--from", "0.153", "--format", "json", file).stdout;
    expect(JSON.parse(json)).toMatchObject([{ code: "OTTL5045", severity: "info", file }]);
    expect(run("diff-versions", "--from", "0.160", "--to", "0.165", file).stdout).toBe("versions.yaml: no findings\n");
  });

  test("takes .ottl files, and says which versions it knows", () => {
    const file = write("versions.ottl", 'set(log.attributes["a"], Int("abc"))\n');
    expect(run("diff-versions", "--from", "0.143", file).stdout).toContain("a text that is no integer became nil");
    for (const [version, words] of [
      ["1.3", "1.2 and 1.4 are known"],
      ["0.100", "known are the changes from Collector 0.143 to 0.165"],
      ["next", "a version looks like 0.143"],
    ]) {
      const { status, stderr } = run("diff-versions", "--from", version, file);
      expect([status, stderr.includes(words)]).toEqual([2, true]);
    }
    const broken = write("broken.yaml", "processors: [");
    expect(run("diff-versions", "--from", "0.143", broken)).toMatchObject({ status: 1 });
  });
});
