import { type ConfigContext, Source } from "ottl";
import type { RulesDocument } from "ottl/inspect";
import { usageError } from "./cli-error.ts";
import type { RuleOptions } from "./common-options.ts";
import { readText } from "./read-text.ts";

/** The rules of a command line that are run under observation. */
export interface ObservedRules extends RuleOptions {
  readonly config?: string;
  readonly statement?: readonly string[];
  readonly context?: ConfigContext;
}

/** Reads `-c` or `-e`; compiles nothing. */
export async function readRules(
  options: ObservedRules,
): Promise<{ readonly document: RulesDocument; readonly source: Source }> {
  const { config, statement = [], context, pipeline, env = [] } = options;
  if (config !== undefined && statement.length > 0) {
    throw usageError("-c and -e cannot be used together: put the statements into the configuration");
  }
  if (config === undefined && statement.length === 0) {
    throw usageError("nothing to run: give a configuration with -c FILE or statements with -e 'STATEMENT'");
  }
  if (config === undefined) {
    const text = statement.join("\n");
    return { document: { kind: "statements", text, context }, source: new Source(text, "-e") };
  }
  const text = await readText(config);
  const variables = { ...(process.env as Record<string, string>), ...Object.fromEntries(env) };
  return { document: { kind: "config", text, pipeline, variables }, source: new Source(text, config) };
}
