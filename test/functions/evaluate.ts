import { bindStatement, bindValueExpression } from "../../src/analysis/bind/bind.ts";
import { GATES } from "../../src/analysis/bind/gates.ts";
import type { BindOptions } from "../../src/analysis/bind/scope.ts";
import { CONTEXTS } from "../../src/contexts/index.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { ContextName, Host } from "../../src/functions/define.ts";
import { functionSet } from "../../src/functions/function-set.ts";
import {
  Exemplar,
  LogRecord,
  Metric,
  NumberDataPoint,
  Resource,
  Scope,
  Span,
  SpanEvent,
} from "../../src/otlp/model.ts";
import { RecordContext } from "../../src/otlp/record-context.ts";
import { parseStatement, parseValueExpression } from "../../src/parser/parse.ts";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { plainValue } from "../../src/testing/plain-value.ts";
import { toText } from "../../src/values/byte-string.ts";
import { Failure } from "../../src/values/failure.ts";
import { PMap } from "../../src/values/pmap.ts";
import type { Value } from "../../src/values/value.ts";

/**
 * Runs functions as rules do. What a rule yields is a plain value (`[type, value]`); `refused: …` stands for a rule that
 * does not compile, `failed: …` for one that fails on the record.
 */

const ALL_GATES = Object.values(GATES);

function optionsFor(name: ContextName, host: Host, gates: readonly string[]): BindOptions {
  return {
    context: CONTEXTS[name],
    functions: functionSet(host, name),
    environment: { ...standardEnvironment(gates), context: name },
  };
}

/** A record of every kind, empty but for the attributes. */
export function recordWith(attributes: PMap = new PMap()): RecordContext {
  const context = new RecordContext();
  context.resource = new Resource();
  context.scope = new Scope();
  context.log = new LogRecord();
  context.span = new Span();
  context.spanEvent = new SpanEvent();
  context.metric = new Metric();
  context.dataPoint = new NumberDataPoint();
  context.exemplar = new Exemplar();
  for (const record of [context.log, context.span, context.spanEvent, context.dataPoint])
    record.attributes = attributes;
  return context;
}

function refusal(diagnostics: readonly Diagnostic[]): string {
  return `refused: ${diagnostics.map(({ message }) => message).join("; ")}`;
}

export interface RunOptions {
  readonly context?: ContextName;
  readonly host?: Host;
  readonly gates?: readonly string[];
  readonly record?: RecordContext;
}

/** A value expression's value, or why there is none. */
export function evaluateValue(source: string, options: RunOptions = {}): Value | string {
  const { context = "log", host = "transform", gates = ALL_GATES, record = recordWith() } = options;
  const { node, diagnostics } = parseValueExpression(source);
  if (!node || diagnostics.length > 0) return refusal(diagnostics);
  const { bound, diagnostics: found } = bindValueExpression(node, optionsFor(context, host, gates));
  if (!bound) return refusal(found);
  const value = bound.get(record);
  return value instanceof Failure ? `failed: ${toText(value.message)}` : value;
}

/** The same as a plain value; refusals and failures are the bare text. */
export function evaluate(source: string, options: RunOptions = {}): unknown {
  const value = evaluateValue(source, options);
  return typeof value === "string" && /^(refused|failed): /.test(value) ? value : plainValue(value as Value);
}

/** A map literal as a map. */
export function mapOf(literal: string): PMap {
  const value = evaluateValue(literal);
  if (!(value instanceof PMap)) throw new Error(`${literal}: ${String(value)}`);
  return value;
}

/** A map's entries in order, plain. */
export function entriesOf(map: PMap): unknown {
  return map.keys.map((key, i) => [toText(key), plainValue(map.values[i])]);
}

/** Runs a statement over a record with the attributes of a map literal; gives the attributes afterwards, in order. */
export function edit(source: string, before: string, options: RunOptions = {}): unknown {
  const { context = "log", host = "transform", gates = ALL_GATES, record = recordWith(mapOf(before)) } = options;
  const { node, diagnostics } = parseStatement(source);
  if (!node || diagnostics.length > 0) return refusal(diagnostics);
  const { bound, diagnostics: found } = bindStatement(node, optionsFor(context, host, gates));
  if (!bound) return refusal(found);
  const result = bound.editor.get(record);
  return result instanceof Failure ? `failed: ${toText(result.message)}` : entriesOf(record.log.attributes);
}
