import { type Explanation, explain } from "../../inspect/explain.ts";
import type { TelemetryInput } from "../../inspect/read-telemetry.ts";
import { copyPayload, recordsOf } from "../../inspect/records.ts";
import type { LoadedProcessor } from "../../inspect/rules.ts";
import type { Signal } from "../../otlp/signal.ts";
import type { RunObserver } from "../../runtime/observer.ts";
import { ErrorLog, type PassedError } from "../../runtime/outcome.ts";
import { toText } from "../../values/byte-string.ts";
import type { IdleStatement, TestOutput, TestRunner } from "./test-runner.ts";

/** So many idle statements are told. */
const MAX_IDLE = 5;
/** So many errors are kept. */
const MAX_ERRORS = 1000;

/** Runs a Collector's processors, one after the other. */
export class CollectorRunner implements TestRunner {
  readonly hasRoutes = false;
  private readonly processors: readonly LoadedProcessor[];
  private readonly signal: Signal;
  private readonly restart: () => void;
  private readonly observer: RunObserver | undefined;

  /** @param restart starts the random source again. */
  constructor(
    processors: readonly LoadedProcessor[],
    signal: Signal,
    restart: () => void,
    observer: RunObserver | undefined,
  ) {
    this.processors = processors;
    this.signal = signal;
    this.restart = restart;
    this.observer = observer;
  }

  run(input: TelemetryInput): TestOutput {
    const { payload, places } = copyPayload(input.payload);
    const log = new ErrorLog(MAX_ERRORS);
    let errors: readonly PassedError[] = log.errors;
    this.restart();
    for (const { compile } of this.processors) {
      if (payload.resources.length === 0) break;
      const refusal = compile(this.signal, this.observer).process(payload, log);
      if (!refusal) continue;
      payload.resources = [];
      errors = [...log.errors, ...refusal.errors];
      break;
    }
    const left = new Set(recordsOf(payload).map(({ record }) => record));
    return {
      payload,
      errors: errors.map(({ text, failure }) => `${text.text.trim()}: ${toText(failure.message)}`),
      records: places.length,
      dropped: places.filter(({ record }) => !left.has(record)).length,
      routes: new Map(),
    };
  }

  idleStatements(input: TelemetryInput): IdleStatement[] {
    const found = new Map<string, IdleStatement>();
    const observer: RunObserver = {
      before({ text, bound: { where } }, _group, context) {
        if (where?.test(context) !== false) return;
        const source = text.text.trim();
        for (const reason of reasonsOf(explain(where, context))) {
          found.set(`${source} ${reason}`, { source, reason });
        }
      },
    };
    const copy = copyPayload(input.payload).payload;
    this.restart();
    for (const { compile } of this.processors) {
      if (copy.resources.length === 0 || compile(this.signal, observer).process(copy, new ErrorLog(0))) break;
    }
    return [...found.values()].slice(0, MAX_IDLE);
  }
}

/** What is odd about the parts of a condition. */
function reasonsOf({ reason, parts }: Explanation): string[] {
  return [...(reason === undefined ? [] : [reason]), ...parts.flatMap(reasonsOf)];
}
