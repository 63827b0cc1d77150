import { detectSignal, type Signal, Source, TelemetryError, type TelemetryFormat } from "ottl";
import {
  type CompiledPipeline,
  type CompiledV1,
  compileV1,
  isV1Configuration,
  isV1Text,
  type PipelineDefinition,
  type V1Options,
} from "ottl/v1";
import { CliError } from "../support/cli-error.ts";
import { readText } from "../support/read-text.ts";
import { countFindings, showFindings } from "../support/show-findings.ts";
import { isPipelineText, openPipeline, ReportPrinter } from "./pipeline-file.ts";
import { withClass } from "./with-class.ts";

/** Whether a file says of itself that it is written in the dialect v1. */
export async function isV1File(file: string): Promise<boolean> {
  if (file === "-") return false;
  const text = await readText(file);
  return isV1Text(text) || isV1Configuration(text);
}

/** How rules are compiled. */
export interface V1RulesOptions extends Omit<V1Options, "signal" | "limits"> {
  /** The run has no limits, whatever the rules say. */
  readonly isUnlimited?: boolean;
}

const NO_LIMITS = { records: undefined, runNanos: undefined, memoryBytes: undefined };

/** A program or configuration of the dialect v1, compiled for each signal that turns up. */
export class V1Rules {
  readonly source: Source;
  private readonly options: V1RulesOptions;
  private readonly programs = new Map<Signal, CompiledV1 | CompiledPipeline>();
  private readonly shown = new Set<string>();
  private readonly printer = new ReportPrinter();
  /** Undefined for a program. */
  private readonly pipeline: PipelineDefinition | undefined;

  constructor(source: Source, options: V1RulesOptions = {}) {
    this.source = source;
    this.options = options;
    this.pipeline = isPipelineText(source.text, source.name ?? "") ? openPipeline(source) : undefined;
  }

  static async open(file: string, options: V1RulesOptions = {}): Promise<V1Rules> {
    return new V1Rules(new Source(await readText(file), file === "-" ? "<stdin>" : file), options);
  }

  /** Shows findings, each once; throws a `CliError` where the program is refused. */
  programFor(signal: Signal): CompiledV1 | CompiledPipeline {
    const known = this.programs.get(signal);
    if (known) return known;
    const program = this.pipeline ? this.compilePipeline(this.pipeline, signal) : this.compileProgram(signal);
    this.programs.set(signal, program);
    return program;
  }

  private compilePipeline(pipeline: PipelineDefinition, signal: Signal): CompiledPipeline {
    const { program, reports } = pipeline.compile({
      ...this.options,
      signal,
      ledger: pipeline.startLedger(!this.options.isUnlimited),
    });
    if (!program) return this.printer.refuse(reports);
    this.printer.print(reports);
    return program;
  }

  private compileProgram(signal: Signal): CompiledV1 {
    const { program, diagnostics } = compileV1(this.source.text, {
      ...this.options,
      signal,
      ...(this.options.isUnlimited ? { limits: NO_LIMITS } : {}),
    });
    const fresh = diagnostics.filter(({ code, span }) => !this.shown.has(`${code} ${span.start}`));
    for (const { code, span } of fresh) this.shown.add(`${code} ${span.start}`);
    showFindings(fresh.map(withClass), this.source);
    if (!program) throw new CliError(`the rules are refused: ${countFindings(diagnostics)}`);
    return program;
  }

  /** Forgets what programs have counted. */
  restart(): void {
    this.programs.clear();
  }

  /**
   * The program for what a payload carries.
   * @param hint what to do where that is not told.
   */
  programForPayload(
    format: TelemetryFormat,
    bytes: Uint8Array,
    place: string,
    given?: Signal,
    hint = "; say which with --signal",
  ): CompiledV1 | CompiledPipeline {
    const signal = given ?? detectSignal(format, bytes);
    if (signal instanceof TelemetryError)
      throw new CliError(`${place}: ${signal.message}${signal.code === "unknown-signal" ? hint : ""}`);
    return this.programFor(signal);
  }

  /** Those that have been needed so far. */
  get compiled(): readonly CompiledV1[] {
    return [...this.programs.values()].flatMap((each) => ("programs" in each ? each.programs : [each]));
  }
}
