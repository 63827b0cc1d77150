import { Source, TelemetryError } from "ottl";
import {
  type FileFormat,
  formatByName,
  framed,
  type Output,
  openInput,
  openOutput,
  telemetryFormat,
} from "ottl/node";
import { readRecovery, reportMetrics, type V1Error } from "ottl/v1";
import { payloadsOf } from "../run/payloads.ts";
import type { RunOptions } from "../run/run-stream.ts";
import { sniffFormat } from "../run/sniff.ts";
import { CliError, usageError } from "../support/cli-error.ts";
import { promotionOf } from "../support/common-options.ts";
import { showFindings } from "../support/show-findings.ts";
import { V1Rules } from "./program.ts";

export interface RunV1Options extends RunOptions {
  readonly route?: readonly string[];
  readonly onError?: string;
  readonly metrics?: string;
}

/** `ottl run --dialect v1`: telemetry in, telemetry out, routed records to their outputs. */
export async function runV1(options: RunV1Options): Promise<void> {
  const start = wallClock();
  const rules = await openRules(options);
  const input = await openInput(options.input);
  const named = options.format ?? formatByName(options.input);
  const { format, chunks } =
    options.format === undefined
      ? await sniffFormat(input.chunks, named)
      : { format: options.format, chunks: input.chunks };
  const outputFormat = options.outputFormat ?? (options.output ? formatByName(options.output) : undefined) ?? format;
  const outputs = new Outputs(options, outputFormat);
  const errors = new Map<number, { readonly error: V1Error; count: number }>();
  try {
    await outputs.open("");
    for await (const { bytes, line, place, format: from } of payloadsOf(chunks, format, input.name)) {
      if (bytes.length === 0) continue;
      const program = rules.programForPayload(from, bytes, place, options.signal);
      const result = program.process(bytes, { format: from, outputFormat: telemetryFormat(outputFormat) });
      for (const error of result.errors) {
        const known = errors.get(error.span.start);
        if (known) known.count++;
        else errors.set(error.span.start, { error, count: 1 });
      }
      if (result.failure instanceof TelemetryError) throw new CliError(`${place}: ${result.failure.message}`);
      if (result.failure) throw new CliError(`${place}: ${result.failure.message} (${result.failure.class} error)`);
      const isLeft = line === undefined || result.counts.kept > 0;
      if (isLeft && result.output) await outputs.write("", result.output);
      for (const [name, routed] of result.routes) await outputs.write(name, routed);
    }
    await outputs.commit();
  } catch (error) {
    await outputs.discard();
    throw error;
  } finally {
    showErrors([...errors.values()], rules);
  }
  if (options.metrics !== undefined) await writeMetrics(options.metrics, rules, start);
}

async function openRules(options: RunV1Options): Promise<V1Rules> {
  const { config, statement = [], onError } = options;
  if (options.diff) throw usageError("--diff is for rules of the dialect collector");
  if (config !== undefined && statement.length > 0) throw usageError("-c and -e cannot be used together");
  if (config === undefined && statement.length === 0)
    throw usageError("nothing to run: give -c FILE or -e 'STATEMENTS'");
  const recovery = onError === undefined ? undefined : readRecovery(onError);
  if (onError !== undefined && !recovery) throw usageError("--on-error takes skip, retry N or fallback VALUE");
  const settings = {
    ...(recovery ? { recovery } : {}),
    metrics: options.metrics !== undefined,
    tier: options.tier,
    promotion: promotionOf(options),
    memoryInUse: () => process.memoryUsage().rss,
  };
  return config === undefined
    ? new V1Rules(new Source(statement.join("\n"), "-e"), settings)
    : await V1Rules.open(config, settings);
}

/** Each place once; of a payload the first hundred errors are told apart. */
function showErrors(errors: readonly { readonly error: V1Error; readonly count: number }[], rules: V1Rules): void {
  const findings = errors.map(({ error: { class: kind, code, message, span }, count }) => ({
    code,
    severity: "warning" as const,
    message: `${kind} error: ${message}`,
    span,
    ...(count > 1 ? { notes: [`on ${count} records or more`] } : {}),
  }));
  showFindings(findings, rules.source);
}

/** Prometheus text, or OTLP where the file's name ends so. */
async function writeMetrics(file: string, rules: V1Rules, start: bigint): Promise<void> {
  const format = /\.json$/.test(file) ? "json" : /\.pb$/.test(file) ? "proto" : "prometheus";
  const output = await openOutput(file);
  await output.write(reportMetrics(rules.compiled, format, { start, end: wallClock() }));
  await output.commit();
}

function wallClock(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}

/** The files of a run: the main one is called "". */
class Outputs {
  private readonly options: RunV1Options;
  private readonly format: FileFormat;
  private readonly targets: ReadonlyMap<string, string>;
  private readonly outputs = new Map<string, Output>();

  constructor(options: RunV1Options, format: FileFormat) {
    this.options = options;
    this.format = format;
    this.targets = new Map((options.route ?? []).map(assignment));
  }

  async open(name: string): Promise<Output> {
    const known = this.outputs.get(name);
    if (known) return known;
    const output = await openOutput(this.targetOf(name));
    this.outputs.set(name, output);
    return output;
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    const output = await this.open(name);
    for (const piece of framed(bytes, this.format)) await output.write(piece);
  }

  async commit(): Promise<void> {
    for (const output of this.outputs.values()) await output.commit();
  }

  async discard(): Promise<void> {
    for (const output of this.outputs.values()) output.discard();
  }

  /** Where `--route` says, else a file beside the main output: `out.json` gives `out.NAME.json`. */
  private targetOf(name: string): string {
    const { output = "-" } = this.options;
    if (name === "") return output;
    const given = this.targets.get(name);
    if (given !== undefined) return given;
    if (output === "-") throw usageError(`where do records for ${name} go? Give --route '${name}=FILE'`);
    if (!/^[\w.-]+$/.test(name)) throw usageError(`${name} is no file name: give --route '${name}=FILE'`);
    const [, stem, endings] = /^(.*?[^/\\]*?)((?:\.[^./\\]+){0,2})$/.exec(output) as RegExpExecArray;
    return `${stem}.${name}${endings}`;
  }
}

function assignment(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw usageError("--route looks like NAME=FILE");
  return [text.slice(0, at), text.slice(at + 1)];
}
