import { type LintOptions, lintStatements, lintYaml } from "../analysis/lint/lint-text.ts";
import type { ConfigFinding } from "../config/finding.ts";
import type { StatementsDocument } from "../config/statements-document.ts";
import type { YamlOptions } from "../config/yaml.ts";
import { type CompileOptions, environmentOf } from "./compile.ts";

export type { LintOptions } from "../analysis/lint/lint-text.ts";

/**
 * Lints a Collector's configuration (YAML text): every error of every statement, and what the lint rules find, in the
 * order of the text. Never throws.
 */
export function lintConfiguration(
  text: string,
  options: CompileOptions & YamlOptions & LintOptions = {},
): readonly ConfigFinding[] {
  return lintYaml(text, environmentOf(options), options);
}

/** Lints a `.ottl` document. */
export function lintDocument(
  document: StatementsDocument,
  options: CompileOptions & LintOptions = {},
): readonly ConfigFinding[] {
  return lintStatements(document, environmentOf(options), options);
}
