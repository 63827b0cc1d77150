import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "ottl-migrate-"));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const OLD = 'processors:\n  filter:\n    error_mode: ignore\n    traces:\n      span: # why\n        - name == "a"\n';
const NEW =
  'processors:\n  filter:\n    error_mode: ignore\n    trace_conditions:\n      # why\n      - span.name == "a"\n';

describe("ottl migrate", () => {
  test("older OTTL becomes today's; a file that is there is not written over unasked", () => {
    const old = file("old.yaml", OLD);
    const out = file("new.yaml", "mine");
    const refused = runCli(["migrate", old, "-o", out]);
    expect([refused.status, readFileSync(out, "utf8")]).toEqual([2, "mine"]);
    expect(refused.stderr).toContain("is there already");
    expect(runCli(["migrate", "--to", "latest", old, "-o", out, "--force"])).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(out, "utf8")).toBe(NEW);
    expect(runCli(["migrate", "--to", "collector", old])).toMatchObject({ status: 2, stdout: "" });
  });

  test("what cannot be carried over is told, as text or JSON", () => {
    const rules = file("r.ottl", '# dialect: v1\nset(attr["x"], Sum([1]))\n');
    const text = runCli(["migrate", rules]);
    expect(text.status).toBe(1);
    expect(text.stderr).toContain(`${rules}:2:16: not carried over: the Collector has no sum over a list\n`);
    const json = runCli(["migrate", "--report", "json", rules]).stderr;
    expect(JSON.parse(json.slice(0, json.lastIndexOf("}") + 1))).toMatchObject({
      notes: [{ kind: "inexpressible", line: 2, column: 16 }],
    });
  });

  test("a program that v1 refuses is not carried over", () => {
    const rules = file("refused.ottl", '# dialect: v1\nset(nam, 1)\nset(attr["x"], Foo(1))\n');
    const { status, stdout, stderr } = runCli(["migrate", rules]);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("type error: No signal has a path `nam`.");
    expect(stderr).toContain("type error: The dialect v1 has no function `Foo`.");
  });

  test("a Collector's configuration becomes a program for each pipeline", () => {
    const one = file("one.yaml", 'processors:\n  filter:\n    log_conditions:\n      - log.body == "x" # noise\n');
    expect(runCli(["migrate", "--to", "v1", one])).toMatchObject({
      status: 0,
      stdout: '# dialect: v1\n# on_error: skip\n\n# filter\n# noise\ndrop() where body == "x"\n',
      stderr: "",
    });
    const text = readFileSync(one, "utf8");
    expect(runCli(["migrate", "-"], { input: text })).toMatchObject({ status: 0, stdout: text });
    const two = file(
      "two.yaml",
      "processors:\n  filter: { log_conditions: ['log.body == \"x\"'], trace_conditions: ['span.name == \"a\"'] }\n  transform:\n    trace_statements: ['truncate_all(span.attributes, 3)']\n",
    );
    const several = runCli(["migrate", "--to", "v1", two]);
    expect([several.status, several.stdout]).toEqual([2, ""]);
    expect(several.stderr).toContain("becomes several programs: traces, logs; choose one");
    const rules = join(folder, "rules.ottl");
    const written = runCli(["migrate", "--to", "v1", two, "-o", rules]);
    expect(written.status).toBe(1);
    expect(written.stderr).toContain(`${two}:4:25: not carried over: v1 has no loop`);
    expect(readFileSync(join(folder, "rules.logs.ottl"), "utf8")).toContain('drop() where body == "x"');
    expect(readFileSync(join(folder, "rules.traces.ottl"), "utf8")).toContain("# Not expressible (line 4):");
  });
});
