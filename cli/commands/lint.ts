import { Argument, Command, Option } from "commander";
import { applyFixes, type ConfigFinding, lintConfiguration, lintDocument, type Reported, RULES, Source } from "ottl";
import { findLintConfig } from "../lint/read-config.ts";
import { LINT_FORMATS, type LintFormat, renderLint } from "../lint/render-lint.ts";
import { sampleNamesOf } from "../lint/sample-names.ts";
import { CliError, usageError } from "../support/cli-error.ts";
import { collectList } from "../support/collect.ts";
import { addEnvironmentOptions, dialectOption, type RuleOptions, variablesOf } from "../support/common-options.ts";
import { registerAllPacks } from "../support/packs.ts";
import { readText } from "../support/read-text.ts";
import { writeText } from "../support/write-text.ts";
import { lintStageFiles, lintV1 } from "../v1/lint-v1.ts";

interface LintOptions extends RuleOptions {
  readonly format: LintFormat;
  readonly fix?: boolean;
  readonly safe?: boolean;
  readonly sample?: readonly string[];
  readonly config?: string;
  readonly target?: string;
  readonly rules?: boolean;
  readonly dialect?: string;
  readonly version?: string;
}

/** A fix can make room for another one; more rounds than this do not end. */
const MAX_ROUNDS = 10;

/** `ottl lint FILES` */
export function lintCommand(): Command {
  const command = new Command("lint")
    .description("Check rules: every error of every statement, and what will surprise when the data flow.")
    .addArgument(
      new Argument("[files...]", "Collector configurations (YAML) or statements (.ottl); - is standard input."),
    )
    .addOption(
      new Option("-f, --format <format>", "For people, for programs, or as annotations of a GitHub workflow.")
        .choices(LINT_FORMATS)
        .default("pretty"),
    )
    .option("--fix", "Apply the fixes that are known, and report what is left.")
    .option("--safe", "With --fix: only fixes that leave alone what rules do to records on which they do not fail.")
    .addOption(
      new Option("--sample <files>", "Telemetry to compare attribute keys with, by commas.").argParser(collectList),
    )
    .option("--config <file>", "Severities of rules; by default the nearest ottl.config upwards.")
    .option("--target <version>", "The Collector version that the rules are for, for instance 0.143.")
    .addOption(dialectOption(".ottl files"))
    .option("--version <version>", "Check the files as the dialect v1 of this version: v1.0.")
    .option("--rules", "List the lint rules.");
  return addEnvironmentOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  ottl lint collector.yaml
  ottl lint --fix rules.ottl                    # every fix, to what the author probably means
  ottl lint --fix --safe rules.ottl             # parentheses, guards: what works goes on as it does
  ottl lint --sample traces.json collector.yaml
  ottl lint --version=v1.0 rules.ottl           # the dialect v1; as "# dialect: v1" in its head says too
  ottl lint --format json configs/*.yaml
  ottl lint --format github collector.yaml      # in a GitHub workflow

A comment switches rules off: # ottl-disable-next-line RULE, # ottl-disable-line RULE, # ottl-disable RULE (the file).
ottl.config sets severities (error, warning, info, hint, off):
  target: "0.143"
  lint:
    rules:
      set-from-missing: warning
      mixed-and-or: off

JSON is an array of {code, severity, message, file, range: {start: {line, character}, end}, notes, fixes}; lines and
characters count from 0, as editors want them. The exit code is 1 where there is an error; warnings leave it 0.`,
    )
    .action(async (files: readonly string[], options: LintOptions) => {
      if (options.rules) {
        process.stdout.write(listRules());
        return;
      }
      if (options.target !== undefined && !/^v?[01]\.\d+(\.\d+)?$/.test(options.target)) {
        throw usageError(`--target ${options.target}: write a Collector version such as 0.143`);
      }
      if (files.length === 0) throw usageError("name the files to check");
      if (options.safe && !options.fix) throw usageError("--safe goes with --fix");
      if (options.fix && files.includes("-")) throw usageError("--fix changes files: standard input is none");
      const { dialect, version = dialect === "v1" ? "v1" : undefined } = options;
      if (dialect === "collector" && version !== undefined) {
        throw usageError("--version is one of the dialect v1; leave out --dialect collector");
      }
      registerAllPacks();
      const sample = await sampleNamesOf(options.sample ?? []);
      const linted: Reported[] = [];
      let fixed = 0;
      // All are read before one is changed.
      const texts = await Promise.all(files.map(async (file) => [file, await readText(file)] as const));
      for (const [file, before] of texts) {
        const found = await findLintConfig(options.config, file);
        const config = options.target === undefined ? found : { ...found, target: options.target };
        const shared = { gates: options.gates, config, ...(sample ? { sample } : {}) };
        const lint = (text: string): readonly ConfigFinding[] =>
          lintV1(text, file, version) ??
          (file.endsWith(".ottl")
            ? lintDocument({ text }, shared)
            : lintConfiguration(text, { ...shared, variables: variablesOf(options) }));
        let text = before;
        let findings = lint(text);
        for (let round = 0; options.fix && round < MAX_ROUNDS; round++) {
          const next = applyFixes(text, options.safe ? findings.map(onlySafe) : findings);
          if (next.count === 0) break;
          fixed += next.count;
          text = next.text;
          findings = lint(text);
        }
        if (text !== before) await writeText(file, text);
        linted.push({ source: new Source(text, file === "-" ? "<stdin>" : file), findings });
        linted.push(...lintStageFiles(text, file, version));
      }
      process.stdout.write(renderLint(options.format, linted));
      if (fixed > 0) process.stderr.write(`${fixed} fixed\n`);
      const hasErrors = linted.some(({ findings }) => findings.some(({ severity }) => severity === "error"));
      if (hasErrors) throw new CliError("");
    });
}

function onlySafe(finding: ConfigFinding): ConfigFinding {
  return { ...finding, fixes: finding.fixes?.filter(({ preserves }) => preserves !== undefined) };
}

function listRules(): string {
  const width = Math.max(...RULES.map(({ name }) => name.length));
  return RULES.map(
    ({ code, name, severity, summary }) => `${code}  ${name.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`,
  ).join("");
}
