import type { ProgramEnvironment } from "../../analysis/program/bound-program.ts";
import { V1_CONTEXTS } from "../../analysis/v1/scope.ts";
import type { Span } from "../../diagnostics/span.ts";
import { V1_FUNCTIONS } from "../../functions/v1/catalogue.ts";
import type { Signal } from "../../otlp/signal.ts";
import type { V1Call, V1Expression, V1Path, V1Statement } from "../../parser/v1/ast.ts";
import type { Promotion } from "../../runtime/tier.ts";
import type { V1Recovery } from "../../runtime/v1/options.ts";
import { isV1Configuration } from "../../runtime/v1/pipeline/is-v1-configuration.ts";
import { loadPipeline } from "../../runtime/v1/pipeline/load.ts";
import { type CompiledV1, compileV1 } from "../../runtime/v1/program.ts";
import type { StatementTier } from "../../runtime/v1/tiers.ts";
import { toText } from "../../values/byte-string.ts";
import { estimateCost } from "../cost.ts";
import { type PlannedPattern, planPattern } from "../pattern-plan.ts";
import type { Plan, PlannedGroup, PlannedText } from "../plan.ts";
import type { RulesDocument } from "../rules.ts";
import { loadV1 } from "./load-v1.ts";
import { placeInDocument } from "./place-in-document.ts";

/** Tells how a program of the dialect v1, or each stage of a configuration, runs on a signal. */
export function planV1(
  text: string,
  signal: Signal,
  environment: ProgramEnvironment,
  promotion: Partial<Promotion>,
  readFile?: RulesDocument["readFile"],
): Plan {
  if (isV1Configuration(text)) return planStages(text, signal, environment, readFile);
  const { program, diagnostics } = compileV1(text, { signal, environment, promotion });
  if (!program) return { signal, diagnostics, promotion: undefined, groups: [] };
  const group = plannedGroup("v1", program, text, (span) => span);
  return { signal, diagnostics, promotion: program.plan.promotion, groups: [group] };
}

/** Each payload of a configuration takes its tier by its size. */
function planStages(
  text: string,
  signal: Signal,
  environment: ProgramEnvironment,
  readFile: RulesDocument["readFile"],
): Plan {
  const { processors, diagnostics } = loadV1(text, signal, environment, readFile);
  const { pipeline } = loadPipeline(text, { signals: [], ...(readFile ? { readFile } : {}) });
  const compiled = pipeline?.compile({ signal, environment }).program;
  if (!processors || !pipeline || !compiled) return { signal, diagnostics, promotion: undefined, groups: [] };
  const groups = compiled.programs.map((program, i) => {
    const { name, text: stage } = pipeline.stages[i];
    return plannedGroup(name, program, stage.text, (span) => placeInDocument(pipeline, i, span));
  });
  const promotion = compiled.programs.map((program) => program.plan.promotion).find((each) => each !== undefined);
  return { signal, diagnostics, promotion, groups };
}

function plannedGroup(
  processor: string,
  { signal, syntax, settings, plan }: CompiledV1,
  text: string,
  place: (span: Span) => Span,
): PlannedGroup {
  const statements = syntax.statements.map((statement, i) => plannedText(statement, text, plan.statements[i]));
  return {
    processor,
    context: V1_CONTEXTS[signal],
    contextReason: "bare paths belong to the records of the signal",
    errorMode: describeRecovery(settings.recovery),
    conditions: [],
    statements: statements.map((each) => ({ ...each, span: place(each.span) })),
  };
}

function describeRecovery(recovery: V1Recovery): string {
  if (recovery.kind === "skip") return "skip";
  if (recovery.kind === "retry") return `retry ${recovery.times}`;
  const { value } = recovery;
  return `fallback ${typeof value === "string" ? JSON.stringify(toText(value)) : value === null ? "nil" : String(value)}`;
}

function plannedText(statement: V1Statement, document: string, tier: StatementTier): PlannedText {
  const { action, where, span } = statement;
  const writesFirst = !["drop", "keep", "route"].includes(action.name);
  const [target] = action.args;
  const reads: V1Path[] = [];
  const calls: V1Call[] = [action];
  const visit = (node: V1Expression): void => walk(node, reads, calls);
  // `set` writes its target without looking at it; editors look at what they change.
  for (const arg of action.name === "set" ? action.args.slice(1) : action.args) visit(arg);
  if (where) visit(where);
  const textOf = (path: V1Path): string => document.slice(path.span.start, path.span.end);
  const planned = {
    source: document.slice(span.start, span.end),
    span,
    ...tier,
    reads: [...new Set(reads.map(textOf))],
    writes: writesFirst && target?.kind === "V1Path" ? [textOf(target)] : [],
    functions: calls.map(({ name }) => name),
    patterns: calls.flatMap(patternsOf),
    common: [],
    runs: "record" as const,
  };
  return { ...planned, cost: estimateCost(planned) };
}

/** The patterns that stand in a call as literals. */
function patternsOf({ name, args }: V1Call): PlannedPattern[] {
  const at = V1_FUNCTIONS.get(name)?.params.findIndex((param) => param.name === "pattern") ?? -1;
  const arg = args[at];
  return arg?.kind === "String" ? [planPattern(arg.value)].filter((plan) => plan !== undefined) : [];
}

function walk(node: V1Expression, paths: V1Path[], calls: V1Call[]): void {
  const visit = (child: V1Expression): void => walk(child, paths, calls);
  switch (node.kind) {
    case "V1Path":
      paths.push(node);
      for (const { keys } of node.fields) for (const { value } of keys) if (value) visit(value);
      return;
    case "V1Call":
      calls.push(node);
      node.args.forEach(visit);
      return;
    case "V1List":
      node.items.forEach(visit);
      return;
    case "V1Binary":
      visit(node.left);
      visit(node.right);
      return;
    case "V1Unary":
      visit(node.operand);
      return;
    case "V1Group":
      visit(node.expression);
      return;
  }
}
