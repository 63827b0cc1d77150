import { Command, CommanderError } from "commander";
import { benchCommand } from "./commands/bench.ts";
import { completionCommand } from "./commands/completion.ts";
import { diffVersionsCommand } from "./commands/diff-versions.ts";
import { explainCommand } from "./commands/explain.ts";
import { fmtCommand } from "./commands/fmt.ts";
import { functionsCommand } from "./commands/functions.ts";
import { lintCommand } from "./commands/lint.ts";
import { migrateCommand } from "./commands/migrate.ts";
import { playgroundCommand } from "./commands/playground.ts";
import { runCommand } from "./commands/run.ts";
import { testCommand } from "./commands/test.ts";
import { EXIT } from "./support/cli-error.ts";
import { reportError } from "./support/report-error.ts";
import { styleFor } from "./support/style.ts";
import { readVersion } from "./support/version.ts";

/** Runs the CLI: never throws, sets the exit code. */
export async function runCli(argv: readonly string[]): Promise<void> {
  // A receiver that has seen enough (`| head`) is not an error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? EXIT.fine : EXIT.atFault);
  });
  try {
    await createProgram().parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    else process.exitCode = reportError(error);
  }
}

/** The whole command tree. */
export function createProgram(): Command {
  const program = new Command("ottl")
    .description(
      "Runs, checks and times rules of the OpenTelemetry Transformation Language (OTTL) over OTLP telemetry.",
    )
    .version(readVersion(), "-V, --version", "Print the version.")
    .helpOption("-h, --help", "Print help.")
    .addHelpText(
      "after",
      `
Examples:
  ottl run -c collector.yaml --input traces.pb --output masked.pb
  ottl run -e 'set(span.name, "x") where span.kind == SPAN_KIND_SERVER' --input traces.json --diff
  ottl lint collector.yaml
  ottl explain -c collector.yaml --input logs.json --record 0
  ottl test --coverage
  ottl functions replace_pattern

Exit codes: 0 fine; 1 the rules or the data are at fault; 2 wrong usage.`,
    )
    .showHelpAfterError("(--help tells what can be given)")
    .showSuggestionAfterError()
    // `ottl lint --version v1.0` asks for a version of the dialect, `ottl --version` for this one.
    .enablePositionalOptions();
  const commands = [
    runCommand(),
    lintCommand(),
    fmtCommand(),
    diffVersionsCommand(),
    explainCommand(),
    testCommand(),
    benchCommand(),
    migrateCommand(),
    functionsCommand(),
    playgroundCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  program.addCommand(completionCommand(program));
  for (const command of [program, ...program.commands]) {
    command.exitOverride();
    command.configureOutput({
      outputError: (text, write) => write(styleFor(process.stderr).red(text)),
      getOutHasColors: () => styleFor(process.stdout).isColoured,
      getErrHasColors: () => styleFor(process.stderr).isColoured,
    });
    command.configureHelp({ styleTitle: (text) => styleFor(process.stdout).bold(text), sortSubcommands: false });
  }
  return program;
}
