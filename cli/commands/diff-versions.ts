import { Argument, Command, Option } from "commander";
import { diffConfigurationVersions, type Reported, Source } from "ottl";
import { type LintFormat, renderLint } from "../lint/render-lint.ts";
import { usageError } from "../support/cli-error.ts";
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
    .addArgument(new Argument("<files...>", "Collector configurations (YAML); - is standard input."))
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

Known are the changes from Collector 0.143 on. pkg/ottl 1.4 is that of Collector 0.165.`,
    )
    .action(async (files: readonly string[], { from, to, format, ...options }: DiffVersionsOptions) => {
      registerAllPacks();
      const reported: Reported[] = [];
      for (const file of files) {
        const source = new Source(await readText(file), file === "-" ? "<stdin>" : file);
        const findings = diffConfigurationVersions(
          source.text,
          { from, to },
          { gates: options.gates, variables: variablesOf(options) },
        );
        if (!findings) throw usageError("a version looks like 0.143 (the Collector) or 1.4 (pkg/ottl)");
        reported.push({ source, findings });
      }
      process.stdout.write(renderLint(format, reported));
    });
}
