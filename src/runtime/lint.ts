import { type LintOptions, lintStatements, lintYaml } from "../analysis/lint/lint-text.ts";
import { diffVersions, type VersionRange } from "../analysis/versions/diff-versions.ts";
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

/**
 * The changes of behaviour between two releases that touch a Collector's configuration; undefined where a version is
 * not known.
 */
export function diffConfigurationVersions(
  text: string,
  versions: VersionRange,
  options: CompileOptions & YamlOptions = {},
): readonly ConfigFinding[] | undefined {
  return diffVersions(text, versions, environmentOf(options), options);
}
