import type { ConfigContext, Diagnostic, Signal, Source } from "ottl";
import { InspectSession, type Plan, planOf, type RulesDocument } from "ottl/inspect";
import { openInput, readAll } from "ottl/node";
import { isV1Configuration, isV1Text } from "ottl/v1";
import { CliError } from "../support/cli-error.ts";
import { promotionOf, type RuleOptions } from "../support/common-options.ts";
import { registerAllPacks } from "../support/packs.ts";
import { readRules } from "../support/read-rules.ts";
import { countFindings, showFindings } from "../support/show-findings.ts";
import { printable, styleFor } from "../support/style.ts";
import { stageFileReader } from "../v1/pipeline-file.ts";
import { renderPlan } from "./render-plan.ts";
import { renderTrace } from "./render-trace.ts";
import { type TraceSelection, traceOf } from "./trace.ts";

export interface ExplainOptions extends RuleOptions {
  readonly config?: string;
  readonly statement?: readonly string[];
  readonly context?: ConfigContext;
  readonly input?: string;
  readonly plan?: boolean;
  readonly record?: readonly number[];
  readonly records: number;
  readonly only?: TraceSelection["only"];
  readonly reverse?: boolean;
  readonly signal?: Signal;
  readonly format: "text" | "json";
  readonly dialect?: "collector" | "v1";
}

/** Telemetry that is followed step by step is looked at by a person: more than this is left out. */
const MAX_RECORDS = 100_000;

const SIGNALS: readonly Signal[] = ["traces", "metrics", "logs", "profiles"];

/** `ottl explain -c/-e`: with an input what the rules do to it and why, else how they will run. */
export async function explainRules(options: ExplainOptions): Promise<void> {
  registerAllPacks();
  const { document: rules, source } = await readRules(options);
  const isV1 = isV1Text(source.text) || isV1Configuration(source.text);
  const { dialect = isV1 ? "v1" : "collector" } = options;
  const document: RulesDocument = { ...rules, dialect, readFile: stageFileReader(source.name ?? "") };
  const isPlan = options.plan === true || options.input === undefined;
  const text = isPlan ? explainPlan(document, source, options) : await explainRun(document, source, options);
  process.stdout.write(`${text}\n`);
}

function explainPlan(document: RulesDocument, source: Source, options: ExplainOptions): string {
  const signals = options.signal ? [options.signal] : signalsOf(document);
  const plans = signals.map((signal) => planOf(document, signal, options.gates, promotionOf(options)));
  const used = plans.filter(({ groups }) => groups.length > 0);
  const refused = plans.find(({ diagnostics }) => hasError(diagnostics));
  if (used.length === 0 && refused) refuse(refused.diagnostics, source);
  // Statements without a signal of their own suit several; the first is as good as any.
  const suitsSeveral = document.kind === "statements" || document.dialect === "v1";
  const shown: readonly Plan[] = suitsSeveral ? used.slice(0, 1) : used;
  if (shown.length === 0) throw new CliError("there is nothing to run for any signal");
  showFindings(unique(shown.flatMap(({ diagnostics }) => diagnostics)), source);
  if (options.format === "json")
    return JSON.stringify(
      shown.map(({ diagnostics: _, ...plan }) => plan),
      null,
      2,
    );
  return renderPlan(shown, source, styleFor(process.stdout));
}

function signalsOf({ context }: RulesDocument): readonly Signal[] {
  if (context === "log") return ["logs"];
  if (context === "span" || context === "spanevent") return ["traces"];
  if (context === "metric" || context === "datapoint" || context === "exemplar") return ["metrics"];
  return context === "profile" ? ["profiles"] : SIGNALS;
}

async function explainRun(document: RulesDocument, source: Source, options: ExplainOptions): Promise<string> {
  const input = await openInput(options.input ?? "-");
  const session = new InspectSession(options.gates);
  const summary = session.load(await readAll(input));
  if ("message" in summary) throw new CliError(printable(`${input.name}: ${summary.message}`));
  const report = session.run(document, { time: 60_000, memory: 2 ** 31, records: MAX_RECORDS });
  if (report.outcome === "invalid") refuse(report.diagnostics, source, report.message);
  showFindings(report.diagnostics, source);
  const trace = traceOf(session, report, {
    records: options.record,
    limit: options.records,
    only: options.only,
    reverse: options.reverse === true,
  });
  if (options.format === "json") return JSON.stringify(trace, null, 2);
  return renderTrace(trace, styleFor(process.stdout), process.stdout.columns ?? 120);
}

function refuse(diagnostics: readonly Diagnostic[], source: Source, message?: string): never {
  showFindings(diagnostics, source);
  throw new CliError(message ?? `the rules are refused: ${countFindings(diagnostics)}`);
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** A configuration's findings come with each of its signals. */
function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [JSON.stringify([each.code, each.span, each.message]), each])).values()];
}
