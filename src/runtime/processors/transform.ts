import type { TransformProgram } from "../../analysis/program/bind-transform.ts";
import type { BoundGroup } from "../../analysis/program/bound-program.ts";
import type { ConfigContext } from "../../config/signals.ts";
import type { LogRecord, Payload } from "../../otlp/model.ts";
import { RecordContext } from "../../otlp/record-context.ts";
import type { Signal } from "../../otlp/signal.ts";
import { fail } from "../../values/failure.ts";
import { PMap } from "../../values/pmap.ts";
import { flattenLogs, groupLogs } from "../flatten-logs.ts";
import type { Meter, Meters } from "../metrics/meter.ts";
import type { RunObserver } from "../observer.ts";
import { type ErrorLog, type PassedError, RunError } from "../outcome.ts";
import type { Processor } from "../processor.ts";
import { compileGroup, type GroupRunner, type KnownLists } from "../statement-sequence.ts";
import { WALKS } from "../walk/walk.ts";

/** More metrics than this in one scope are not data but statements without an end. */
const MAX_METRICS = 200_000;

/** Caches that groups with `shared_cache` share, by context; new for each payload. */
type SharedCaches = Map<ConfigContext, PMap>;

type Pass = (payload: Payload<unknown>, caches: SharedCaches, log: ErrorLog) => PassedError | undefined;

/**
 * Compiles a transform processor for a signal: group after group, each over the whole payload.
 * @param meters what counts executions, where metrics are on.
 * @param known what statements were compiled to before, when the program was a little different.
 * Source: transformprocessor, internal/{traces,metrics,logs,profiles}/processor.go.
 */
export function compileTransform(
  program: TransformProgram,
  signal: Signal,
  observer?: RunObserver,
  known?: KnownLists,
  meters?: Meters,
): Processor {
  const passes = program.groups[signal].map((group, i) =>
    compilePass(group, observer, known && { ...known, place: `${known.place}:${signal}:${i}` }, meters?.get(group)),
  );
  const flatten = signal === "logs" && program.flattenLogs;
  return {
    kind: "transform",
    signal,
    process(payload, log) {
      if (flatten) flattenLogs(payload as Payload<LogRecord>);
      const caches: SharedCaches = new Map();
      let error: PassedError | undefined;
      for (const pass of passes) {
        error = pass(payload, caches, log);
        if (error) break;
      }
      if (flatten) groupLogs(payload as Payload<LogRecord>);
      return error && new RunError([error]);
    },
  };
}

function compilePass(
  group: BoundGroup,
  observer: RunObserver | undefined,
  known: KnownLists | undefined,
  meter: Meter | undefined,
): Pass {
  const compiled = compileGroup(group, observer, known, meter);
  const run = group.context === "metric" ? limitMetrics(group, compiled) : compiled;
  const walk = WALKS[group.context];
  const { context: name, usesCache, sharedCache } = group;
  if (!usesCache) {
    return (payload, _caches, log) => walk(payload, new RecordContext(), (context) => run(context, log));
  }
  if (!sharedCache) {
    return (payload, _caches, log) =>
      walk(payload, new RecordContext(), (context) => {
        context.cache = new PMap();
        return run(context, log);
      });
  }
  return (payload, caches, log) => {
    let cache = caches.get(name);
    if (!cache) {
      cache = new PMap();
      caches.set(name, cache);
    }
    const context = new RecordContext();
    context.cache = cache;
    return walk(payload, context, (inner) => run(inner, log));
  };
}

/**
 * Metrics that a statement appends are visited too: `copy_metric` without a condition copies its copies, and the
 * reference runs out of memory. Here the payload is refused, whatever the error mode.
 */
function limitMetrics(group: BoundGroup, run: GroupRunner): GroupRunner {
  if (group.statements.length === 0) return run;
  const { text } = group.statements[0];
  return (context, log) => {
    if (context.scopeGroup.records.length <= MAX_METRICS) return run(context, log);
    const failure = fail("limit-exceeded", "these statements append metrics without end: more than {0}", MAX_METRICS);
    return { text, kind: "statement", failure };
  };
}
