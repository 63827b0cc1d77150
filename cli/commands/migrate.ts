import { stat } from "node:fs/promises";
import { Argument, Command, Option } from "commander";
import { type Diagnostic, type Signal, Source } from "ottl";
import { isV1Text, type MigrationNote, migrateToLatest, migrateV1, parseV1 } from "ottl/v1";
import { CliError, usageError } from "../support/cli-error.ts";
import { readText } from "../support/read-text.ts";
import { countFindings, showFindings } from "../support/show-findings.ts";
import { writeText } from "../support/write-text.ts";

interface MigrateOptions {
  readonly to?: "collector" | "latest";
  readonly signal: Signal;
  readonly output: string;
  readonly force?: boolean;
  readonly report: "text" | "json";
}

interface Migrated {
  readonly text: string;
  readonly notes: readonly MigrationNote[];
}

/** `ottl migrate` */
export function migrateCommand(): Command {
  return new Command("migrate")
    .description("Carry rules over: a program of the dialect v1 to a Collector, or older OTTL to today's.")
    .addArgument(
      new Argument("<file>", "A program of the dialect v1 or a Collector configuration; - is standard input."),
    )
    .addOption(
      new Option("--to <what>", "What comes out; told from the file where it is left out.").choices([
        "collector",
        "latest",
      ]),
    )
    .addOption(
      new Option("--signal <signal>", "The data that a program of v1 is for.")
        .choices(["traces", "metrics", "logs", "profiles"])
        .default("traces"),
    )
    .option("-o, --output <file>", "Where the result goes.", "-")
    .option("--force", "Write over a file that is there.")
    .addOption(
      new Option("--report <format>", "How to tell, on standard error, what could not be carried over.")
        .choices(["text", "json"])
        .default("text"),
    )
    .addHelpText(
      "after",
      `
Examples:
  ottl migrate rules.ottl -o collector.yaml
  ottl migrate --to collector --signal logs --report json rules.ottl
  ottl migrate --to latest old.yaml -o new.yaml

To a Collector: drop and keep become filter processors, route a routing connector, everything else transform processors.
To the latest OTTL: paths get their context, context: goes where paths tell it, a filter's older settings become
conditions; comments, anchors and quotes stay. What cannot be carried over is reported; the exit code is 1 then.`,
    )
    .action(migrate);
}

async function migrate(file: string, options: MigrateOptions): Promise<void> {
  const { output, force } = options;
  if (output !== "-" && !force && (await stat(output).catch(() => undefined))) {
    throw usageError(`${output} is there already: choose another file, or write over it with --force`);
  }
  const source = new Source(await readText(file), file === "-" ? "<stdin>" : file);
  const to = options.to ?? (/\.ya?ml$/.test(file) && !isV1Text(source.text) ? "latest" : "collector");
  if (to === "collector" && /\.ya?ml$/.test(file) && !isV1Text(source.text)) {
    throw usageError(`${file} is a Collector's configuration already; --to latest brings older OTTL to today's`);
  }
  const { text, notes } = to === "latest" ? toLatest(source) : toCollector(source, options.signal);
  if (output === "-") process.stdout.write(text);
  else await writeText(output, text);
  report(notes, source, options.report);
  const left = notes.filter(({ kind }) => kind === "inexpressible").length;
  if (left > 0) throw new CliError(`${left} of the rules' parts could not be carried over; see the report above`);
}

function toCollector(source: Source, signal: Signal): Migrated {
  const { node, diagnostics } = parseV1(source.text);
  if (!node) refuse(diagnostics, source, "the rules are refused");
  const { configuration, notes } = migrateV1(source.text, node, signal);
  return { text: configuration, notes };
}

function toLatest(source: Source): Migrated {
  const { configuration, notes, findings } = migrateToLatest(source.text);
  if (configuration === undefined) refuse(findings, source, "the configuration cannot be read");
  return { text: configuration, notes };
}

function refuse(findings: readonly Diagnostic[], source: Source, what: string): never {
  showFindings(findings, source);
  throw new CliError(`${what}: ${countFindings(findings)}`);
}

function report(notes: readonly MigrationNote[], source: Source, format: MigrateOptions["report"]): void {
  if (format === "json") {
    process.stderr.write(`${JSON.stringify({ file: source.name, notes }, undefined, 2)}\n`);
    return;
  }
  for (const { kind, line, column, reason } of notes) {
    const word = kind === "inexpressible" ? "not carried over" : "differs";
    process.stderr.write(`${source.name}:${line}:${column}: ${word}: ${reason}\n`);
  }
}
