import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type LintConfig, readLintConfig, Source } from "ottl";
import { CliError } from "../support/cli-error.ts";
import { readText } from "../support/read-text.ts";
import { showFindings } from "../support/show-findings.ts";

/**
 * Reads `ottl.config`: the file given, or the first one found from the folder of the rules upwards.
 * @param near a file of rules.
 */
export async function findLintConfig(given: string | undefined, near: string): Promise<LintConfig> {
  const file = given ?? search(near === "-" ? process.cwd() : dirname(resolve(near)));
  if (file === undefined) return {};
  const source = new Source(await readText(file), file);
  const { config, findings } = readLintConfig(source.text);
  if (findings.length > 0) {
    showFindings(findings, source);
    throw new CliError(`${file} has mistakes: nothing was checked`);
  }
  return config;
}

function search(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, "ottl.config");
    if (existsSync(file)) return file;
    if (dirname(at) === at) return undefined;
  }
}
