import { stat } from "node:fs/promises";
import { join, parse } from "node:path";
import { Argument, Command, Option } from "commander";
import { type Diagnostic, type Signal, Source } from "ottl";
import {
  compileV1,
  isV1Configuration,
  isV1Text,
  type MigratedProgram,
  type MigrationNote,
  migrateToLatest,
  migrateToV1,
  migrateV1,
} from "ottl/v1";
import { CliError, usageError } from "../support/cli-error.ts";
import { registerAllPacks } from "../support/packs.ts";
import { readText } from "../support/read-text.ts";
import { countFindings, showFindings } from "../support/show-findings.ts";
import { writeText } from "../support/write-text.ts";
import { withClass } from "../v1/with-class.ts";

interface MigrateOptions {
  readonly to?: "collector" | "latest" | "v1";
  readonly signal?: Signal;
  readonly pipeline?: string;
  readonly output: string;
  readonly force?: boolean;
  readonly report: "text" | "json";
}

interface Migrated {
  /** The file that it goes to; `-` is standard output. */
  readonly output: string;
  readonly text: string;
  readonly notes: readonly MigrationNote[];
}

/** `ottl migrate` */
export function migrateCommand(): Command {
  return new Command("migrate")
    .description(
      "Carry rules over: from the dialect v1 to a Collector, from a Collector to v1, or from older OTTL to today's.",
    )
    .addArgument(
      new Argument("<file>", "A program of the dialect v1 or a Collector configuration; - is standard input."),
    )
    .addOption(
      new Option("--to <what>", "What comes out; told from the file where it is left out.").choices([
        "collector",
        "latest",
        "v1",
      ]),
    )
    .addOption(
      new Option("--signal <signal>", "The data that a program of v1 is for; traces where nothing tells it.").choices([
        "traces",
        "metrics",
        "logs",
        "profiles",
      ]),
    )
    .option("--pipeline <name>", "To v1: the pipeline of service.pipelines that becomes a program.")
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
  ottl migrate --to v1 collector.yaml -o rules.ottl
  ottl migrate --to v1 --signal logs collector.yaml

To a Collector: drop and keep become filter processors, route a routing connector, everything else transform processors.
To v1: one program for each pipeline that has rules. Where there are several, rules.ottl becomes rules.traces.ottl,
rules.logs.ottl and so on, by the names of the pipelines; --signal or --pipeline chooses one.
To the latest OTTL: paths get their context, context: goes where paths tell it, a filter's older settings become
conditions; comments, anchors and quotes stay. What cannot be carried over is reported; the exit code is 1 then.`,
    )
    .action(migrate);
}

async function migrate(file: string, options: MigrateOptions): Promise<void> {
  const { output, force } = options;
  const source = new Source(await readText(file), file === "-" ? "<stdin>" : file);
  if (isV1Configuration(source.text)) {
    throw usageError(`${file} is a configuration of the dialect v1: migrate takes its programs, as .ottl files`);
  }
  const isV1 = isV1Text(source.text);
  const isYaml = (/\.ya?ml$/.test(file) || beginsAsYaml(source.text)) && !isV1;
  const to = options.to ?? (isYaml ? "latest" : "collector");
  if (to === "collector" && isYaml) {
    throw usageError(
      `${file} is a Collector's configuration already; --to latest brings older OTTL to today's, --to v1 makes programs of v1`,
    );
  }
  if (to === "v1" && isV1)
    throw usageError(`${file} is a program of v1 already; --to collector takes it to a Collector`);
  if (options.pipeline !== undefined && to !== "v1") throw usageError("--pipeline belongs to --to v1");
  registerAllPacks();
  const migrated =
    to === "v1" ? toV1(source, options) : [to === "latest" ? toLatest(source, output) : toCollector(source, options)];
  for (const each of migrated) {
    if (each.output !== "-" && !force && (await stat(each.output).catch(() => undefined))) {
      throw usageError(`${each.output} is there already: choose another file, or write over it with --force`);
    }
  }
  for (const each of migrated) {
    if (each.output === "-") process.stdout.write(each.text);
    else await writeText(each.output, each.text);
  }
  // What several programs are made of is told once.
  const notes = [
    ...new Map(migrated.flatMap((each) => each.notes).map((note) => [JSON.stringify(note), note])).values(),
  ];
  report(notes, source, options.report);
  const left = notes.filter(({ kind }) => kind === "inexpressible").length;
  if (left > 0) throw new CliError(`${left} of the rules' parts could not be carried over; see the report above`);
}

/** Whether the first line that says something is a key of YAML, which no program of v1 begins with. */
function beginsAsYaml(text: string): boolean {
  return /^(?:[ \t]*(?:#.*|---.*)?\r?\n)*[ \t]*["']?[\w/.-]+["']?[ \t]*:/.test(text);
}

function toV1(source: Source, { output, signal, pipeline }: MigrateOptions): readonly Migrated[] {
  const { programs, findings } = migrateToV1(source.text);
  if (findings.length > 0) refuse(findings, source, "the configuration cannot be read");
  const chosen = programs.filter(
    (each) => (signal === undefined || each.signal === signal) && (pipeline === undefined || each.name === pipeline),
  );
  const names = programs.map(({ name }) => name).join(", ");
  if (chosen.length === 0) {
    const wanted = pipeline ?? signal;
    if (wanted === undefined || programs.length === 0)
      throw new CliError(`${source.name} has no rules of transform and filter processors`);
    throw usageError(`${source.name} has no rules for ${wanted}; it has some for ${names}`);
  }
  if (chosen.length > 1 && output === "-") {
    throw usageError(
      `${source.name} becomes several programs: ${chosen.map(({ name }) => name).join(", ")}; choose one with --signal or --pipeline, or write them to files with -o rules.ottl`,
    );
  }
  return chosen.map((each) => ({ ...each, output: chosen.length > 1 ? fileOf(output, each) : output }));
}

/** `rules.ottl` for the pipeline `traces/eu` is `rules.traces-eu.ottl`. */
function fileOf(output: string, { name }: MigratedProgram): string {
  const { dir, name: base, ext } = parse(output);
  return join(dir, `${base}.${name.replace(/[^\w.-]+/g, "-")}${ext}`);
}

function toCollector(source: Source, { output, signal = "traces" }: MigrateOptions): Migrated {
  const { program, diagnostics } = compileV1(source.text, { signal });
  if (!program) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    refuse(errors.map(withClass), source, "the rules are refused");
  }
  const { configuration, notes } = migrateV1(source.text, program.syntax, signal);
  return { output, text: configuration, notes };
}

function toLatest(source: Source, output: string): Migrated {
  const { configuration, notes, findings } = migrateToLatest(source.text);
  if (configuration === undefined) refuse(findings, source, "the configuration cannot be read");
  return { output, text: configuration, notes };
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
