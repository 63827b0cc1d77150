import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { type Reported, Source } from "ottl";
import { fileError } from "ottl/node";
import { isV1Configuration, type LoadOptions, loadPipeline, loadProgram, type PipelineDefinition } from "ottl/v1";
import { CliError } from "../support/cli-error.ts";
import { countFindings, showFindings } from "../support/show-findings.ts";
import { withClass } from "./with-class.ts";

/** Whether rules of the dialect v1 are a YAML (or JSON) configuration and no program. */
export function isPipelineText(text: string, file: string): boolean {
  return (
    /\.(?:ya?ml|json)$/.test(file) || isV1Configuration(text) || /^(?:stages|statements|program)[ \t]*:/m.test(text)
  );
}

/** What is wrong with a configuration and with the files of its stages, the configuration first. */
export function lintPipeline(text: string, file: string, isDialectKnown: boolean): readonly Reported[] {
  return loadPipeline(text, { ...optionsFor(file), isDialectKnown }).reports;
}

/**
 * Reads a configuration, or a program as one; shows what is wrong with it and throws a `CliError` then. Programs are checked when a signal
 * turns up.
 * @param outputs outputs that the command line adds.
 */
export function openPipeline({ text, name = "" }: Source, outputs: readonly string[] = []): PipelineDefinition {
  const load = isPipelineText(text, name) ? loadPipeline : loadProgram;
  const { pipeline, reports } = load(text, { ...optionsFor(name), outputs, signals: [], isDialectKnown: true });
  const printer = new ReportPrinter();
  if (!pipeline) return printer.refuse(reports);
  printer.print(reports);
  return pipeline;
}

/** Prints findings on standard error, file by file, each once: signals have many in common. */
export class ReportPrinter {
  private readonly shown = new Set<string>();

  print(reports: readonly Reported[]): void {
    for (const { source, findings } of reports) {
      const fresh = findings.filter(({ code, span }) => !this.shown.has(`${source.name} ${code} ${span.start}`));
      for (const { code, span } of fresh) this.shown.add(`${source.name} ${code} ${span.start}`);
      showFindings(fresh.map(withClass), source);
    }
  }

  /** Prints findings, and throws because of the errors among them. */
  refuse(reports: readonly Reported[]): never {
    this.print(reports);
    throw new CliError(`the rules are refused: ${countFindings(reports.flatMap(({ findings }) => findings))}`);
  }
}

function optionsFor(file: string): LoadOptions {
  return { name: file, readFile: stageFileReader(file) };
}

/** Reads files of stages, which are looked for beside the configuration. */
export function stageFileReader(file: string): NonNullable<LoadOptions["readFile"]> {
  const folder = file === "-" || file === "<stdin>" ? "." : dirname(file);
  return (path) => {
    const place = isAbsolute(path) ? path : join(folder, path);
    try {
      return new Source(new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(place)), place);
    } catch (error) {
      if (error instanceof TypeError) return "is not UTF-8 text";
      return fileError(place, error).message.slice(place.length + 2);
    }
  };
}
