import { type ConfigFinding, type ConfigText, placeDiagnostic } from "../../config/finding.ts";
import type { ConfigContext } from "../../config/signals.ts";
import { CONTEXTS } from "../../contexts/index.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Host } from "../../functions/define.ts";
import { functionSet } from "../../functions/function-set.ts";
import type { BooleanExpression, Statement } from "../../parser/ast.ts";
import { parseCondition, parseStatement } from "../../parser/parse.ts";
import type { Bound } from "../bind/bind.ts";
import type { BindOptions } from "../bind/scope.ts";
import type { ProgramEnvironment } from "./bound-program.ts";

/** A text and its syntax tree. */
export interface ParsedText<N> {
  readonly text: ConfigText;
  readonly node: N;
}

export function parseStatements(texts: readonly ConfigText[], findings: ConfigFinding[]): ParsedText<Statement>[] {
  return parseTexts(texts, parseStatement, findings);
}

export function parseConditions(
  texts: readonly ConfigText[],
  findings: ConfigFinding[],
): ParsedText<BooleanExpression>[] {
  return parseTexts(texts, parseCondition, findings);
}

/** The texts without errors; the errors of the others go to `findings`. */
function parseTexts<N>(
  texts: readonly ConfigText[],
  parse: (text: string) => { readonly node: N | undefined; readonly diagnostics: readonly Diagnostic[] },
  findings: ConfigFinding[],
): ParsedText<N>[] {
  const parsed: ParsedText<N>[] = [];
  for (const text of texts) {
    const { node, diagnostics } = parse(text.text);
    findings.push(...diagnostics.map((diagnostic) => placeDiagnostic(diagnostic, text)));
    if (node !== undefined && diagnostics.length === 0) parsed.push({ text, node });
  }
  return parsed;
}

/**
 * How paths name their context. `required`: each must. `default`: one without belongs to the group's context. `off`:
 * the older style, in which the first word of a path may be the name of a context above the group's own.
 */
export type PathStyle = "required" | "default" | "off";

/** What texts of a context are bound with. */
export function bindOptions(
  host: Host,
  context: ConfigContext,
  style: PathStyle,
  environment: ProgramEnvironment,
): BindOptions {
  const definition = CONTEXTS[context];
  return {
    context: style === "off" ? { ...definition, pathContextNames: [] } : definition,
    functions: functionSet(host, context),
    environment: { ...environment, context },
    defaultContext: style === "required" ? undefined : style === "off" ? "" : context,
  };
}

/** Binds parsed texts; those that are refused go to `findings`. */
export function bindTexts<N, B>(
  parsed: readonly ParsedText<N>[],
  bind: (node: N, options: BindOptions) => Bound<B>,
  options: BindOptions,
  findings: ConfigFinding[],
): { readonly text: ConfigText; readonly bound: B }[] {
  const texts: { text: ConfigText; bound: B }[] = [];
  for (const { text, node } of parsed) {
    const { bound, diagnostics } = bind(node, options);
    findings.push(...diagnostics.map((diagnostic) => placeDiagnostic(diagnostic, text)));
    if (bound !== undefined) texts.push({ text, bound });
  }
  return texts;
}

/** Whether a text names the cache; a string that happens to contain the word costs a map for each record, no more. */
export function namesCache(texts: readonly ConfigText[]): boolean {
  return texts.some(({ text }) => text.includes("cache"));
}
