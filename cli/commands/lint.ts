import { Argument, Command, Option } from "commander";
import { checkConfiguration, Source } from "ottl";
import { LINT_FORMATS, type LintedFile, type LintFormat, renderLint } from "../lint/render-lint.ts";
import { CliError } from "../support/cli-error.ts";
import { addEnvironmentOptions, type RuleOptions, variablesOf } from "../support/common-options.ts";
import { registerAllPacks } from "../support/packs.ts";
import { readText } from "../support/read-text.ts";

interface LintOptions extends RuleOptions {
  readonly format: LintFormat;
}

/** `ottl lint FILES` */
export function lintCommand(): Command {
  const command = new Command("lint")
    .description("Check configurations: every error of every statement, with its place.")
    .addArgument(new Argument("<files...>", "Collector configurations (YAML); - is standard input."))
    .addOption(
      new Option("-f, --format <format>", "For people, for programs, or as annotations of a GitHub workflow.")
        .choices(LINT_FORMATS)
        .default("pretty"),
    );
  return addEnvironmentOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  ottl lint collector.yaml
  ottl lint --format json configs/*.yaml
  ottl lint --format github collector.yaml      # in a GitHub workflow

JSON is an array of {code, severity, message, file, range: {start: {line, character}, end}, notes}; lines and
characters count from 0, as editors want them. The exit code is 1 where there is an error; warnings leave it 0.`,
    )
    .action(async (files: readonly string[], options: LintOptions) => {
      registerAllPacks();
      const linted: LintedFile[] = [];
      for (const file of files) {
        const source = new Source(await readText(file), file === "-" ? "<stdin>" : file);
        const findings = checkConfiguration(source.text, { gates: options.gates, variables: variablesOf(options) });
        linted.push({ source, findings });
      }
      process.stdout.write(renderLint(options.format, linted));
      const hasErrors = linted.some(({ findings }) => findings.some(({ severity }) => severity === "error"));
      if (hasErrors) throw new CliError("");
    });
}
