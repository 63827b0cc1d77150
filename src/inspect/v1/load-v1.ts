import type { ProgramEnvironment } from "../../analysis/program/bound-program.ts";
import { lowerExpression } from "../../analysis/v1/expression.ts";
import { truthOf } from "../../analysis/v1/operators.ts";
import { V1Scope } from "../../analysis/v1/scope.ts";
import { type LoweredStatement, lowerStatement } from "../../analysis/v1/statement.ts";
import type { ConfigText } from "../../config/finding.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Source } from "../../diagnostics/source.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { Payload } from "../../otlp/model.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import type { Signal } from "../../otlp/signal.ts";
import type { V1Program, V1Statement } from "../../parser/v1/ast.ts";
import { parseV1 } from "../../parser/v1/parse.ts";
import { readSettings, type V1Settings } from "../../runtime/v1/options.ts";
import { isV1Configuration } from "../../runtime/v1/pipeline/is-v1-configuration.ts";
import { type LoadOptions, loadPipeline } from "../../runtime/v1/pipeline/load.ts";
import { V1Run } from "../../runtime/v1/run.ts";
import { Failure } from "../../values/failure.ts";
import { fingerprint } from "../fingerprint.ts";
import type { InspectObserver, ObservedGroup, ObservedText } from "../observer.ts";
import type { LoadedProcessor, LoadedRules } from "../rules.ts";
import { V1Explainer } from "./explain-v1.ts";
import { placeInDocument } from "./place-in-document.ts";

const host = globalThis as unknown as { readonly performance: { now(): number } };

/** A program of the dialect v1, or the stages of a configuration, as processors under observation. */
export function loadV1(
  text: string,
  signal: Signal,
  environment: ProgramEnvironment,
  readFile?: LoadOptions["readFile"],
): LoadedRules {
  if (isV1Configuration(text)) return loadStages(text, signal, environment, readFile);
  const { node, readable, diagnostics: syntax } = parseV1(text);
  const diagnostics: Diagnostic[] = [...syntax];
  const refused: LoadedRules = { processors: undefined, diagnostics, signal: undefined, pipelines: [] };
  const head = readSettings(readable.directives, diagnostics);
  const settings = { ...head, recovery: head.recovery ?? ({ kind: "skip" } as const) };
  const scope = new V1Scope(signal, environment);
  for (const statement of readable.statements) lowerStatement(statement, scope);
  diagnostics.push(...scope.diagnostics);
  diagnostics.sort((a, b) => a.span.start - b.span.start);
  if (!node || diagnostics.some(({ severity }) => severity === "error")) return refused;
  const texts = node.statements.map(({ span }) => textAt(text, span, (offset) => offset));
  const processor = observedProgram({ id: "v1", text, node, settings, texts }, signal, environment);
  return { processors: [processor], diagnostics, signal: undefined, pipelines: [] };
}

function loadStages(
  text: string,
  signal: Signal,
  environment: ProgramEnvironment,
  readFile: LoadOptions["readFile"],
): LoadedRules {
  const { pipeline, reports } = loadPipeline(text, { signals: [], ...(readFile ? { readFile } : {}) });
  const compiled = pipeline?.compile({ signal, environment });
  const [own, ...others] = [...reports, ...(compiled?.reports ?? [])];
  const diagnostics = [own, ...others].flatMap(({ source, findings }) =>
    source === own.source ? findings : findings.map((finding) => fromFile(finding, source)),
  );
  const loaded = { diagnostics, signal: undefined, pipelines: [] };
  const program = compiled?.program;
  if (!program) return { ...loaded, processors: undefined };
  const { definition } = program;
  const processors = program.programs.map(({ syntax: node, settings }, i) => {
    const { name, text: stage } = definition.stages[i];
    const place = (offset: number): number => placeInDocument(definition, i, { start: offset, end: offset }).start;
    const texts = node.statements.map(({ span }) => textAt(stage.text, span, place));
    return observedProgram({ id: name, text: stage.text, node, settings, texts }, signal, environment);
  });
  return { ...loaded, processors };
}

/** A finding in a stage's own file, in words: the document is another one. */
function fromFile(finding: Diagnostic, source: Source): Diagnostic {
  const { line, column } = source.positionAt(finding.span.start);
  const { code, severity, notes } = finding;
  const message = `${source.name}:${line}:${column}: ${finding.message}`;
  return { code, severity, message, span: { start: 0, end: 0 }, ...(notes ? { notes } : {}) };
}

interface ObservedProgram {
  readonly id: string;
  readonly text: string;
  readonly node: V1Program;
  readonly settings: V1Settings;
  /** The statements, with their places in the document. */
  readonly texts: readonly ConfigText[];
}

function observedProgram(
  { id, text, node, settings, texts }: ObservedProgram,
  signal: Signal,
  environment: ProgramEnvironment,
): LoadedProcessor {
  const compile: LoadedProcessor["compile"] = (_signal, observer = {}) => {
    const scope = new V1Scope(signal, environment);
    const statements = node.statements
      .map((statement) => lowerStatement(statement, scope))
      .filter((statement) => statement !== undefined);
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
  return {
    id,
    compile,
    compileBatch: () => ({ reason: "a program of the dialect v1 runs record by record here" }),
    groupsOf: () => [],
  };
}

const REASON = "the signal tells the context";

/**
 * A stretch of a program as a text of its own.
 * @param place where an offset of the program stands in the document.
 */
function textAt(program: string, { start, end }: Span, place: (offset: number) => number): ConfigText {
  const text = program.slice(start, end);
  const offsets = Array.from({ length: text.length + 1 }, (_, i) => place(start + i));
  const span = { start: offsets[0], end: offsets[text.length] };
  return { text, start: 0, node: { kind: "scalar", value: text, span, path: "", offsets } };
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
