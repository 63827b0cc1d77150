import { type Signal, type Source, TelemetryError } from "ottl";
import {
  createPipelinePool,
  type FileFormat,
  formatByName,
  openInput,
  openPipelineOutputs,
  type PipelineOutcome,
  type PipelineOutputs,
} from "ottl/node";
import { describeV1Class, type PipelineDefinition, type PipelineError } from "ottl/v1";
import { type InputPayload, payloadsOf } from "../run/payloads.ts";
import { Progress } from "../run/progress.ts";
import { sniffFormat } from "../run/sniff.ts";
import { CliError, usageError } from "../support/cli-error.ts";
import { showFindings } from "../support/show-findings.ts";
import { printable } from "../support/style.ts";
import { endByLimit } from "./end-by-limit.ts";
import { openPipeline, ReportPrinter } from "./pipeline-file.ts";
import { recoveryOption } from "./recovery-option.ts";
import { besideMain, routeFiles } from "./route-files.ts";
import type { RunV1Options } from "./run-v1.ts";
import { wallClock, writeMetrics } from "./write-metrics.ts";

/** `ottl run -c pipeline.yaml`, a configuration of the dialect v1: telemetry in, and to its outputs. */
export async function runPipeline(source: Source, options: RunV1Options): Promise<void> {
  const start = wallClock();
  const settings = poolOptions(options);
  const files = routeFiles(options.route);
  const definition = openPipeline(source, [...files.keys()]);
  const input = await openInput(options.input);
  const named = options.format ?? formatByName(options.input);
  const { format, chunks } =
    options.format === undefined
      ? await sniffFormat(input.chunks, named)
      : { format: options.format, chunks: input.chunks };
  const outputs = await openOutputs(definition, options, files, format);
  const pool = await createPipelinePool(definition, settings).catch((error: unknown) => {
    outputs.discard();
    throw error;
  });
  const stop = (): void => {
    outputs.discard();
    process.exit(130);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const progress = new Progress(!options.quiet && (options.output ?? "-") !== "-");
  const errors = new ErrorReport();
  try {
    let records = 0;
    const payloads = withoutEmpty(payloadsOf(chunks, format, input.name));
    const formats = { signal: options.signal, outputFormat: outputs.payloadFormat };
    const printer = new ReportPrinter();
    for await (const outcome of pool.processAll(payloads, formats)) {
      const { payload, result } = outcome;
      errors.add(result.errors);
      const signal = judge(outcome, printer);
      const { payloadFormat } = outputs;
      await outputs.write(result, { signal, format: payloadFormat, isPart: payload.line !== undefined });
      records += result.counts.records;
      progress.update(input.size === undefined ? undefined : input.bytesRead() / input.size, records);
    }
    await outputs.commit();
    if (options.metrics !== undefined) await writeMetrics(options.metrics, [await pool.metrics()], start);
  } catch (error) {
    outputs.discard();
    throw error;
  } finally {
    progress.clear();
    process.off("SIGINT", stop).off("SIGTERM", stop);
    await pool.close();
    errors.show();
  }
}

function poolOptions({ onError, tier, metrics, workers, promoteAfter, promoteBatch }: RunV1Options) {
  if (promoteAfter !== undefined) {
    throw usageError("--promote-after counts over payloads, which stages and --workers do not: give --promote-batch");
  }
  return {
    ...(promoteBatch === undefined ? {} : { promotion: { batchSize: promoteBatch } }),
    ...recoveryOption(onError),
    ...(tier ? { tier } : {}),
    ...(workers === undefined ? {} : { workers }),
    metrics: metrics !== undefined,
  };
}

async function openOutputs(
  definition: PipelineDefinition,
  { output, outputFormat }: RunV1Options,
  files: ReadonlyMap<string, string>,
  format: FileFormat,
): Promise<PipelineOutputs> {
  return await openPipelineOutputs(definition, {
    ...(output === undefined ? {} : { main: output }),
    ...(outputFormat ? { mainFormat: outputFormat } : {}),
    format,
    files,
    fileFor: (name) => besideMain(name, output),
  });
}

async function* withoutEmpty(payloads: AsyncIterable<InputPayload>): AsyncGenerator<InputPayload> {
  for await (const payload of payloads) if (payload.bytes.length > 0) yield payload;
}

/** The payload's signal; throws where the payload ends the run. */
function judge({ payload, signal, compiled, result }: PipelineOutcome<InputPayload>, printer: ReportPrinter): Signal {
  const place = printable(payload.place);
  if (compiled && !compiled.program) printer.refuse(compiled.reports);
  if (compiled) printer.print(compiled.reports);
  const { failure } = result;
  if (failure instanceof TelemetryError) {
    const hint = failure.code === "unknown-signal" ? "; say which with --signal" : "";
    throw new CliError(printable(`${place}: ${failure.message}${hint}`));
  }
  if (failure) endByLimit(failure, failure.source, place);
  return signal as Signal;
}

/** Errors that recovery policies dealt with, by their place. */
class ErrorReport {
  private readonly found = new Map<string, { readonly error: PipelineError; count: number }>();

  add(errors: readonly PipelineError[]): void {
    for (const error of errors) {
      const key = `${error.source.name} ${error.span.start}`;
      const known = this.found.get(key);
      if (known) known.count++;
      else this.found.set(key, { error, count: 1 });
    }
  }

  /** Each place once; of a payload the first hundred errors of a stage are told apart. */
  show(): void {
    for (const { error, count } of this.found.values()) {
      const { class: kind, code, message, span, source, stage } = error;
      const notes = [
        ...(stage === "main" ? [] : [`in the stage ${stage}`]),
        ...(count > 1 ? [`on ${count} records or more`] : []),
      ];
      showFindings(
        [{ code, severity: "warning", message: `${describeV1Class(kind)}: ${message}`, span, notes }],
        source,
      );
    }
  }
}
