import type { ProgramEnvironment } from "../../analysis/program/bound-program.ts";
import { V1_CONTEXTS } from "../../analysis/v1/scope.ts";
import { V1_FUNCTIONS } from "../../functions/v1/catalogue.ts";
import type { Signal } from "../../otlp/signal.ts";
import type { V1Call, V1Expression, V1Path, V1Statement } from "../../parser/v1/ast.ts";
import type { Promotion } from "../../runtime/tier.ts";
import { compileV1 } from "../../runtime/v1/program.ts";
import type { StatementTier } from "../../runtime/v1/tiers.ts";
import { estimateCost } from "../cost.ts";
import { type PlannedPattern, planPattern } from "../pattern-plan.ts";
import type { Plan, PlannedText } from "../plan.ts";

/** Tells how a program of the dialect v1 runs on a signal. */
export function planV1(
  text: string,
  signal: Signal,
  environment: ProgramEnvironment,
  promotion: Partial<Promotion>,
): Plan {
  const { program, diagnostics } = compileV1(text, { signal, environment, promotion });
  if (!program) return { signal, diagnostics, promotion: undefined, groups: [] };
  const { directives, statements } = program.syntax;
  const { promotion: promoted, statements: tiers } = program.plan;
  const group = {
    processor: "v1",
    context: V1_CONTEXTS[signal],
    contextReason: "bare paths belong to the records of the signal",
    errorMode: directives.find(({ name }) => name === "on_error")?.value ?? "skip",
    conditions: [],
    statements: statements.map((statement, i) => plannedText(statement, text, tiers[i])),
  };
  return { signal, diagnostics, promotion: promoted, groups: [group] };
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
