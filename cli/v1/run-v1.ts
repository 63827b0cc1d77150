import { Source, TelemetryError } from "ottl";
import { type FileFormat, formatByName, framed, type Output, openInput, openOutput, telemetryFormat } from "ottl/node";
import { describeV1Class, type V1Error } from "ottl/v1";
import { payloadsOf } from "../run/payloads.ts";
import type { RunOptions } from "../run/run-stream.ts";
import { sniffFormat } from "../run/sniff.ts";
import { CliError, usageError } from "../support/cli-error.ts";
import { promotionOf } from "../support/common-options.ts";
import { readText } from "../support/read-text.ts";
import { showFindings } from "../support/show-findings.ts";
import { endByLimit } from "./end-by-limit.ts";
import { isPipelineText } from "./pipeline-file.ts";
import { V1Rules } from "./program.ts";
import { recoveryOption } from "./recovery-option.ts";
import { besideMain, routeFiles } from "./route-files.ts";
import { runPipeline } from "./run-pipeline.ts";
import { wallClock, writeMetrics } from "./write-metrics.ts";

export interface RunV1Options extends RunOptions {
  readonly route?: readonly string[];
  readonly onError?: string;
  readonly metrics?: string;
}

/** `ottl run --dialect v1`: telemetry in, telemetry out, routed records to their outputs. */
export async function runV1(options: RunV1Options): Promise<void> {
  const start = wallClock();
  const source = await openSource(options);
  if (options.workers !== undefined || isPipelineText(source.text, source.name ?? "")) {
    await runPipeline(source, options);
    return;
  }
  const rules = openRules(source, options);
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
      if (result.failure) endByLimit(result.failure, rules.source, place);
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
  if (options.metrics !== undefined) await writeMetrics(options.metrics, rules.compiled, start);
}

async function openSource({ config, statement = [], diff }: RunV1Options): Promise<Source> {
  if (diff) throw usageError("--diff is for rules of the dialect collector");
  if (config !== undefined && statement.length > 0) throw usageError("-c and -e cannot be used together");
  if (config !== undefined) return new Source(await readText(config), config === "-" ? "<stdin>" : config);
  if (statement.length === 0) throw usageError("nothing to run: give -c FILE or -e 'STATEMENTS'");
  return new Source(statement.join("\n"), "-e");
}

function openRules(source: Source, options: RunV1Options): V1Rules {
  return new V1Rules(source, {
    ...recoveryOption(options.onError),
    metrics: options.metrics !== undefined,
    tier: options.tier,
    promotion: promotionOf(options),
    memoryInUse: () => process.memoryUsage().rss,
  });
}

/** Each place once; of a payload the first hundred errors are told apart. */
function showErrors(errors: readonly { readonly error: V1Error; readonly count: number }[], rules: V1Rules): void {
  const findings = errors.map(({ error: { class: kind, code, message, span }, count }) => ({
    code,
    severity: "warning" as const,
    message: `${describeV1Class(kind)}: ${message}`,
    span,
    ...(count > 1 ? { notes: [`on ${count} records or more`] } : {}),
  }));
  showFindings(findings, rules.source);
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
    this.targets = routeFiles(options.route);
  }

  async open(name: string): Promise<Output> {
    const known = this.outputs.get(name);
    if (known) return known;
    const target = this.targetOf(name);
    const taken = [...this.outputs.keys()].find((other) => target !== "-" && this.targetOf(other) === target);
    if (taken !== undefined) {
      const other = taken === "" ? "the main output" : `the output ${taken}`;
      throw usageError(`${target} is the file of ${other} already: give ${name} one of its own with --route`);
    }
    const output = await openOutput(target);
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

  /** Where `--route` says, else a file beside the main output. */
  private targetOf(name: string): string {
    const { output = "-" } = this.options;
    return name === "" ? output : (this.targets.get(name) ?? besideMain(name, output));
  }
}
