import { Argument, Command, Option } from "commander";
import {
  type ConfigFinding,
  diffConfigurationVersions,
  lintConfiguration,
  lintDocument,
  type Reported,
  Source,
} from "ottl";
import { type LintFormat, renderLint } from "../lint/render-lint.ts";
import { CliError, usageError } from "../support/cli-error.ts";
import { addEnvironmentOptions, type RuleOptions, variablesOf } from "../support/common-options.ts";
import { registerAllPacks } from "../support/packs.ts";
import { readText } from "../support/read-text.ts";

interface DiffVersionsOptions extends RuleOptions {
  readonly from: string;
  readonly to: string;
  readonly format: LintFormat;
}

/** `ottl diff-versions FILES` */
export function diffVersionsCommand(): Command {
  const command = new Command("diff-versions")
    .description("Show what a configuration does otherwise in another version, statement by statement.")
    .addArgument(
      new Argument("<files...>", "Collector configurations (YAML) or .ottl files; - is standard input (YAML)."),
    )
    .requiredOption("--from <version>", "A Collector version (0.143) or one of pkg/ottl (1.4).")
    .option("--to <version>", "The other version.", "1.4")
    .addOption(
      new Option("-f, --format <format>", "For people or for programs.").choices(["pretty", "json"]).default("pretty"),
    );
  return addEnvironmentOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  ottl diff-versions --from 0.143 --to 1.4 collector.yaml
  ottl diff-versions --from 0.150 --format json configs/*.yaml

Known are the changes from Collector 0.143 to 0.165. pkg/ottl 1.2 is that of Collector 0.164, and 1.4 that of 0.165.
What this engine, which is 1.4, refuses is shown as an error; then the exit code is 1.`,
    )
    .action(async (files: readonly string[], { from, to, format, ...options }: DiffVersionsOptions) => {
      registerAllPacks();
      for (const version of [from, to]) checkVersion(version);
      const reported: Reported[] = [];
      for (const file of files) {
        const source = new Source(await readText(file), file === "-" ? "<stdin>" : file);
        const findings = diffConfigurationVersions(
          source.text,
          { from, to },
          { gates: options.gates, variables: variablesOf(options) },
        );
        const told = findings ?? [];
        const errors = errorsOf(file, source.text, options).filter(
          ({ span }) => !told.some((each) => each.span.start === span.start),
        );
        const all = [...told, ...errors].sort((a, b) => a.span.start - b.span.start);
        reported.push({ source, findings: all });
      }
      process.stdout.write(renderLint(format, reported));
      if (reported.some(({ findings }) => findings.some(({ severity }) => severity === "error")))
        throw new CliError("");
    });
}

/** Collector releases whose changes are known, and those of pkg/ottl with a number of their own. */
const FIRST = 143;
const LAST = 165;
const OWN_NUMBERS = ["1.2", "1.4"];

function checkVersion(version: string): void {
  const match = /^v?(\d+)\.(\d+)(?:\.\d+)?$/.exec(version.trim());
  if (!match || Number(match[1]) > 1) {
    throw usageError(`${version}: a version looks like 0.143 (the Collector) or 1.4 (pkg/ottl)`);
  }
  if (match[1] === "1" && !OWN_NUMBERS.includes(`1.${match[2]}`)) {
    throw usageError(
      `${version}: of pkg/ottl, ${OWN_NUMBERS.join(" and ")} are known; the Collector's number does too, such as 0.165`,
    );
  }
  const release = Number(match[2]);
  if (match[1] === "0" && (release < FIRST || release > LAST)) {
    throw usageError(`${version}: known are the changes from Collector 0.${FIRST} to 0.${LAST}`);
  }
}

function errorsOf(file: string, text: string, options: RuleOptions): readonly ConfigFinding[] {
  const findings = file.endsWith(".ottl")
    ? lintDocument({ text }, { gates: options.gates })
    : lintConfiguration(text, { gates: options.gates, variables: variablesOf(options) });
  return findings.filter(({ severity }) => severity === "error");
}
