import { Argument, Command, Option } from "commander";
import { type Signal, Source } from "ottl";
import { openOutput } from "ottl/node";
import { migrateV1, parseV1 } from "ottl/v1";
import { CliError } from "../support/cli-error.ts";
import { readText } from "../support/read-text.ts";
import { countFindings, showFindings } from "../support/show-findings.ts";

interface MigrateOptions {
  readonly signal: Signal;
  readonly output: string;
}

/** `ottl migrate` */
export function migrateCommand(): Command {
  return new Command("migrate")
    .description("Turn a program of the dialect v1 into a Collector's configuration.")
    .addArgument(new Argument("<file>", "A program of the dialect v1; - is standard input."))
    .addOption(
      new Option("--signal <signal>", "The data that the program is for.")
        .choices(["traces", "metrics", "logs", "profiles"])
        .default("traces"),
    )
    .option("-o, --output <file>", "Where the configuration goes.", "-")
    .addHelpText(
      "after",
      `
Examples:
  ottl migrate rules.ottl -o collector.yaml
  ottl migrate --signal logs rules.ottl

drop and keep become filter processors, route a routing connector, everything else transform processors. What the
Collector cannot say stays in the configuration as a comment and is reported; the exit code is 1 then.`,
    )
    .action(migrate);
}

async function migrate(file: string, options: MigrateOptions): Promise<void> {
  const source = new Source(await readText(file), file === "-" ? "<stdin>" : file);
  const { node, diagnostics } = parseV1(source.text);
  showFindings(diagnostics, source);
  if (!node) throw new CliError(`the rules are refused: ${countFindings(diagnostics)}`);
  const { configuration, notes } = migrateV1(source.text, node, options.signal);
  const output = await openOutput(options.output);
  await output.write(new TextEncoder().encode(configuration));
  await output.commit();
  for (const { line, column, reason } of notes) {
    process.stderr.write(`${source.name}:${line}:${column}: ${reason}\n`);
  }
  if (notes.length > 0) throw new CliError(`not everything can be expressed: see the comments in the configuration`);
}
