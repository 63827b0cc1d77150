import type { Test } from "../analysis/bind/bound.ts";
import type { BoundGroup, ProgramCondition } from "../analysis/program/bound-program.ts";
import type { RecordContext } from "../otlp/record-context.ts";
import { nanoseconds } from "../util/nanoseconds.ts";
import type { Meter } from "./metrics/meter.ts";
import type { RunObserver } from "./observer.ts";
import type { ErrorLog, PassedError } from "./outcome.ts";

/** Whether one condition holds; an error where the group's mode is `propagate`. */
export type ConditionSequence = (context: RecordContext, log: ErrorLog) => boolean | PassedError;

/**
 * Compiles a group's conditions: the first that holds decides; one that fails is skipped, or ends the run where errors
 * propagate. The meter counts a filter's conditions. Source: the reference's parser.go, ConditionSequence.Eval.
 */
export function compileConditions(group: BoundGroup, observer?: RunObserver, meter?: Meter): ConditionSequence {
  const { conditions, errorMode } = group;
  const observed = conditions.map((condition) => observedTest(condition, group, observer));
  const tests = meter ? metered(observed, meter) : observed;
  const texts = conditions.map((condition) => condition.text);
  return (context, log) => {
    for (let i = 0; i < tests.length; i++) {
      const result = tests[i](context);
      if (result === true) return true;
      if (result === false) continue;
      if (errorMode === "propagate") return { text: texts[i], kind: "condition", failure: result };
      if (errorMode === "ignore") log.add(texts[i], "condition", result);
    }
    return false;
  };
}

function observedTest(condition: ProgramCondition, group: BoundGroup, observer: RunObserver | undefined): Test {
  const { test } = condition.bound;
  if (!observer?.condition) return test;
  return (context) => {
    const result = test(context);
    observer.condition?.(condition, group, context, result);
    return result;
  };
}

/** The tests, each of which counts what it came to. */
function metered(tests: readonly Test[], meter: Meter): Test[] {
  let isTimed = false;
  return tests.map((test, i) => {
    const counters = meter.results(i);
    return (context) => {
      if (i === 0) isTimed = meter.isTimed();
      const start = isTimed ? nanoseconds() : 0;
      const result = test(context);
      if (isTimed) meter.time(i, nanoseconds() - start, 1);
      if (result === false) counters.not_matched++;
      else if (result === true) counters.dropped++;
      else counters.failed++;
      return result;
    };
  });
}
