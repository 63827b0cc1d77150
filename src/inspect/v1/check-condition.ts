import type { ProgramEnvironment } from "../../analysis/program/bound-program.ts";
import type { Payload } from "../../otlp/model.ts";
import type { Signal } from "../../otlp/signal.ts";
import { ErrorLog } from "../../runtime/outcome.ts";
import type { ConditionReport } from "../session-types.ts";
import { loadV1 } from "./load-v1.ts";

/** On how many records of a payload a condition of the dialect v1 holds; nil counts as false. Takes the payload apart. */
export function checkV1Condition(
  condition: string,
  signal: Signal,
  payload: Payload<unknown>,
  environment: ProgramEnvironment,
): ConditionReport {
  const counts = { evaluated: 0, matched: 0, failed: 0 };
  const { processors = [], diagnostics } = loadV1(`drop() where (${condition})`, signal, environment);
  for (const { compile } of processors) {
    const processor = compile(signal, {
      after(_text, _group, _context, matched, failure) {
        counts.evaluated++;
        if (failure) counts.failed++;
        else if (matched) counts.matched++;
      },
    });
    processor.process(payload, new ErrorLog(0));
  }
  return { ...counts, diagnostics };
}
