import type { TransformProgram } from "../../analysis/program/bind-transform.ts";
import type { BoundGroup } from "../../analysis/program/bound-program.ts";
import type { ConfigContext } from "../../config/signals.ts";
import type { LogRecord, Payload } from "../../otlp/model.ts";
import { RecordContext } from "../../otlp/record-context.ts";
import type { Signal } from "../../otlp/signal.ts";
import { PMap } from "../../values/pmap.ts";
import { flattenLogs, groupLogs } from "../flatten-logs.ts";
import type { RunObserver } from "../observer.ts";
import { type ErrorLog, type PassedError, RunError } from "../outcome.ts";
import type { Processor } from "../processor.ts";
import { compileGroup } from "../statement-sequence.ts";
import { WALKS } from "../walk/walk.ts";

/** Caches that groups with `shared_cache` share, by context; new for each payload. */
type SharedCaches = Map<ConfigContext, PMap>;

type Pass = (payload: Payload<unknown>, caches: SharedCaches, log: ErrorLog) => PassedError | undefined;

/**
 * Compiles a transform processor for a signal: group after group, each over the whole payload.
 * Source: transformprocessor, internal/{traces,metrics,logs,profiles}/processor.go.
 */
export function compileTransform(program: TransformProgram, signal: Signal, observer?: RunObserver): Processor {
  const passes = program.groups[signal].map((group) => compilePass(group, observer));
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

function compilePass(group: BoundGroup, observer: RunObserver | undefined): Pass {
  const run = compileGroup(group, observer);
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
