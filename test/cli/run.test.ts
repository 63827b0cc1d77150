import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { afterAll, describe, expect, test, vi } from "vitest";
import { root, runCli } from "./run-cli.ts";

// Each test starts the command several times.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "ottl-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string): string => join(folder, name);
const examples = resolve(root, "examples");

const LOG = (body: string): string =>
  `{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"severityNumber":9,"body":{"stringValue":"${body}"}}]}]}]}`;

function names(text: string): string[] {
  return [...text.matchAll(/"stringValue":"([^"]*)"/g)].map((match) => match[1]);
}

describe("ottl run", () => {
  test("runs a configuration over protobuf and JSON alike", () => {
    const config = ["run", "-c", "examples/collector.yaml", "--quiet"];
    for (const signal of ["traces", "metrics", "logs"]) {
      const outputs = ["pb", "json"].map((format) => {
        const output = file(`${signal}-from-${format}.json`);
        const result = runCli([...config, "-i", `${examples}/${signal}.${format}`, "-o", output]);
        expect(result).toEqual({ status: 0, stdout: "", stderr: "" });
        return JSON.parse(readFileSync(output, "utf8")) as unknown;
      });
      expect(outputs[0]).toEqual(outputs[1]);
    }
  });

  test("takes statements, standard input and output", () => {
    const args = ["run", "-e", 'set(log.body, "$1")', "-e", 'set(log.severity_text, "x") where log.body == "$1"'];
    const { status, stdout, stderr } = runCli(args, { input: LOG("a") });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout).resourceLogs[0].scopeLogs[0].logRecords[0]).toMatchObject({
      body: { stringValue: "$1" },
      severityText: "x",
    });
  });

  test("a context of the command line goes for paths without one", () => {
    const { stdout } = runCli(["run", "--context", "log", "-e", 'set(body, "b")'], { input: LOG("a") });
    expect(names(stdout)).toEqual(["b"]);
  });

  test("handles JSON Lines line by line; lines of which nothing is left are not sent", () => {
    const input = `${["a", "b", "c"].map(LOG).join("\n")}\n`;
    writeFileSync(file("drop.yaml"), 'processors: {filter: {log_conditions: ["log.body == \\"b\\""]}}');
    const { status, stdout } = runCli(["run", "-c", file("drop.yaml")], { input });
    expect(status).toBe(0);
    expect(stdout.trim().split("\n")).toHaveLength(2);
    expect(names(stdout)).toEqual(["a", "c"]);
  });

  test("reads and writes gzip and zstd by the name", () => {
    writeFileSync(file("in.jsonl.gz"), gzipSync(`${LOG("a")}\n`));
    writeFileSync(file("in.json.zst"), zstdCompressSync(LOG("z")));
    const statement = ["run", "-e", 'set(log.severity_text, "done")', "--quiet"];
    expect(runCli([...statement, "-i", file("in.jsonl.gz"), "-o", file("out.jsonl.zst")]).status).toBe(0);
    expect(zstdDecompressSync(readFileSync(file("out.jsonl.zst"))).toString()).toContain('"severityText":"done"');
    expect(runCli([...statement, "-i", file("in.json.zst"), "-o", file("out.json.gz")]).status).toBe(0);
    expect(gunzipSync(readFileSync(file("out.json.gz"))).toString()).toContain('"severityText":"done"');
  });

  test("reads and writes protobuf messages with lengths, as the Collector writes them", () => {
    writeFileSync(file("two.jsonl"), `${LOG("a")}\n${LOG("b")}\n`);
    const statement = ["run", "-e", 'set(log.severity_text, "done")', "--quiet"];
    expect(runCli([...statement, "-i", file("two.jsonl"), "-o", file("two.pbl.gz")]).status).toBe(0);
    const framed = gunzipSync(readFileSync(file("two.pbl.gz")));
    expect(framed.readUInt32BE(0)).toBeLessThan(100);
    // Such a stream is told by its start, whatever it is called; messages may be compressed one by one.
    writeFileSync(file("two.pb"), framed);
    const again = runCli([...statement, "-i", file("two.pb"), "--output-format", "jsonl"]);
    expect(names(again.stdout)).toEqual(["a", "b"]);
    const packed = zstdCompressSync(framed.subarray(4, 4 + framed.readUInt32BE(0)));
    writeFileSync(file("packed.bin"), Buffer.concat([Buffer.of(0, 0, 0, packed.length), packed]));
    const unpacked = runCli([...statement, "-i", file("packed.bin"), "--output-format", "jsonl"]);
    expect(names(unpacked.stdout)).toEqual(["a"]);
    writeFileSync(file("cut.pbl"), framed.subarray(0, framed.length - 3));
    const cut = runCli([...statement, "-i", file("cut.pbl"), "-o", file("cut-out.pbl")]);
    expect([cut.status, cut.stderr]).toEqual([
      1,
      expect.stringMatching(/cut\.pbl: .*message 2: \d+ bytes are announced/),
    ]);
  });

  test("gives the same with any number of workers", () => {
    const lines = Array.from({ length: 40 }, (_, i) => LOG(i % 7 === 0 ? "x" : `${i}`)).join("\n");
    const args = ["run", "-e", 'set(log.attributes["n"], Int(log.body) + 1)', "-e", 'set(log.body, "y")'];
    const [one, two] = ["1", "2"].map((workers) => runCli([...args, "--workers", workers], { input: `${lines}\n` }));
    expect(one.status).toBe(0);
    expect(names(one.stdout)).toHaveLength(40);
    expect(two).toEqual(one);
    expect(two.stderr).toContain("it failed 6 times");
    const broken = `${LOG("1")}\n{"resourceLogs":[{]}\n`;
    const [first, second] = ["1", "2"].map((workers) => runCli([...args, "--workers", workers], { input: broken }));
    expect(second).toEqual(first);
    expect(second.stderr).toContain("<stdin>: line 2: ");
    const refused = ["run", "-e", "set(log.x, 1)"];
    const [alone, shared] = ["1", "2"].map((workers) => runCli([...refused, "-w", workers], { input: lines }));
    expect(shared).toEqual(alone);
    expect(shared.status).toBe(1);
    expect(runCli([...args, "--workers", "2", "--diff"], { input: lines }).status).toBe(2);
    expect(runCli([...args, "--workers", "0"], { input: lines }).status).toBe(2);
  });

  test("expands variables of --env and of the environment", () => {
    writeFileSync(
      file("env.yaml"),
      `processors: {transform: {log_statements: ['set(log.body, "\${env:WHO} \${WHERE} $$1")']}}`,
    );
    const { stdout } = runCli(["run", "-c", file("env.yaml"), "--env", "WHO=me"], {
      input: LOG("a"),
      env: { WHERE: "here" },
    });
    expect(names(stdout)).toEqual(["me here $1"]);
  });

  test("chooses a pipeline, and says so where it has to be told", () => {
    const config = `processors:
  transform/a: {log_statements: ['set(log.body, "a")']}
  transform/b: {log_statements: ['set(log.body, "b")']}
  batch:
service:
  pipelines:
    logs/a: {processors: [transform/a, batch]}
    logs/b: {processors: [transform/b]}
`;
    writeFileSync(file("two.yaml"), config);
    const args = ["run", "-c", file("two.yaml")];
    const untold = runCli(args, { input: LOG("x") });
    expect(untold.status).toBe(1);
    expect(untold.stderr).toContain("logs/a, logs/b");
    expect(names(runCli([...args, "--pipeline", "logs/b"], { input: LOG("x") }).stdout)).toEqual(["b"]);
    const passed = runCli([...args, "--pipeline", "logs/a"], { input: LOG("x") });
    expect(names(passed.stdout)).toEqual(["a"]);
    expect(passed.stderr).toMatch(/warning.*batch/);
    expect(runCli([...args, "--pipeline", "logs/a", "--strict"], { input: LOG("x") }).status).toBe(1);
  });

  test("prints what changed, in colour only where it is wanted", () => {
    const args = ["run", "-e", 'set(log.body, "b") where log.body == "a"', "--diff"];
    const plain = runCli(args, { input: LOG("a") });
    expect(plain.stdout).toBe('~ log "a" (resource 0, scope 0, log 0)\n    - body = "a"\n    + body = "b"\n');
    expect(plain.stderr).toMatch(/^1 records in · 1 out · 1 changed · no errors · \d/);
    const coloured = runCli(args, { input: LOG("a"), env: { FORCE_COLOR: "1" } });
    expect(coloured.stdout).toContain("\u001b[32m");
    expect(runCli(args, { input: LOG("a"), env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).stdout).toBe(plain.stdout);
  });

  test("warns of JSON fields that OTLP does not have", () => {
    const input = LOG("a").replace('"severityNumber"', '"severtyNumber":1,"severityNumber"');
    const { status, stderr } = runCli(["run", "-e", 'set(log.body, "b")'], { input });
    expect(status).toBe(0);
    expect(stderr).toMatch(/warning: <stdin>: line 1, column \d+ .*severtyNumber/);
  });

  test("shows the statement whose error was let pass", () => {
    const { status, stdout, stderr } = runCli(["run", "-e", 'set(log.attributes["n"], Int(log.body) + 1)'], {
      input: LOG("a"),
    });
    expect(status).toBe(0);
    expect(names(stdout)).toEqual(["a"]);
    expect(stderr).toContain("warning[OTTL4001]");
    expect(stderr).toContain("^^^^^");
  });

  test("keeps the tiers apart when asked, with the same result", () => {
    const outputs = ["scalar", "batch", "mixed"].map((tier) => {
      const args = ["run", "-c", "examples/collector.yaml", "-i", `${examples}/traces.pb`, "-o", file(`${tier}.json`)];
      expect(runCli([...args, "--quiet", "--tier", tier]).status).toBe(0);
      return readFileSync(file(`${tier}.json`), "utf8");
    });
    expect(outputs[1]).toBe(outputs[0]);
    expect(outputs[2]).toBe(outputs[0]);
  });
});

describe("refusals leave no output and no stack", () => {
  const target = (): string => {
    mkdirSync(file("target"), { recursive: true });
    return join(file("target"), "out.json");
  };

  function expectRefusal(args: readonly string[], status: number, text: RegExp, input: string | Uint8Array = ""): void {
    const result = runCli([...args, "-o", target()], { input });
    expect(result.status, result.stderr).toBe(status);
    expect(result.stderr).toMatch(text);
    expect(result.stderr).not.toMatch(/^\s+at /m);
    expect(result.stderr).not.toContain("a bug in ottl");
    expect(readdirSync(file("target"))).toEqual([]);
  }

  const statement = ["run", "-e", 'set(log.body, "b")'];

  test("of damaged data", () => {
    const pb = readFileSync(join(examples, "logs.pb"));
    writeFileSync(file("cut.pb"), pb.subarray(0, 5000));
    expectRefusal([...statement, "-i", file("cut.pb")], 1, /cut\.pb: .*byte \d+/);
    expectRefusal(statement, 1, /<stdin>.*line 1, column \d+/, LOG("a").slice(0, 60));
    expectRefusal(statement, 1, /<stdin>: line 2: /, `${LOG("a")}\n{"resourceLogs":[{]}\n${LOG("c")}\n`);
    writeFileSync(file("cut.json.gz"), gzipSync(LOG("a".repeat(5000))).subarray(0, 60));
    expectRefusal([...statement, "-i", file("cut.json.gz")], 1, /compressed data/);
    writeFileSync(file("no.json.zst"), "not zstd at all");
    expectRefusal([...statement, "-i", file("no.json.zst")], 1, /compressed data are damaged/);
    expectRefusal(statement, 1, /signal/, '{"hello":1}');
  });

  test("of damaged rules", () => {
    expectRefusal(["run", "-e", "set(log.body,"], 1, /error\[OTTL1\d{3}\]/, LOG("a"));
    writeFileSync(file("broken.yaml"), "processors: [\n");
    expectRefusal(["run", "-c", file("broken.yaml")], 1, /error\[OTTL3001\]/, LOG("a"));
    writeFileSync(file("binary.yaml"), Uint8Array.of(0xff, 0xfe, 0x00));
    expectRefusal(["run", "-c", file("binary.yaml")], 1, /not UTF-8/, LOG("a"));
    const propagate = ["run", "--error-mode", "propagate", "-e", 'set(log.attributes["n"], Int(log.body) + 1)'];
    expectRefusal(propagate, 1, /OTTL4001[\s\S]*payload is refused/, LOG("a"));
  });

  test("of an interruption", async () => {
    const output = target();
    const args = ["--no-warnings", "cli/ottl.js", ...statement, "-o", output];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["pipe", "ignore", "inherit"] });
    child.stdin.write(`${LOG("a")}\n${LOG("b")}\n`);
    await vi.waitUntil(() => readdirSync(file("target")).length > 0, { timeout: 60_000 });
    const ended = once(child, "exit");
    child.kill("SIGINT");
    expect((await ended)[0]).toBe(130);
    expect(readdirSync(file("target"))).toEqual([]);
  });

  test("of wrong usage", () => {
    expectRefusal(["run"], 2, /nothing to run/);
    expectRefusal(["run", "-e", "x", "--tier", "fast"], 2, /scalar, batch, mixed/);
    expectRefusal([...statement, "-i", file("missing.pb")], 2, /no such file/);
    expectRefusal([...statement, "-i", folder], 2, /is a directory/);
    expectRefusal(["run", "-c", file("missing.yaml")], 2, /missing\.yaml: no such file/);
    const nowhere = runCli([...statement, "-o", join(folder, "no", "such", "out.json")], { input: LOG("a") });
    expect(nowhere.status).toBe(2);
    expect(nowhere.stderr).toContain("no such file or directory");
  });
});
