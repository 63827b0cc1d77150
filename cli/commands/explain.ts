import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { explainCode } from "../explain/explain-code.ts";
import { type ExplainOptions, explainRules } from "../explain/explain-rules.ts";
import { usageError } from "../support/cli-error.ts";
import { collect } from "../support/collect.ts";
import { addEnvironmentOptions, addPromotionOptions, dialectOption } from "../support/common-options.ts";
import { CONTEXT_NAMES } from "../support/context-names.ts";

/** `ottl explain` */
export function explainCommand(): Command {
  const command = new Command("explain")
    .description("Explain a diagnostic's code, how rules will run, or what they did to each record and why.")
    .addArgument(new Argument("[code]", "A diagnostic's code, such as OTTL2012, or a file of rules as with -c."))
    .option("-c, --config <file>", "A Collector's YAML configuration, or rules of the dialect v1.")
    .option("-e, --statement <statement>", "A statement or condition, as it stands; repeatable.", collect)
    .addOption(dialectOption())
    .addOption(new Option("--context <name>", "The context of -e; inferred where left out.").choices(CONTEXT_NAMES))
    .option("-i, --input <file>", "Telemetry to follow through the rules; - is standard input.")
    .option(
      "--plan",
      "How each text runs: tier and why, reads and writes, patterns, cost. The default without --input.",
    )
    .option("-r, --record <index>", "Follow this record (from 0); repeatable.", indexes)
    .option("--records <count>", "How many records are followed; 0 for all.", index, 3)
    .addOption(
      new Option("--only <what>", "Show only these steps.").choices(["matched", "unmatched", "changed", "failed"]),
    )
    .option("--reverse", "Last step first.")
    .option("--pipeline <name>", "The pipeline of service.pipelines, where the signal has several.")
    .addOption(
      new Option("--signal <signal>", "Which signal to plan for, where it is not told.").choices([
        "traces",
        "metrics",
        "logs",
        "profiles",
      ]),
    )
    .addOption(
      new Option("-f, --format <format>", "For people or for programs.").choices(["text", "json"]).default("text"),
    );
  return addPromotionOptions(addEnvironmentOptions(command))
    .addHelpText(
      "after",
      `
Examples:
  ottl explain OTTL2012
  ottl explain -c collector.yaml --plan
  ottl explain --plan rules.ottl
  ottl explain -c collector.yaml -i logs.json --record 4
  ottl explain -e 'set(attributes["x"], 1) where attributes["n"] == "5"' --context log -i logs.json --only unmatched
  ottl explain -c collector.yaml -i traces.pb --records 0 --format json`,
    )
    .action(async (given: string | undefined, { config: named, ...rest }: ExplainOptions) => {
      const isFile = given !== undefined && named === undefined && /\.(?:ottl|ya?ml|json)$/.test(given);
      const code = isFile ? undefined : given;
      const config = isFile ? given : named;
      const options: ExplainOptions = { ...rest, ...(config === undefined ? {} : { config }) };
      const hasRules = options.config !== undefined || options.statement !== undefined;
      if (code !== undefined) {
        if (hasRules) throw usageError("explain either a code or rules, not both");
        explainCode(code);
      } else if (hasRules) await explainRules(options);
      else throw usageError("nothing to explain: give a code, a configuration with -c FILE or statements with -e");
    });
}

function index(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isInteger(value) || value < 0) {
    throw new InvalidArgumentError("It must be a whole number, 0 or more.");
  }
  return value;
}

function indexes(text: string, before: readonly number[] | undefined): readonly number[] {
  return [...(before ?? []), index(text)];
}
