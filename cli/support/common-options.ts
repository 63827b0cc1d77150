import { type Command, InvalidArgumentError, Option } from "commander";
import { type Promotion, TIERS, type Tier } from "ottl";
import { collectList } from "./collect.ts";

/** Options of every command that compiles rules. */
export interface RuleOptions {
  readonly gates?: readonly string[];
  readonly env?: readonly (readonly [name: string, value: string])[];
  readonly pipeline?: string;
  readonly strict?: boolean;
  readonly tier?: Tier;
  readonly promoteAfter?: number;
  readonly promoteBatch?: number;
}

/**
 * `--dialect`, which an `.ottl` file needs where its head does not say what it is.
 * @param what whose dialect it is.
 */
export function dialectOption(what = "the rules"): Option {
  const option = new Option("--dialect <name>", `The dialect of ${what}; a file headed \`# dialect: v1\` is v1.`);
  return option.choices(["collector", "v1"]);
}

/** Adds `--gates` and `--env`. */
export function addEnvironmentOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--gates <names>", "Turn feature gates on, by commas.").argParser(collectList).env("OTTL_GATES"),
    )
    .addOption(
      new Option("--env <NAME=VALUE>", "Set a variable of the configuration; repeatable.").argParser(assignment),
    );
}

/** Adds the options that say when rules go from the scalar to the batch tier. */
export function addPromotionOptions(command: Command): Command {
  return command
    .option("--promote-after <records>", "Rules run over columns after so many records.", recordCount)
    .option(
      "--promote-batch <records>",
      "Rules run over columns with the first payload of so many records.",
      recordCount,
    );
}

/** When rules go to the batch tier, as far as the command line says. */
export function promotionOf({ promoteAfter, promoteBatch }: RuleOptions): Partial<Promotion> {
  return {
    ...(promoteAfter === undefined ? {} : { executions: promoteAfter }),
    ...(promoteBatch === undefined ? {} : { batchSize: promoteBatch }),
  };
}

/** Adds the options that choose what of a configuration runs, and how. */
export function addRuleOptions(command: Command): Command {
  return addPromotionOptions(addEnvironmentOptions(command))
    .option("--pipeline <name>", "The pipeline of service.pipelines, where the signal has several.")
    .option("--strict", "Refuse processors that this engine does not run, instead of passing them by.")
    .addOption(
      new Option(
        "--tier <tier>",
        "Force how rules run: record by record, over columns, or (mixed, the default) whichever is faster.",
      )
        .choices(TIERS)
        .env("OTTL_TIER"),
    );
}

function recordCount(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError("It must be a whole number of records, 0 or more.");
  }
  return value;
}

/** Reads `--workers`. */
export function workerCount(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 256) {
    throw new InvalidArgumentError("It must be a whole number from 1 to 256.");
  }
  return value;
}

function assignment(text: string, before: RuleOptions["env"]): readonly (readonly [name: string, value: string])[] {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("It must look like NAME=VALUE.");
  return [...(before ?? []), [text.slice(0, at), text.slice(at + 1)]];
}

/** Looks variables up: those of `--env` first, then the process's own. */
export function variablesOf({ env = [] }: RuleOptions): (name: string) => string | undefined {
  const given = new Map(env);
  return (name) => given.get(name) ?? process.env[name];
}
