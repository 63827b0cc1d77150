import { bindCondition, bindValueExpression } from "../analysis/bind/bind.ts";
import type { BindOptions } from "../analysis/bind/scope.ts";
import type { ProgramEnvironment } from "../analysis/program/bound-program.ts";
import { fromValue } from "../config/from-value.ts";
import { CONTEXTS } from "../contexts/index.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { functionSet } from "../functions/function-set.ts";
import { decodeJson, encodeJson } from "../otlp/json/codec.ts";
import type { LogRecord, Metric, Payload, Span } from "../otlp/model.ts";
import { RecordContext } from "../otlp/record-context.ts";
import type { Signal } from "../otlp/signal.ts";
import { TelemetryError } from "../otlp/telemetry-error.ts";
import { decodeProto, encodeProto } from "../otlp/wire/codec.ts";
import { parseCondition, parseValueExpression } from "../parser/parse.ts";
import type { BatchProcessor, NoBatch } from "../runtime/batch/compile-batch.ts";
import { loadProcessor } from "../runtime/compile-processor.ts";
import { ErrorLog, RunError } from "../runtime/outcome.ts";
import { whyRowByRow } from "../runtime/row-by-row.ts";
import type { Tier } from "../runtime/tier.ts";
import { enterResource, enterScope } from "../runtime/walk/walk.ts";
import { toText } from "../values/byte-string.ts";
import { Failure } from "../values/failure.ts";
import { mapFromRaw } from "../values/raw.ts";
import { GoMap, type Value } from "../values/value.ts";
import { plainValue } from "./plain-value.ts";

/** A case of the reference's oracle; see `runOracleCase`. */
export interface OracleCase {
  readonly id: string;
  /** `transform`, `filter`, `eval` or `condition`. */
  readonly processor: string;
  readonly signal: string;
  /** The processor's own configuration. */
  readonly config?: unknown;
  /** `eval` and `condition`: log, span, spanevent, metric or datapoint. */
  readonly context?: string;
  readonly expr?: string;
  /** OTLP/JSON, UTF-8. */
  readonly input: Uint8Array;
}

export interface OracleResult {
  readonly id: string;
  /** How far the case went; `input` and `config`: refused before any data; `run`: failed on the data. */
  readonly stage: "input" | "config" | "run" | "panic" | "ok";
  readonly error?: string;
  /** Errors that the error mode let pass. */
  readonly logs?: readonly string[];
  /** OTLP/JSON; bytes, because a text of the telemetry may be no UTF-8. */
  readonly output?: Uint8Array;
  readonly type?: string;
  readonly value?: unknown;
}

type Outcome = Omit<OracleResult, "id">;

/** The signals that the cases know, with the contexts an expression may have there; the first is the default. */
const EXPRESSION_CONTEXTS: Readonly<Record<string, readonly string[]>> = {
  logs: ["log"],
  traces: ["span", "spanevent"],
  metrics: ["metric", "datapoint"],
};

const SIGNALS: readonly string[] = ["traces", "metrics", "logs", "profiles"];

/** Runs one case of the protocol that compares this engine with the reference. */
export function runOracleCase(
  input: OracleCase,
  environment: ProgramEnvironment,
  tier: TierChoice = { tier: "scalar", proof: { cases: 0, rows: 0, thawed: 0 } },
): OracleResult {
  const isExpression = input.processor === "eval" || input.processor === "condition";
  return {
    id: input.id,
    ...(isExpression ? runExpression(input, environment) : runProcessor(input, environment, tier)),
  };
}

/** Which tier processors run in, and the proof that the batch tier did: it counts its cases and rows. */
export interface TierChoice {
  readonly tier: Tier;
  readonly proof: { cases: number; rows: number; thawed: number };
  /** Rewrites the protobuf that the batch tier gets, into other bytes of the same meaning. */
  readonly rewrite?: (signal: Signal, bytes: Uint8Array) => Uint8Array;
}

function runProcessor(input: OracleCase, environment: ProgramEnvironment, choice: TierChoice): Outcome {
  const { processor: type, signal } = input;
  if (type !== "transform" && type !== "filter") return { stage: "config", error: `unknown processor ${type}` };
  const { compile, compileBatch, findings } = loadProcessor(type, fromValue(input.config ?? null), environment);
  if (!compile) return { stage: "config", error: errorText(findings) };
  if (!isSignal(signal)) return { stage: "config", error: `unknown signal ${signal}` };
  const payload = decodeJson(signal, input.input);
  if (payload instanceof TelemetryError) return { stage: "input", error: payload.message };
  if (choice.tier !== "scalar") {
    const form = compileBatch(signal);
    const isWorthIt = choice.tier === "batch" || !("groups" in form) || whyRowByRow(form.groups) === undefined;
    const batched = isWorthIt ? runBatch(form, signal, payload, choice) : undefined;
    if (batched) return batched;
  }
  const log = new ErrorLog(Number.POSITIVE_INFINITY);
  return processed(signal, payload, log, compile(signal).process(payload, log));
}

/** The batch tier over the payload's protobuf; undefined where it leaves the payload to the scalar tier. */
function runBatch(
  form: BatchProcessor | NoBatch,
  signal: Signal,
  payload: Payload<unknown>,
  { proof, rewrite }: TierChoice,
): Outcome | undefined {
  if (!("run" in form)) return undefined;
  const log = new ErrorLog(Number.POSITIVE_INFINITY);
  const bytes = encodeProto(signal, payload as never).slice();
  const end = form.run(rewrite?.(signal, bytes) ?? bytes, log);
  if (end.kind === "unfit") return undefined;
  proof.cases++;
  proof.rows += form.counters.rows;
  proof.thawed += form.counters.thawed;
  if (end.kind === "error") return processed(signal, payload, log, new RunError([end.error]));
  const output = decodeProto(signal, end.output);
  if (output instanceof TelemetryError) return { stage: "panic", error: output.message };
  return processed(signal, output, log, undefined);
}

function processed(signal: Signal, payload: Payload<unknown>, log: ErrorLog, failure: RunError | undefined): Outcome {
  const logs = log.errors.map((entry) => toText(entry.failure.message));
  if (failure) return { stage: "run", error: toText(failure.message), logs: [...logs, toText(failure.message)] };
  const output = encodeJson(signal, payload as never);
  return { stage: "ok", output, ...(logs.length > 0 ? { logs } : {}) };
}

function isSignal(signal: string): signal is Signal {
  return SIGNALS.includes(signal);
}

function errorText(findings: readonly Diagnostic[]): string {
  return findings
    .filter(({ severity }) => severity === "error")
    .map(({ code, message }) => `${code}: ${message}`)
    .join("; ");
}

/** Evaluates an expression over the first record, with the functions that no processor adds. */
function runExpression(input: OracleCase, environment: ProgramEnvironment): Outcome {
  const { signal, expr = "" } = input;
  const contexts = EXPRESSION_CONTEXTS[signal];
  const known = ["", ...Object.values(EXPRESSION_CONTEXTS).flat()];
  if (!known.includes(input.context ?? "") || (input.context && !contexts?.includes(input.context))) {
    return { stage: "config", error: `no context ${input.context} for ${signal} here` };
  }
  if (!contexts || !isSignal(signal)) return { stage: "config", error: `unknown signal ${signal}` };
  const name = (input.context || contexts[0]) as "log" | "span" | "spanevent" | "metric" | "datapoint";
  const payload = decodeJson(signal, input.input);
  if (payload instanceof TelemetryError) return { stage: "input", error: payload.message };
  const context = firstRecord(payload, name);
  if (!context) return { stage: "input", error: `the input has no ${name}` };
  const options: BindOptions = {
    context: CONTEXTS[name],
    functions: functionSet("standard", name),
    environment: { ...environment, context: name },
  };
  const value =
    input.processor === "condition" ? evalCondition(expr, options, context) : evalValue(expr, options, context);
  if (typeof value === "object" && value !== null && "stage" in value) return value;
  if (value instanceof Failure) return { stage: "run", error: toText(value.message) };
  const [type, plain] = plainValue(value);
  return { stage: "ok", type, value: plain };
}

function evalCondition(expr: string, options: BindOptions, context: RecordContext): Value | Failure | Outcome {
  const { node, diagnostics } = parseCondition(expr);
  if (!node || diagnostics.length > 0) return { stage: "config", error: errorText(diagnostics) };
  const { bound, diagnostics: refused } = bindCondition(node, options);
  return bound ? bound.test(context) : { stage: "config", error: errorText(refused) };
}

function evalValue(expr: string, options: BindOptions, context: RecordContext): Value | Failure | Outcome {
  const { node, diagnostics } = parseValueExpression(expr);
  if (!node || diagnostics.length > 0) return { stage: "config", error: errorText(diagnostics) };
  const { bound, diagnostics: refused } = bindValueExpression(node, options);
  if (!bound) return { stage: "config", error: errorText(refused) };
  const value = bound.get(context);
  return value instanceof GoMap ? mapFromRaw(value) : value;
}

/** The context of the first record, its first event or data point included; undefined where there is none. */
function firstRecord(payload: Payload<unknown>, name: string): RecordContext | undefined {
  const resource = payload.resources[0];
  const scope = resource?.scopes[0];
  const record = scope?.records[0];
  if (record === undefined) return undefined;
  const context = new RecordContext();
  enterResource(context, resource);
  enterScope(context, scope);
  if (name === "log") context.log = record as LogRecord;
  else if (name === "span" || name === "spanevent") {
    context.span = record as Span;
    if (name === "spanevent") {
      const event = context.span.events[0];
      if (!event) return undefined;
      context.spanEvent = event;
      context.eventIndex = 0;
    }
  } else {
    context.metric = record as Metric;
    if (name === "datapoint") {
      // A metric without a type has a point that is none of the kinds.
      const point = context.metric.data?.dataPoints[0];
      if (!point) return undefined;
      context.dataPoint = point;
    }
  }
  return context;
}
