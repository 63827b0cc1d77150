import { type Signal, Source } from "ottl";
import { openInput, readAll } from "ottl/node";
import { describeV1Class } from "ottl/v1";
import { CliError } from "../support/cli-error.ts";
import { V1Rules } from "./program.ts";

/** One case of a sample file. `expected` and `routes` are OTLP/JSON; the whole result is compared. */
interface SampleCase {
  readonly name?: string;
  readonly input: object;
  /** Null or empty: nothing is left. */
  readonly expected: object | null;
  readonly routes?: Readonly<Record<string, object>>;
}

/** More are only counted. */
const MAX_DIFFERENCES = 10;

/** `ottl test --input=sample.json rules.ottl`: the sample holds one case or a list of them. */
export async function testV1(file: string, sample: string): Promise<void> {
  const rules = await V1Rules.open(file);
  const cases = readCases(new TextDecoder().decode(await readAll(await openInput(sample))), sample);
  let failed = 0;
  cases.forEach((each, i) => {
    const name = each.name ?? `case ${i + 1}`;
    const problems = runCase(rules, each, name);
    if (problems.length > 0) failed++;
    process.stdout.write(`${problems.length === 0 ? "ok" : "not ok"} ${name}\n`);
    for (const problem of problems) process.stdout.write(`  ${problem}\n`);
  });
  process.stdout.write(`${cases.length - failed} passed, ${failed} failed\n`);
  if (failed > 0) throw new CliError("");
}

function readCases(text: string, sample: string): readonly SampleCase[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new CliError(`${sample}: ${(error as Error).message}`);
  }
  const cases = Array.isArray(parsed) ? parsed : [parsed];
  if (cases.length === 0) throw new CliError(`${sample}: there is no case in it`);
  for (const each of cases) {
    if (!isObject(each?.input) || typeof each.expected !== "object") {
      throw new CliError(`${sample}: a case is {"input": …, "expected": …}, both OTLP/JSON`);
    }
  }
  return cases as SampleCase[];
}

function runCase(rules: V1Rules, { input, expected, routes = {} }: SampleCase, name: string): readonly string[] {
  const bytes = encode(input);
  // Limits count from each case on.
  rules.restart();
  const program = rules.programForPayload("json", bytes, `${name}: input`, undefined, ", as OTLP/JSON has");
  const result = program.process(bytes, { format: "json" });
  if (result.failure) return [result.failure.message];
  const problems = result.errors.map(
    ({ class: kind, line, column, message }) => `${describeV1Class(kind)} at ${line}:${column}: ${message}`,
  );
  const compare = (what: string, got: Uint8Array | undefined, want: object): void => {
    const [is, wanted] = [got ?? encode({}), normalise(encode(want), program.signal)].map(canonical);
    const all = differences("", wanted, is);
    if (all.length === 0) return;
    problems.push(`${what} differs`, ...all.slice(0, MAX_DIFFERENCES));
    if (all.length > MAX_DIFFERENCES) problems.push(`  and ${all.length - MAX_DIFFERENCES} more`);
  };
  compare("the result", result.output, expected ?? {});
  for (const output of new Set([...Object.keys(routes), ...result.routes.keys()])) {
    compare(`the output ${output}`, result.routes.get(output), routes[output] ?? {});
  }
  return problems;
}

/** OTLP/JSON as this engine writes it: names of enums are numbers, defaults are left out. */
function normalise(bytes: Uint8Array, signal: Signal): Uint8Array {
  const { output, failure } = new V1Rules(new Source("")).programFor(signal).process(bytes, { format: "json" });
  if (failure) throw new CliError(`expected: ${failure.message}`);
  return output as Uint8Array;
}

/** The order of an object's members, and members that are empty, make no difference. */
function canonical(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes), (_, each: unknown) => {
    if (typeof each !== "object" || each === null || Array.isArray(each)) return each;
    const entries = Object.entries(each).filter(([, member]) => !isEmpty(member));
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** A line for each place at which two results differ. */
function differences(path: string, wanted: unknown, got: unknown): string[] {
  if (isObject(wanted) && isObject(got) && Array.isArray(wanted) === Array.isArray(got)) {
    const keys = [...new Set([...Object.keys(wanted), ...Object.keys(got)])];
    const name = (key: string): string => (Array.isArray(wanted) ? `[${key}]` : path === "" ? key : `.${key}`);
    return keys.flatMap((key) => differences(path + name(key), wanted[key], got[key]));
  }
  if (wanted === got) return [];
  const text = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value));
  return [`  ${path}: expected ${text(wanted)}, got ${text(got)}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function encode(value: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
