import {
  describeError,
  detectSignal,
  type Program,
  RunError,
  type RunResult,
  type Signal,
  TelemetryError,
  type TelemetryFormat,
  type Validation,
} from "ottl";
import { type Input, type Output, openInput, openOutput } from "ottl/node";
import { CliError } from "../support/cli-error.ts";
import { countFindings, showFindings } from "../support/show-findings.ts";
import { printable, styleFor } from "../support/style.ts";
import { type FileFormat, formatByName, telemetryFormat } from "./formats.ts";
import { payloadsOf } from "./payloads.ts";
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
}

const NEWLINE = Uint8Array.of(0x0a);

/** `ottl run`: telemetry in, telemetry out. Throws a `CliError` or `FileError`; then no output file is there. */
export async function runStream(options: RunOptions): Promise<void> {
  const rules = await Rules.open(options);
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
  const [from, to] = [telemetryFormat(format), telemetryFormat(outputFormat)];
  for await (const { bytes, line } of payloadsOf(chunks, format)) {
    const place = line === undefined ? input.name : `${input.name}: line ${line}`;
    const program = programFor(rules, options.signal, from, bytes, place);
    if (program === undefined) continue;
    const { diff: compare, validate } = options;
    const result = program.process(bytes, { format: from, outputFormat: to, compare, validate });
    report.add(result, line);
    if (result.failure) throw refusal(result.failure, result, place, rules);
    if (options.diff) report.diff(result, options.diffLimit);
    if (output && result.output) await writePayload(output, result, result.output, outputFormat, line);
    progress.update(input.size === undefined ? undefined : input.bytesRead() / input.size, report.recordsIn);
  }
}

/** Undefined for an empty protobuf file, which is a payload without anything in it. */
function programFor(
  rules: Rules,
  given: Signal | undefined,
  format: TelemetryFormat,
  bytes: Uint8Array,
  place: string,
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
  result: RunResult,
  bytes: Uint8Array,
  format: FileFormat,
  line: number | undefined,
): Promise<void> {
  // In a stream, a payload of which nothing is left is not sent.
  if (line !== undefined && result.counts().after === 0 && isEmptyPayload(bytes, format)) return;
  await output.write(bytes);
  if (format !== "pb") await output.write(NEWLINE);
}

/** No resources at all; some may be left without records. */
function isEmptyPayload(bytes: Uint8Array, format: FileFormat): boolean {
  return format === "pb" ? bytes.length === 0 : bytes.length <= 2;
}

function refusal(failure: TelemetryError | RunError, result: RunResult, place: string, rules: Rules): CliError {
  if (failure instanceof RunError) {
    const findings = failure.errors.map((error) => describeError(error, "error"));
    showFindings(findings, rules.source);
    return new CliError(
      `${printable(place)}: the payload is refused (error_mode: propagate): ${countFindings(findings)}`,
    );
  }
  return new CliError(printable(`${place}: not OTLP ${result.signal}: ${failure.message}`));
}
