import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Signal, TelemetryFormat } from "../../src/index.ts";
import type { OutputConfig } from "../../src/runtime/v1/pipeline/configuration.ts";
import type { PipelineDefinition } from "../../src/runtime/v1/pipeline/definition.ts";
import { fromProto, joinPayloads } from "../../src/runtime/v1/pipeline/payload-run.ts";
import type { PipelineResult } from "../../src/runtime/v1/pipeline/result.ts";
import { FileError } from "../file-error.ts";
import { type FileFormat, formatByName, framed, telemetryFormat } from "../formats.ts";
import { type Output, openOutput } from "../output.ts";

/** Where payloads go that are neither a file nor standard output. */
export interface PipelineSink {
  /** @param payload OTLP protobuf; waited for, so a slow sink slows the run down. */
  write(payload: Uint8Array, signal: Signal): Promise<void> | void;
  /** The run went well. */
  commit?(): Promise<void> | void;
  /** The run failed. */
  discard?(): void;
}

/** Opens an output of a type that the library's user knows, by its name and the settings of the configuration. */
export type SinkFactory = (
  name: string,
  settings: Readonly<Record<string, unknown>>,
) => PipelineSink | Promise<PipelineSink>;

export interface PipelineOutputsOptions {
  /** The file of what is left, `-` for standard output; the configuration's `default_output` where it is left out. */
  readonly main?: string;
  /** Of outputs whose name does not tell; `json` where it is left out. */
  readonly format?: FileFormat;
  /** Of the main output, in place of what its name tells. */
  readonly mainFormat?: FileFormat;
  /** Files of outputs, in place of what the configuration says. */
  readonly files?: ReadonlyMap<string, string>;
  /** The file of an output that is configured nowhere; throws where there is none. */
  readonly fileFor?: (name: string) => string;
  /** What opens outputs of other types than `file` and `stdout`. */
  readonly types?: Readonly<Record<string, SinkFactory>>;
}

/** Where an output's payloads go; two outputs may have one. */
type Target =
  | { readonly kind: "file"; readonly key: string; readonly file: string; readonly format: FileFormat }
  | { readonly kind: "sink"; readonly key: string; readonly open: () => PipelineSink | Promise<PipelineSink> };

/**
 * The outputs of a pipeline's run. Files appear whole when `commit` is called, or not at all; one to which nothing went
 * does not appear, except for the main one.
 */
export class PipelineOutputs {
  private readonly definition: PipelineDefinition;
  private readonly options: PipelineOutputsOptions;
  private readonly targets = new Map<string, Target>();
  private readonly main: Target;
  private readonly sinks = new Map<string, PipelineSink>();

  /** Use `openPipelineOutputs`. */
  constructor(definition: PipelineDefinition, options: PipelineOutputsOptions) {
    this.definition = definition;
    this.options = options;
    const { main, mainFormat } = options;
    const { defaultOutput } = definition;
    if (main === undefined && defaultOutput !== undefined) this.main = this.targetOf(defaultOutput);
    else this.main = this.fileTarget(main ?? "-", mainFormat);
  }

  /** What payloads should come as: JSON where nothing else is written. */
  get payloadFormat(): TelemetryFormat {
    const names = this.definition.outputs?.map(({ name }) => name) ?? [];
    const all = [this.main, ...[...names, ...(this.options.files?.keys() ?? [])].map((name) => this.targetOf(name))];
    const isJson = all.every((target) => target.kind === "file" && telemetryFormat(target.format) === "json");
    return isJson && new Set(all.map(({ key }) => key)).size === all.length ? "json" : "proto";
  }

  /** Finds out whether files can be written, before anything runs, and opens the main output. Throws a `FileError`. */
  async open(): Promise<void> {
    const outputs = this.definition.outputs ?? [];
    for (const target of [this.main, ...outputs.map(({ name }) => this.targetOf(name))]) {
      if (target.kind !== "file" || target.file === "-") continue;
      const folder = await stat(dirname(target.file)).catch(() => undefined);
      if (!folder?.isDirectory()) throw new FileError(target.file, `there is no folder ${dirname(target.file)}`);
    }
    await this.sinkOf(this.main);
  }

  /**
   * Writes what became of a payload.
   * @param format of the result's payloads.
   * @param isPart of a stream, in which a payload of which nothing is left is not sent; false where left out.
   */
  async write(
    { output, routes, counts }: PipelineResult,
    {
      signal,
      format,
      isPart = false,
    }: { readonly signal: Signal | undefined; readonly format: TelemetryFormat; readonly isPart?: boolean },
  ): Promise<void> {
    if (signal === undefined) return;
    const payloads = new Map<Target["key"], { readonly target: Target; bytes: Uint8Array }>();
    const add = (target: Target, bytes: Uint8Array): void => {
      const known = payloads.get(target.key);
      if (known) known.bytes = joinPayloads(signal, known.bytes, bytes);
      else payloads.set(target.key, { target, bytes });
    };
    if (output && (counts.kept > 0 || !isPart)) add(this.main, output);
    for (const [name, routed] of routes) add(this.targetOf(name), routed);
    for (const { target, bytes } of payloads.values()) {
      const to = target.kind === "file" ? telemetryFormat(target.format) : "proto";
      const sink = await this.sinkOf(target);
      await sink.write(format === to ? bytes : fromProto(signal, bytes, to), signal);
    }
  }

  /** Finishes: files take their names. */
  async commit(): Promise<void> {
    for (const sink of this.sinks.values()) await sink.commit?.();
  }

  /** Gives up: no file of this run is left. */
  discard(): void {
    for (const sink of this.sinks.values()) sink.discard?.();
  }

  private targetOf(name: string): Target {
    const known = this.targets.get(name);
    if (known) return known;
    const { files, fileFor, types = {} } = this.options;
    const given = files?.get(name);
    const config = this.definition.outputs?.find((output) => output.name === name);
    let target: Target;
    if (given !== undefined) target = this.fileTarget(given);
    else if (config) target = this.configured(config, types);
    else if (fileFor) target = this.fileTarget(fileFor(name));
    else throw new Error(`there is no output ${name}`);
    this.targets.set(name, target);
    return target;
  }

  private configured(config: OutputConfig, types: Readonly<Record<string, SinkFactory>>): Target {
    const { name, type, path, format } = config;
    if (type === "file" || type === "stdout") return this.fileTarget(path ?? "-", format);
    const factory = types[type];
    if (!factory) throw new Error(`the output ${name} is of the type ${type}, which nobody registered`);
    return { kind: "sink", key: `sink ${name}`, open: () => factory(name, config.settings) };
  }

  /** A format that is given wins over the file's name. */
  private fileTarget(file: string, format?: FileFormat): Target {
    const chosen = format ?? (file === "-" ? undefined : formatByName(file)) ?? this.options.format ?? "json";
    return { kind: "file", key: `file ${file === "-" ? file : resolve(file)}`, file, format: chosen };
  }

  private async sinkOf(target: Target): Promise<PipelineSink> {
    const known = this.sinks.get(target.key);
    if (known) return known;
    const sink = target.kind === "sink" ? await target.open() : fileSink(await openOutput(target.file), target.format);
    this.sinks.set(target.key, sink);
    return sink;
  }
}

function fileSink(output: Output, format: FileFormat): PipelineSink {
  return {
    async write(payload) {
      for (const piece of framed(payload, format)) await output.write(piece);
    },
    commit: () => output.commit(),
    discard: () => output.discard(),
  };
}

/** Opens the outputs of a pipeline's run. Throws a `FileError` where a file cannot be written. */
export async function openPipelineOutputs(
  definition: PipelineDefinition,
  options: PipelineOutputsOptions = {},
): Promise<PipelineOutputs> {
  const outputs = new PipelineOutputs(definition, options);
  await outputs.open();
  return outputs;
}
