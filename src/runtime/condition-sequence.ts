import type { Test } from "../analysis/bind/bound.ts";
import type { BoundGroup, ProgramCondition } from "../analysis/program/bound-program.ts";
import type { RecordContext } from "../otlp/record-context.ts";
import type { Meter } from "./metrics/meter.ts";
import type { RunObserver } from "./observer.ts";
import { type ErrorLog, endsRun, type PassedError } from "./outcome.ts";

/** Whether one condition holds; an error where the group's mode is `propagate`. */
export type ConditionSequence = (context: RecordContext, log: ErrorLog) => boolean | PassedError;

/**
 * Compiles a group's conditions: the first that holds decides; one that fails is skipped, or ends the run where errors
 * propagate. The meter counts a filter's conditions. Source: the reference's parser.go, ConditionSequence.Eval.
 */
export function compileConditions(group: BoundGroup, observer?: RunObserver, meter?: Meter): ConditionSequence {
  const { conditions, errorMode } = group;
  const observed = conditions.map((condition) => observedTest(condition, group, observer));
  const tests = meter ? meter.conditions(observed) : observed;
  const texts = conditions.map((condition) => condition.text);
  return (context, log) => {
    for (let i = 0; i < tests.length; i++) {
      const result = tests[i](context);
      if (result === true) return true;
      if (result === false) continue;
      if (endsRun(errorMode, result)) return { text: texts[i], kind: "condition", failure: result };
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
