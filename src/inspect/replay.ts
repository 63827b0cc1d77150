import type { Payload } from "../otlp/model.ts";
import type { RecordContext } from "../otlp/record-context.ts";
import type { Signal } from "../otlp/signal.ts";
import { ErrorLog } from "../runtime/outcome.ts";
import { toText } from "../values/byte-string.ts";
import { Failure } from "../values/failure.ts";
import { type Explanation, explain } from "./explain.ts";
import type { Field } from "./fields.ts";
import type { InspectObserver, ObservedText } from "./observer.ts";
import { copyPayload } from "./records.ts";
import type { LoadedProcessor } from "./rules.ts";

/** The state around one step. */
export interface Moment {
  readonly before: readonly Field[];
  readonly after: readonly Field[];
  readonly message: string | undefined;
}

/** Thrown to end a run once everything wanted was seen. */
class Done {}

/** What a replay saw of the steps that were wanted. */
export class Captured {
  private readonly moments = new Map<number, Moment>();
  private readonly explanations = new Map<number, Explanation>();

  at(index: number): Moment | undefined {
    return this.moments.get(index);
  }

  /** Undefined for a step without a condition. */
  explanation(index: number): Explanation | undefined {
    return this.explanations.get(index);
  }

  add(index: number, moment: Moment): void {
    this.moments.set(index, moment);
  }

  explain(index: number, { bound, explain: own }: ObservedText, context: RecordContext): void {
    const condition = bound && "editor" in bound ? bound.where : bound;
    const explanation = condition ? explain(condition, context) : own?.(context);
    if (explanation) this.explanations.set(index, explanation);
  }
}

/** Which steps a replay remembers, and what of them. */
export interface Wanted {
  /** In ascending order. */
  readonly steps: readonly number[];
  readonly fields: boolean;
  readonly explanations: boolean;
}

/** Runs again from the start and remembers the state around steps, and how their conditions came out. */
export function replay(
  base: Payload<unknown>,
  signal: Signal,
  processors: readonly LoadedProcessor[],
  wanted: Wanted,
  describe: (context: string, at: RecordContext) => Field[],
): Captured {
  const captured = new Captured();
  const { payload } = copyPayload(base);
  let index = -1;
  let before: Field[] = [];
  const steps = new Set(wanted.steps);
  const last = wanted.steps.at(-1) ?? -1;
  const isWanted = (): boolean => steps.has(index);
  const next = (): void => {
    if (++index > last) throw new Done();
  };
  const observer: InspectObserver = {
    condition(condition, group, context, result) {
      next();
      if (!isWanted()) return;
      if (wanted.explanations) captured.explain(index, condition, context);
      if (!wanted.fields) return;
      const fields = describe(group.context, context);
      const message = result instanceof Failure ? toText(result.message) : undefined;
      captured.add(index, { before: fields, after: fields, message });
    },
    before(statement, group, context) {
      next();
      if (!isWanted()) return;
      if (wanted.explanations) captured.explain(index, statement, context);
      if (wanted.fields) before = describe(group.context, context);
    },
    after(_statement, group, context, _matched, failure) {
      if (!isWanted() || !wanted.fields) return;
      const message = failure && toText(failure.message);
      captured.add(index, { before, after: describe(group.context, context), message });
    },
  };
  try {
    const log = new ErrorLog(0);
    for (const { compile } of processors) {
      if (payload.resources.length === 0) break;
      if (compile(signal, observer).process(payload, log)) break;
    }
  } catch (error) {
    if (!(error instanceof Done)) throw error;
  }
  return captured;
}
