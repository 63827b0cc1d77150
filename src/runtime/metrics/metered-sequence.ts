import type { Test } from "../../analysis/bind/bound.ts";
import type { BoundGroup, ProgramStatement } from "../../analysis/program/bound-program.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import { nanoseconds } from "../../util/nanoseconds.ts";
import { Failure } from "../../values/failure.ts";
import { endsRun } from "../outcome.ts";
import type { GroupRunner } from "../statement-sequence.ts";
import type { Meter } from "./meter.ts";

/** The statements of a group one after the other, as where nothing is counted, counting what each of them came to. */
export function meterStatements({ statements, errorMode }: BoundGroup, meter: Meter): GroupRunner {
  const runs = statements.map(meteredStatement);
  const counters = statements.map((_, i) => meter.results(i));
  return (context, log) => {
    const isTimed = meter.isTimed();
    for (let i = 0; i < runs.length; i++) {
      const start = isTimed ? nanoseconds() : 0;
      const result = runs[i](context);
      if (isTimed) meter.time(i, nanoseconds() - start, 1);
      if (result === true) {
        counters[i].applied++;
        continue;
      }
      if (result === false) {
        counters[i].not_matched++;
        continue;
      }
      counters[i].failed++;
      const { text } = statements[i];
      if (endsRun(errorMode, result)) return { text, kind: "statement", failure: result };
      if (errorMode === "ignore") log.add(text, "statement", result);
    }
    return undefined;
  };
}

/** Whether the statement's `where` held. */
function meteredStatement({ bound }: ProgramStatement): (context: RecordContext) => boolean | Failure {
  const run = bound.editor.get;
  const { where } = bound;
  return (context) => {
    const matched = where ? where.test(context) : true;
    if (matched !== true) return matched;
    const result = run(context);
    return result instanceof Failure ? result : true;
  };
}

/** The tests of a filter's conditions, each of which counts what it came to. */
export function meterConditions(tests: readonly Test[], meter: Meter): Test[] {
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
