import type { ConfigFinding } from "../../config/finding.ts";
import type { YamlOptions } from "../../config/yaml.ts";
import { Source } from "../../diagnostics/source.ts";
import { repeatableEnvironment } from "../../inspect/repeatable-environment.ts";
import { standardEnvironment } from "../../runtime/standard-environment.ts";
import type { Coverage } from "./coverage.ts";
import { runTest, type TestFailure } from "./run-test.ts";
import { readTestFile } from "./test-file.ts";
import type { IdleStatement } from "./test-runner.ts";

export interface TestOptions {
  /** Reads a file by its path as the test file gives it; undefined where it is not there. */
  readonly load?: (path: string) => Uint8Array | undefined;
  /** What such a file is called in messages and coverage; its path where it is left out. */
  readonly nameOf?: (path: string) => string;
  /** Chooses tests by name. */
  readonly filter?: (name: string) => boolean;
  /** Variables of configurations. */
  readonly variables?: YamlOptions["variables"];
  readonly gates?: Iterable<string>;
  /** Collects what the tests reach. */
  readonly coverage?: Coverage;
  /** Outputs that were right before, as OTLP/JSON by test name. */
  readonly snapshots?: Readonly<Record<string, string>>;
  /** Takes new outputs as right, and forgets snapshots that no test has any more. */
  readonly update?: boolean;
  /** A test without a snapshot fails, as nobody would look at a new one. */
  readonly frozen?: boolean;
}

export interface TestResult {
  readonly name: string;
  /** From 1. */
  readonly line: number;
  readonly status: "passed" | "failed" | "skipped";
  readonly failures: readonly TestFailure[];
  /** Of a failed test: statements that did not run, and why. */
  readonly idle: readonly IdleStatement[];
  /** `new` and `changed` ones are for the caller to store. */
  readonly snapshot: "none" | "same" | "new" | "changed";
  readonly milliseconds: number;
}

export interface TestFileResult {
  readonly source: Source;
  /** What is wrong with the test file; the tests concerned are left out. */
  readonly findings: readonly ConfigFinding[];
  readonly results: readonly TestResult[];
  /** The snapshots to store, as OTLP/JSON by name: those of before, with new ones. */
  readonly snapshots: Readonly<Record<string, string>>;
}

/** The clock of tests stands at 2026-01-01T00:00:00Z, and random numbers are the same each time. */
const NOW = 1_767_225_600_000_000_000n;
const SEED = 20_240_229;

const host = globalThis as unknown as { readonly performance: { now(): number } };

/** Runs the tests of a `*.ottl-test.yaml` file. Never throws. */
export function runTestFile(text: string, name: string, options: TestOptions = {}): TestFileResult {
  const source = new Source(text, name);
  const { tests, findings } = readTestFile(text);
  const { environment, restart } = repeatableEnvironment(standardEnvironment(options.gates), NOW, SEED);
  const before = options.snapshots ?? {};
  // What cannot be read may hold the test of a snapshot.
  const snapshots: Record<string, string> = options.update && findings.length === 0 ? {} : { ...before };
  const world = {
    source,
    environment,
    restart,
    load: options.load ?? (() => undefined),
    nameOf: options.nameOf ?? ((path: string) => path),
    variables: options.variables,
    coverage: options.coverage,
    frozen: options.frozen === true,
    snapshotOf: (test: string) => (!options.update && Object.hasOwn(before, test) ? before[test] : undefined),
  };
  const results = tests.map((test): TestResult => {
    const { line } = source.positionAt(test.node.span.start);
    const base = { name: test.name, line };
    if (options.filter && !options.filter(test.name)) {
      if (test.snapshot && Object.hasOwn(before, test.name)) snapshots[test.name] = before[test.name];
      return { ...base, status: "skipped", failures: [], idle: [], snapshot: "none", milliseconds: 0 };
    }
    const started = host.performance.now();
    const { failures, idle, snapshot } = runTest(test, world);
    const milliseconds = host.performance.now() - started;
    const known = Object.hasOwn(before, test.name) ? before[test.name] : undefined;
    if (test.snapshot && known !== undefined) snapshots[test.name] = known;
    const state =
      snapshot === undefined ? "none" : known === undefined ? "new" : known === snapshot ? "same" : "changed";
    const isTaken = state === "new" ? !options.frozen : state === "changed" && options.update;
    if (snapshot !== undefined && isTaken) snapshots[test.name] = snapshot;
    return {
      ...base,
      status: failures.length > 0 ? "failed" : "passed",
      failures,
      idle,
      snapshot: state,
      milliseconds,
    };
  });
  return { source, findings, results, snapshots };
}
