import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { FileError, fileError } from "ottl/node";
import { Coverage, countCoverage, runTestFile, type TestFileResult } from "ottl/testing";
import { CliError, usageError } from "../support/cli-error.ts";
import { type RuleOptions, variablesOf } from "../support/common-options.ts";
import { registerAllPacks } from "../support/packs.ts";
import { readText } from "../support/read-text.ts";
import { styleFor } from "../support/style.ts";
import { writeText } from "../support/write-text.ts";
import { type CoverageFormat, writeCoverage } from "./coverage.ts";
import { findTests } from "./find-tests.ts";
import { type Reporter, report } from "./reporters.ts";

export interface TestCommandOptions extends RuleOptions {
  readonly filter?: string;
  readonly update?: boolean;
  readonly reporter: Reporter;
  readonly coverage?: CoverageFormat;
  readonly coverageOutput?: string;
  readonly minCoverage?: number;
}

/** `ottl test`: runs test files and tells the results. Throws a `CliError` where a test fails. */
export async function runTests(
  paths: readonly string[],
  options: TestCommandOptions,
  touched = new Set<string>(),
): Promise<void> {
  if (options.update && isCi()) {
    throw usageError(
      "--update writes snapshots, and in CI (the variable CI is set) none are written: run it elsewhere",
    );
  }
  registerAllPacks();
  const files = findTests(paths);
  if (files.length === 0) throw usageError(`there are no *.ottl-test.yaml files in ${paths.join(", ")}`);
  const coverage = options.coverage || options.minCoverage !== undefined ? new Coverage() : undefined;
  const results: TestFileResult[] = [];
  // One file that cannot be read keeps none of the others from running.
  const unread: string[] = [];
  for (const file of files) {
    try {
      results.push(await runOne(file, options, coverage, touched));
    } catch (error) {
      if (files.length === 1 || !(error instanceof CliError || error instanceof FileError)) throw error;
      unread.push(error.message);
    }
  }
  process.stdout.write(report(options.reporter, results, styleFor(process.stdout)));
  const ran = results.some(({ results: tests }) => tests.some(({ status }) => status !== "skipped"));
  const isBroken = results.some(({ findings }) => findings.length > 0);
  if (options.filter !== undefined && !ran && !isBroken)
    throw usageError(`no test's name contains ${JSON.stringify(options.filter)}`);
  const hasFailed = results.some(
    ({ findings, results: tests }) => findings.length > 0 || tests.some(({ status }) => status === "failed"),
  );
  if (coverage) {
    const covered = coverage.files();
    // Reports for programs keep standard output to themselves.
    const stream = options.reporter === "pretty" ? process.stdout : process.stderr;
    if (options.coverage) await writeCoverage(options.coverage, covered, options.coverageOutput, stream);
    const { percent } = countCoverage(covered);
    if (options.minCoverage !== undefined && percent < options.minCoverage) {
      throw new CliError(`coverage is ${percent.toFixed(1)} %, below ${options.minCoverage} %`);
    }
  }
  if (unread.length > 0) throw new CliError(unread.join("\n"));
  if (hasFailed) throw new CliError("");
}

async function runOne(
  file: string,
  options: TestCommandOptions,
  coverage: Coverage | undefined,
  touched: Set<string>,
): Promise<TestFileResult> {
  const folder = dirname(file);
  const { filter, gates, update } = options;
  const snapshotFile = file.replace(/\.ya?ml$/, ".snap.json");
  const snapshots = readSnapshots(snapshotFile);
  touched.add(resolve(file));
  const load = (path: string): Uint8Array | undefined => {
    const whole = resolve(folder, path);
    touched.add(whole);
    if (!statSync(whole, { throwIfNoEntry: false })?.isFile()) return undefined;
    try {
      return readFileSync(whole);
    } catch (error) {
      throw fileError(path, error);
    }
  };
  const result = runTestFile(await readText(file), file, {
    load,
    nameOf: (path) => relative("", resolve(folder, path)),
    gates,
    update,
    frozen: isCi(),
    coverage,
    snapshots,
    variables: variablesOf(options),
    filter: filter === undefined ? undefined : (name) => name.toLowerCase().includes(filter.toLowerCase()),
  });
  if (!isCi()) await writeSnapshots(snapshotFile, snapshots, result.snapshots);
  return result;
}

function readSnapshots(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  try {
    const stored = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    return Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, JSON.stringify(value)]));
  } catch {
    throw new CliError(`${file}: is no file of snapshots; delete it and run \`ottl test --update\``);
  }
}

/** Most CI services set `CI=true`. */
function isCi(): boolean {
  return !["", "0", "false"].includes((process.env.CI ?? "").toLowerCase());
}

/** Written where something is new, so that a plain run leaves files alone. */
async function writeSnapshots(
  file: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Promise<void> {
  const parsed = Object.fromEntries(Object.entries(after).map(([name, text]) => [name, JSON.parse(text) as unknown]));
  const unchanged =
    Object.keys(parsed).length === Object.keys(before).length &&
    Object.entries(parsed).every(([name, value]) => JSON.stringify(value) === before[name]);
  if (unchanged) return;
  if (Object.keys(parsed).length === 0) rmSync(file, { force: true });
  else await writeText(file, `${JSON.stringify(parsed, null, 2)}\n`);
}
