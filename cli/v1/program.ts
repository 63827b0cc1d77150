import { detectSignal, type Signal, Source, TelemetryError, type TelemetryFormat } from "ottl";
import { type CompiledV1, compileV1, isV1Text, type V1Options } from "ottl/v1";
import { CliError } from "../support/cli-error.ts";
import { readText } from "../support/read-text.ts";
import { countFindings, showFindings } from "../support/show-findings.ts";
import { withClass } from "./with-class.ts";

/** Whether a file says in its head that it is written in the dialect v1. */
export async function isV1File(file: string): Promise<boolean> {
  return file !== "-" && isV1Text(await readText(file));
}

/** A program of the dialect v1, compiled for each signal that turns up. */
export class V1Rules {
  readonly source: Source;
  private readonly options: Omit<V1Options, "signal">;
  private readonly programs = new Map<Signal, CompiledV1>();
  private readonly shown = new Set<string>();

  constructor(source: Source, options: Omit<V1Options, "signal"> = {}) {
    this.source = source;
    this.options = options;
  }

  static async open(file: string, options: Omit<V1Options, "signal"> = {}): Promise<V1Rules> {
    return new V1Rules(new Source(await readText(file), file === "-" ? "<stdin>" : file), options);
  }

  /** Shows findings, each once; throws a `CliError` where the program is refused. */
  programFor(signal: Signal): CompiledV1 {
    const known = this.programs.get(signal);
    if (known) return known;
    const { program, diagnostics } = compileV1(this.source.text, { ...this.options, signal });
    const fresh = diagnostics.filter(({ code, span }) => !this.shown.has(`${code} ${span.start}`));
    for (const { code, span } of fresh) this.shown.add(`${code} ${span.start}`);
    showFindings(fresh.map(withClass), this.source);
    if (!program) throw new CliError(`the rules are refused: ${countFindings(diagnostics)}`);
    this.programs.set(signal, program);
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
  ): CompiledV1 {
    const signal = given ?? detectSignal(format, bytes);
    if (signal instanceof TelemetryError)
      throw new CliError(`${place}: ${signal.message}${signal.code === "unknown-signal" ? hint : ""}`);
    return this.programFor(signal);
  }

  /** Those that have been needed so far. */
  get compiled(): readonly CompiledV1[] {
    return [...this.programs.values()];
  }
}
