import { fromValue } from "../../src/config/from-value.ts";
import {
  LogRecord,
  Metric,
  NumberDataPoint,
  Payload,
  ResourceGroup,
  ScopeGroup,
  Span,
  SpanEvent,
  Sum,
} from "../../src/otlp/model.ts";
import type { Signal } from "../../src/otlp/signal.ts";
import { loadProcessor, type ProcessorType } from "../../src/runtime/compile-processor.ts";
import type { RunObserver } from "../../src/runtime/observer.ts";
import { ErrorLog, type RunError } from "../../src/runtime/outcome.ts";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import type { PMap } from "../../src/values/pmap.ts";
import type { PValue } from "../../src/values/value.ts";

interface Options {
  readonly gates?: readonly string[];
  readonly observer?: RunObserver;
  readonly log?: ErrorLog;
}

/** Compiles a processor from plain values and runs it; throws where the configuration is refused. */
export function process(
  type: ProcessorType,
  signal: Signal,
  payload: Payload<unknown>,
  config: object,
  options: Options = {},
): { readonly log: ErrorLog; readonly error: RunError | undefined } {
  const { compile, findings } = load(type, config, options.gates);
  if (!compile) throw new Error(findings.map(({ code, message }) => `${code} ${message}`).join("\n"));
  const log = options.log ?? new ErrorLog();
  return { log, error: compile(signal, options.observer).process(payload, log) };
}

export function load(type: ProcessorType, config: object, gates: readonly string[] = []) {
  return loadProcessor(type, fromValue(config), standardEnvironment(gates));
}

/** A payload with one resource and one scope. */
function payloadOf<R>(records: readonly R[]): Payload<R> {
  const payload = new Payload<R>();
  const resource = new ResourceGroup<R>();
  const scope = new ScopeGroup<R>();
  scope.records.push(...records);
  resource.scopes.push(scope);
  payload.resources.push(resource);
  return payload;
}

/** Log records with these bodies. */
export function logs(bodies: readonly PValue[]): Payload<LogRecord> {
  return payloadOf(bodies.map((body) => Object.assign(new LogRecord(), { body })));
}

/** Spans with these names, each with an event of its name. */
export function traces(names: readonly string[]): Payload<Span> {
  return payloadOf(
    names.map((name) => Object.assign(new Span(), { name, events: [Object.assign(new SpanEvent(), { name })] })),
  );
}

/** Sums with these names; their points have the values 1 and 2. */
export function metrics(names: readonly string[]): Payload<Metric> {
  return payloadOf(
    names.map((name) => {
      const data = new Sum();
      data.dataPoints = [1n, 2n].map((value) => Object.assign(new NumberDataPoint(), { value }));
      return Object.assign(new Metric(), { name, data });
    }),
  );
}

export function attributesOf({ attributes }: { readonly attributes: PMap }): Record<string, PValue> {
  return Object.fromEntries(attributes.keys.map((key, i) => [key, attributes.values[i]]));
}
