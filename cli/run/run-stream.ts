import {
  detectSignal,
  type Program,
  type Refusal,
  type RunSummary,
  type Signal,
  summarize,
  TelemetryError,
  type Validation,
} from "ottl";
import {
  createPool,
  type FileFormat,
  formatByName,
  framed,
  type Input,
  type Output,
  openInput,
  openOutput,
  telemetryFormat,
  WAITED_FROM,
} from "ottl/node";
import { CliError } from "../support/cli-error.ts";
import { countFindings, showFindings } from "../support/show-findings.ts";
import { printable, styleFor } from "../support/style.ts";
import { wallClock, writeMetrics } from "../v1/write-metrics.ts";
import { type InputPayload, payloadsOf } from "./payloads.ts";
import { Progress } from "./progress.ts";
import { Report } from "./report.ts";
import { type RuleSource, Rules } from "./rules.ts";
import { sniffFormat } from "./sniff.ts";

export interface RunOptions extends RuleSource {
  readonly input: string;
  readonly output?: string;
  readonly format?: FileFormat;
  readonly outputFormat?: FileFormat;
  readonly signal?: Signal;
  readonly diff?: boolean;
  readonly diffLimit: number;
  readonly quiet?: boolean;
  readonly validate?: Validation;
  /** Where metrics are written. */
  readonly metrics?: string;
  /** Threads; 1 where it is left out. */
  readonly workers?: number;
}

/** `ottl run`: telemetry in, telemetry out. Throws a `CliError` or `FileError`; then no output file is there. */
export async function runStream(options: RunOptions): Promise<void> {
  const start = wallClock();
  const rules = await Rules.open({ ...options, counts: options.metrics !== undefined });
  const input = await openInput(options.input);
  // A diff takes the place of the records on standard output.
  const target = options.output ?? (options.diff ? undefined : "-");
  const output = target === undefined ? undefined : await openOutput(target);
  const stop = (): void => {
    output?.discard();
    process.exit(130);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const progress = new Progress(!options.quiet && target !== "-");
  const report = new Report(rules.source, input.name);
  try {
    await pump(rules, input, output, options, report, progress);
    await output?.commit();
  } catch (error) {
    output?.discard();
    throw error;
  } finally {
    progress.clear();
    process.off("SIGINT", stop).off("SIGTERM", stop);
    report.showErrors();
  }
  if (options.metrics !== undefined) await writeMetrics(options.metrics, rules.compiled, start);
  if (options.diff && report.hiddenChanges > 0) {
    process.stdout.write(`… and ${report.hiddenChanges} more changes (--diff-limit 0 shows all)\n`);
  }
  if (!options.quiet && (options.diff || process.stderr.isTTY)) {
    process.stderr.write(`${report.summary(styleFor(process.stderr))}\n`);
  }
}

async function pump(
  rules: Rules,
  input: Input,
  output: Output | undefined,
  options: RunOptions,
  report: Report,
  progress: Progress,
): Promise<void> {
  const named = options.format ?? formatByName(options.input);
  const { format, chunks } =
    options.format === undefined
      ? await sniffFormat(input.chunks, named)
      : { format: options.format, chunks: input.chunks };
  const outputFormat = options.outputFormat ?? (options.output ? formatByName(options.output) : undefined) ?? format;
  const payloads = payloadsOf(chunks, format, input.name);
  const run = options.workers === undefined || options.workers === 1 ? runHere : runOnWorkers;
  for await (const { payload, summary, output: bytes } of run(payloads, rules, options, outputFormat, report)) {
    report.add(summary, payload.line);
    if (summary.refusal) throw refusal(summary.refusal, summary, payload, rules);
    if (output && bytes) await writePayload(output, summary, bytes, outputFormat, payload.line);
    progress.update(input.size === undefined ? undefined : input.bytesRead() / input.size, report.recordsIn);
  }
}

/** What became of a payload. */
interface Ran {
  readonly payload: InputPayload;
  readonly summary: RunSummary;
  readonly output: Uint8Array | undefined;
}

async function* runHere(
  payloads: AsyncIterable<InputPayload>,
  rules: Rules,
  options: RunOptions,
  outputFormat: FileFormat,
  report: Report,
): AsyncGenerator<Ran> {
  const { diff: compare, validate } = options;
  for await (const payload of payloads) {
    const { bytes, format } = payload;
    const program = programFor(rules, options.signal, payload);
    if (program === undefined) continue;
    const result = program.process(bytes, {
      format,
      outputFormat: telemetryFormat(outputFormat),
      compare,
      validate,
      reuseOutput: outputFormat === "pb" && payload.line === undefined,
    });
    if (compare && !result.failure) report.diff(result, options.diffLimit);
    yield { payload, summary: summarize(result), output: result.output };
  }
}

/** As `runHere`, the payloads shared out; results in the same order. */
async function* runOnWorkers(
  payloads: AsyncIterable<InputPayload>,
  rules: Rules,
  { signal, validate, workers }: RunOptions,
  outputFormat: FileFormat,
): AsyncGenerator<Ran> {
  const pool = await createPool({ ...rules.forPool(), workers });
  try {
    const settings = { signal, validate, outputFormat: telemetryFormat(outputFormat) };
    for await (const { payload, result } of pool.processAll(payloads, settings)) {
      // Shows what is to be said about the rules, once, and throws where they are refused.
      if (result.signal) rules.programFor(result.signal);
      else if (programFor(rules, signal, payload) === undefined) continue;
      yield { payload, summary: result, output: result.output };
      if (result.output && result.output.length >= WAITED_FROM) pool.release(result);
    }
  } finally {
    await pool.close();
  }
}

/** Undefined for an empty protobuf file, which is a payload without anything in it. */
function programFor(
  rules: Rules,
  given: Signal | undefined,
  { format, bytes, place }: InputPayload,
): Program | undefined {
  if (given !== undefined) return rules.programFor(given);
  const signal = detectSignal(format, bytes);
  if (!(signal instanceof TelemetryError)) return rules.programFor(signal);
  if (format === "proto" && bytes.length === 0) return undefined;
  const hint = signal.code === "unknown-signal" ? "; say which with --signal" : "";
  throw new CliError(printable(`${place}: ${signal.message}${hint}`));
}

async function writePayload(
  output: Output,
  summary: RunSummary,
  bytes: Uint8Array,
  format: FileFormat,
  line: number | undefined,
): Promise<void> {
  // In a stream, a payload of which nothing is left is not sent.
  if (line !== undefined && summary.after === 0 && isEmptyPayload(bytes, format)) return;
  for (const piece of framed(bytes, format)) await output.write(piece);
}

/** No resources at all; some may be left without records. */
function isEmptyPayload(bytes: Uint8Array, format: FileFormat): boolean {
  return bytes.length <= (telemetryFormat(format) === "proto" ? 0 : 2);
}

function refusal(reason: Refusal, { signal }: RunSummary, { place }: InputPayload, rules: Rules): CliError {
  if (reason.kind === "telemetry") return new CliError(printable(`${place}: not OTLP ${signal}: ${reason.message}`));
  showFindings(reason.findings, rules.source);
  const count = countFindings(reason.findings);
  return new CliError(`${printable(place)}: the payload is refused (error_mode: propagate): ${count}`);
}
