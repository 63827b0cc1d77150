import { execFileSync } from "node:child_process";
import {
  detectFormat,
  detectSignal,
  type ProcessOptions,
  type Program,
  type RunResult,
  type Signal,
  TelemetryError,
  type Validation,
} from "ottl";
import { openInput, readAll } from "ottl/node";
import { Rules } from "../run/rules.ts";
import { CliError } from "../support/cli-error.ts";
import type { RuleOptions } from "../support/common-options.ts";

export interface BenchOptions extends RuleOptions {
  readonly config: string;
  readonly input?: string;
  readonly seconds: number;
  readonly signal?: Signal;
  readonly validate?: Validation;
  /** Threads; the run is timed on this one where it is left out. */
  readonly workers?: number;
  /** False: bytes are not counted, which takes a second process. */
  readonly allocation?: boolean;
  /** The child process that counts allocated bytes. */
  readonly measureAllocation?: boolean;
}

/** What `ottl bench` measures; times are nanoseconds a record. */
export interface BenchResult {
  readonly records: number;
  readonly total_ns: number;
  readonly records_per_s: number;
  /** Null where it was not asked for. */
  readonly alloc_bytes_per_record: number | null;
  /** Of the batch tier: finding what the rules read; `encode_ns` is writing what they changed. */
  readonly decode_ns: number;
  readonly rule_ns: number;
  readonly encode_ns: number;
  readonly rounds: number;
  readonly bytes_in: number;
  readonly bytes_out: number;
  readonly tier: string;
}

/** Before it counts, a program runs up to so long (ms), so that the machine code is what a long run has. */
const WARM_UP = 2000;
/** Large enough that nothing is collected during a round (MiB). */
const SEMI_SPACE = 1024;

/** Times one payload through a configuration, over and over, on this thread. */
export async function benchRun(options: BenchOptions & { readonly input: string }): Promise<object> {
  const rules = await Rules.open(options);
  const bytes = await readAll(await openInput(options.input));
  const format = detectFormat(bytes);
  const signal = options.signal ?? detectSignal(format, bytes);
  if (signal instanceof TelemetryError) throw new CliError(`${options.input}: ${signal.message}`);
  const program = rules.programFor(signal);
  // Nobody keeps the output.
  const settings: ProcessOptions = { reuseOutput: true, validate: options.validate };
  const first = checked(program.process(bytes, { validate: options.validate }), options.input);
  const records = first.counts().before;
  if (records === 0) throw new CliError(`${options.input}: holds no records to time`);
  if (options.measureAllocation) return { alloc: allocation(program, bytes, settings) / records };
  warmUp(program, bytes, settings, Math.min(WARM_UP, options.seconds * 2000));
  let rounds = 0;
  const times = { decode: 0, rules: 0, encode: 0 };
  const start = performance.now();
  const end = start + options.seconds * 1000;
  let now = start;
  while (now < end) {
    const result = program.process(bytes, settings);
    times.decode += result.times.decode;
    times.rules += result.times.rules;
    times.encode += result.times.encode;
    rounds++;
    now = performance.now();
  }
  const total = (now - start) * 1e6;
  const per = (nanoseconds: number): number => nanoseconds / (records * rounds);
  const result: BenchResult = {
    records,
    total_ns: per(total),
    records_per_s: 1e9 / per(total),
    alloc_bytes_per_record: options.allocation === false ? null : measureInChild(),
    decode_ns: per(times.decode),
    rule_ns: per(times.rules),
    encode_ns: per(times.encode),
    rounds,
    bytes_in: bytes.length,
    bytes_out: first.output?.length ?? 0,
    tier: program.tier === "scalar" || !program.hasBatchForm ? "scalar" : program.tier,
  };
  return result;
}

function warmUp(program: Program, bytes: Uint8Array, settings: ProcessOptions, milliseconds: number): void {
  const until = performance.now() + milliseconds;
  do program.process(bytes, settings);
  while (performance.now() < until);
}

function checked(result: RunResult, input: string): RunResult {
  if (result.failure) throw new CliError(`${input}: ${result.failure.message}`);
  return result;
}

/** Bytes that one round adds to the heap and to buffers: the median of some rounds. Needs `--expose-gc`. */
function allocation(program: Program, bytes: Uint8Array, settings: ProcessOptions): number {
  const collect = (globalThis as { gc?: () => void }).gc;
  if (!collect) throw new CliError("bytes can be counted only where node runs with --expose-gc");
  warmUp(program, bytes, settings, WARM_UP);
  const rounds: number[] = [];
  for (let i = 0; i < 7; i++) {
    collect();
    const before = occupied();
    program.process(bytes, settings);
    rounds.push(occupied() - before);
  }
  return rounds.sort((a, b) => a - b)[3];
}

function occupied(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Runs this command once more, in a process with a young generation so large that it is never collected. */
function measureInChild(): number {
  const flags = [`--max-semi-space-size=${SEMI_SPACE}`, `--min-semi-space-size=${SEMI_SPACE}`, "--expose-gc"];
  const args = [...process.execArgv, ...flags, ...process.argv.slice(1), "--measure-allocation", "--json"];
  const out = execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return (JSON.parse(out) as { readonly alloc: number }).alloc;
}
