import type { FilterPass, FilterProgram } from "../../analysis/program/bind-filter.ts";
import type { BoundGroup } from "../../analysis/program/bound-program.ts";
import type { DataPoint, LogRecord, Metric, Payload, Span } from "../../otlp/model.ts";
import { type Profile, ProfilesDictionary, ProfilesPayload } from "../../otlp/profiles.ts";
import { RecordContext } from "../../otlp/record-context.ts";
import type { Signal } from "../../otlp/signal.ts";
import { removeIf } from "../../util/remove-if.ts";
import { type ConditionSequence, compileConditions } from "../condition-sequence.ts";
import type { Meters } from "../metrics/meter.ts";
import type { RunObserver } from "../observer.ts";
import { type ErrorLog, type PassedError, RunError } from "../outcome.ts";
import type { Processor } from "../processor.ts";
import {
  enterDictionary,
  enterLog,
  enterMetric,
  enterProfile,
  enterResource,
  enterScope,
  enterSpan,
} from "../walk/walk.ts";

/** What a pass over one payload has at hand. */
interface PassState {
  readonly context: RecordContext;
  readonly log: ErrorLog;
  /** Errors under `propagate`: the pass goes on, the payload is refused in the end. */
  readonly errors: PassedError[];
}

/** What looks on. */
interface Watch {
  readonly observer: RunObserver | undefined;
  readonly meters: Meters | undefined;
}

/** Whether what the context points to is to be dropped; `failed`: it stays, and nothing below it is looked at. */
type Decide = (state: PassState) => boolean | "failed";

/** Whether a record is dropped; may remove parts of it. */
type DropRecord<R> = (state: PassState, record: R) => boolean;

/**
 * Compiles a filter processor for a signal. What is left empty is removed with what was dropped; a payload without
 * resources is sent nowhere, whatever failed on the way.
 * @param meters what counts conditions, where metrics are on.
 * Source: filterprocessor, {traces,metrics,logs,profiles}.go and internal/condition.
 */
export function compileFilter(
  program: FilterProgram,
  signal: Signal,
  observer?: RunObserver,
  meters?: Meters,
): Processor {
  const watch: Watch = { observer, meters };
  const passes = program.signals[signal].passes.map((pass) => compilePass(pass, signal, watch));
  return {
    kind: "filter",
    signal,
    process(payload, log) {
      const errors: PassedError[] = [];
      const state: PassState = { context: new RecordContext(), log, errors };
      enterDictionary(state.context, payload);
      for (const pass of passes) pass(payload, state);
      // What is sent nowhere has no tables either.
      if (passes.length > 0 && payload.resources.length === 0 && payload instanceof ProfilesPayload) {
        payload.dictionary = new ProfilesDictionary();
      }
      return errors.length > 0 && payload.resources.length > 0 ? new RunError(errors) : undefined;
    },
  };
}

function compilePass(
  pass: FilterPass,
  signal: Signal,
  watch: Watch,
): (payload: Payload<unknown>, state: PassState) => void {
  const dropResource = decide(pass.resource, watch);
  const dropScope = decide(pass.scope, watch);
  const dropRecord = RECORDS[signal](pass, watch) as DropRecord<unknown> | undefined;
  const looksIntoScopes = dropScope !== undefined || dropRecord !== undefined;
  return (payload, state) => {
    removeIf(payload.resources, (resource) => {
      enterResource(state.context, resource);
      const verdict = dropResource?.(state) ?? false;
      if (verdict !== false) return verdict === true;
      if (looksIntoScopes) {
        removeIf(resource.scopes, (scope) => {
          enterScope(state.context, scope);
          const scopeVerdict = dropScope?.(state) ?? false;
          if (scopeVerdict !== false) return scopeVerdict === true;
          if (dropRecord) removeIf(scope.records, (record) => dropRecord(state, record));
          return scope.records.length === 0;
        });
      }
      return resource.scopes.length === 0;
    });
  };
}

/** The part of a pass below the scopes, by signal; undefined where it has no conditions there. */
const RECORDS: {
  readonly [S in Signal]: (pass: FilterPass, watch: Watch) => DropRecord<never> | undefined;
} = {
  traces: compileSpans,
  metrics: compileMetrics,
  logs: (pass, watch) => simple<LogRecord>(pass.log, enterLog, watch),
  profiles: (pass, watch) => simple<Profile>(pass.profile, enterProfile, watch),
};

function simple<R>(
  group: BoundGroup | undefined,
  enter: (context: RecordContext, record: R) => void,
  watch: Watch,
): DropRecord<R> | undefined {
  const drop = decide(group, watch);
  if (!drop) return undefined;
  return (state, record) => {
    enter(state.context, record);
    return drop(state) === true;
  };
}

/** A span stays when all its events are dropped. */
function compileSpans(pass: FilterPass, watch: Watch): DropRecord<Span> | undefined {
  const dropSpan = decide(pass.span, watch);
  const dropEvent = decide(pass.spanevent, watch);
  if (!dropSpan && !dropEvent) return undefined;
  return (state, span) => {
    enterSpan(state.context, span);
    const verdict = dropSpan?.(state) ?? false;
    if (verdict !== false) return verdict === true;
    if (dropEvent) {
      removeIf(span.events, (event) => {
        state.context.spanEvent = event;
        return dropEvent(state) === true;
      });
    }
    return false;
  };
}

/** A metric goes with its last data point; one without a type stays. */
function compileMetrics(pass: FilterPass, watch: Watch): DropRecord<Metric> | undefined {
  const dropMetric = decide(pass.metric, watch);
  const dropPoint = decide(pass.datapoint, watch);
  if (!dropMetric && !dropPoint) return undefined;
  return (state, metric) => {
    enterMetric(state.context, metric);
    const verdict = dropMetric?.(state) ?? false;
    if (verdict !== false) return verdict === true;
    if (!dropPoint || !metric.data) return false;
    const points: DataPoint[] = metric.data.dataPoints;
    removeIf(points, (point) => {
      state.context.dataPoint = point;
      return dropPoint(state) === true;
    });
    return points.length === 0;
  };
}

function decide(group: BoundGroup | undefined, watch: Watch): Decide | undefined {
  if (!group) return undefined;
  const { observer, meters } = watch;
  const sequence: ConditionSequence = compileConditions(group, observer, meters?.get(group));
  return (state) => {
    const result = sequence(state.context, state.log);
    if (typeof result !== "boolean") {
      state.errors.push(result);
      return "failed";
    }
    if (result) observer?.drop?.(group, state.context);
    return result;
  };
}
