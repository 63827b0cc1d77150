import type { ProgramEnvironment } from "../../analysis/program/bound-program.ts";
import { lowerExpression } from "../../analysis/v1/expression.ts";
import { truthOf } from "../../analysis/v1/operators.ts";
import { V1Scope } from "../../analysis/v1/scope.ts";
import { type LoweredStatement, lowerStatement } from "../../analysis/v1/statement.ts";
import type { ConfigText } from "../../config/finding.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { Payload } from "../../otlp/model.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import type { Signal } from "../../otlp/signal.ts";
import type { V1Statement } from "../../parser/v1/ast.ts";
import { parseV1 } from "../../parser/v1/parse.ts";
import { readSettings } from "../../runtime/v1/options.ts";
import { V1Run } from "../../runtime/v1/run.ts";
import { Failure } from "../../values/failure.ts";
import { fingerprint } from "../fingerprint.ts";
import type { InspectObserver, ObservedGroup, ObservedText } from "../observer.ts";
import type { LoadedProcessor, LoadedRules } from "../rules.ts";
import { V1Explainer } from "./explain-v1.ts";

const host = globalThis as unknown as { readonly performance: { now(): number } };

/** A program of the dialect v1 as a processor under observation. */
export function loadV1(text: string, signal: Signal, environment: ProgramEnvironment): LoadedRules {
  const { node, diagnostics: syntax } = parseV1(text);
  const diagnostics: Diagnostic[] = [...syntax];
  const refused: LoadedRules = { processors: undefined, diagnostics, signal: undefined, pipelines: [] };
  if (!node) return refused;
  const head = readSettings(node.directives, diagnostics);
  const settings = { ...head, recovery: head.recovery ?? ({ kind: "skip" } as const) };
  const lower = (): { scope: V1Scope; statements: LoweredStatement[] } => {
    const scope = new V1Scope(signal, environment);
    const statements = node.statements.map((statement) => lowerStatement(statement, scope));
    return { scope, statements: statements.filter((statement) => statement !== undefined) };
  };
  diagnostics.push(...lower().scope.diagnostics);
  diagnostics.sort((a, b) => a.span.start - b.span.start);
  if (diagnostics.some(({ severity }) => severity === "error")) return refused;
  const texts = node.statements.map(({ span }) => textAt(text, span));
  const compile: LoadedProcessor["compile"] = (_signal, observer = {}) => {
    const { scope, statements } = lower();
    const place: Place = {
      scope,
      group: { context: scope.context.name, reason: REASON },
      explainer: new V1Explainer(text, scope),
    };
    const run = new V1Run({
      statements: statements.map((statement, i) => observe(statement, texts[i], place, observer)),
      scope,
      settings,
      metrics: undefined,
      memoryInUse: undefined,
      describe: (kind, message, span) => ({ class: kind, code: "", message, span, line: 0, column: 0 }),
      now: () => host.performance.now(),
    });
    return {
      process(payload) {
        const { routes, failure } = run.process(payload as Payload<unknown>);
        if (failure) return { errors: [], message: failure.message };
        observer.routes?.(routes);
        return undefined;
      },
    };
  };
  const processor: LoadedProcessor = {
    id: "v1",
    compile,
    compileBatch: () => ({ reason: "a program of the dialect v1 runs record by record here" }),
    groupsOf: () => [],
  };
  return { processors: [processor], diagnostics, signal: undefined, pipelines: [] };
}

const REASON = "the signal tells the context";

/** A stretch of a document as a text of its own. */
function textAt(document: string, { start, end }: Span): ConfigText {
  const text = document.slice(start, end);
  const offsets = Array.from({ length: text.length + 1 }, (_, i) => start + i);
  return { text, start: 0, node: { kind: "scalar", value: text, span: { start, end }, path: "", offsets } };
}

interface Place {
  readonly scope: V1Scope;
  readonly group: ObservedGroup;
  readonly explainer: V1Explainer;
}

/**
 * The same statement, telling what it does. Its `where` is asked in `act`, so that a step has one beginning and one end.
 */
function observe(
  statement: LoweredStatement,
  text: ConfigText,
  { group, explainer, scope }: Place,
  observer: InspectObserver,
): LoweredStatement {
  const { node, act, fallBack } = statement;
  const isKeep = node.action.name === "keep";
  const where = node.where && !isKeep ? lowerExpression(node.where, scope) : undefined;
  const condition = conditionOf(node);
  const observed: ObservedText = {
    text,
    written: writtenBy(node, scope),
    explain: (context) => condition && explainer.explain(condition, context),
  };
  let isConditionBroken = false;
  return {
    ...statement,
    where: undefined,
    act(context) {
      observer.before?.(observed, group, context);
      const value = where?.get(context) ?? null;
      const holds = !where || (value instanceof Failure ? value : truthOf(value));
      isConditionBroken = holds instanceof Failure;
      if (holds !== true) {
        observer.after?.(observed, group, context, false, holds instanceof Failure ? holds : undefined);
        return holds instanceof Failure ? holds : undefined;
      }
      const verdict = act(context);
      if (verdict instanceof Failure) {
        observer.after?.(observed, group, context, true, verdict);
        return verdict;
      }
      // A keep decides here; so does a route with a condition of its own.
      const matched = isKeep ? verdict === undefined : node.action.name !== "route" || verdict !== undefined;
      observer.after?.(observed, group, context, matched, undefined);
      if (verdict === "drop") observer.drop?.(group, context);
      else if (verdict) observer.drop?.(group, context, verdict.output);
      return verdict;
    },
    // A fallback stands for a value, not for a condition.
    fallBack: fallBack && ((context, value) => (isConditionBroken ? undefined : fallBack(context, value))),
  };
}

/** The value of the path that a statement changes; nothing for one that only decides where the record goes. */
function writtenBy({ action }: V1Statement, scope: V1Scope): (context: RecordContext) => unknown {
  const path = action.args[0]?.kind === "V1Path" ? lowerExpression(action.args[0], scope) : undefined;
  if (!path || action.name === "route") return () => undefined;
  return (context) => {
    const value = path.get(context);
    return value instanceof Failure ? undefined : fingerprint(value);
  };
}

/** What a statement asks before it acts: its `where`, or the argument of a route. */
function conditionOf({ action, where }: V1Statement): V1Statement["where"] {
  return where ?? (action.name === "route" ? action.args[0] : undefined);
}
