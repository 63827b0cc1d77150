import type { BoundBoolean } from "../analysis/bind/bound.ts";
import type { Payload } from "../otlp/model.ts";
import type { RecordContext } from "../otlp/record-context.ts";
import type { Signal } from "../otlp/signal.ts";
import type { RunObserver } from "../runtime/observer.ts";
import { ErrorLog } from "../runtime/outcome.ts";
import { Failure } from "../values/failure.ts";
import { type Explanation, explain } from "./explain.ts";
import type { Field } from "./fields.ts";
import { copyPayload } from "./records.ts";
import type { LoadedProcessor } from "./rules.ts";

/** The state around one step. */
export interface Moment {
  readonly before: readonly Field[];
  readonly after: readonly Field[];
  readonly message: string | undefined;
}

/** How many steps on either side of the wanted one are kept: the next ones are likely to be asked for. */
const WINDOW = 20;

/** Thrown to end a run once everything wanted was seen. */
class Done {}

/** What a replay saw. */
export class Captured {
  private readonly moments = new Map<number, Moment>();
  private found: Explanation | undefined;
  private foundAt = -1;

  at(index: number): Moment | undefined {
    return this.moments.get(index);
  }

  explanation(index: number): Explanation | undefined {
    return this.foundAt === index ? this.found : undefined;
  }

  add(index: number, moment: Moment): void {
    this.moments.set(index, moment);
  }

  explain(index: number, condition: BoundBoolean | undefined, context: RecordContext): void {
    this.foundAt = index;
    this.found = condition && explain(condition, context);
  }
}

/**
 * Runs again from the start and remembers the state around a step.
 * @param explains whether the step's condition is explained instead.
 */
export function replay(
  base: Payload<unknown>,
  signal: Signal,
  processors: readonly LoadedProcessor[],
  wanted: number,
  describe: (context: string, at: RecordContext) => Field[],
  explains = false,
): Captured {
  const captured = new Captured();
  const { payload } = copyPayload(base);
  const window = explains ? 0 : WINDOW;
  let index = -1;
  let before: Field[] = [];
  const isWanted = (): boolean => index >= wanted - window && index <= wanted + window;
  const next = (): void => {
    if (index > wanted + window) throw new Done();
  };
  const observer: RunObserver = {
    condition(condition, group, context, result) {
      index++;
      next();
      if (!isWanted()) return;
      if (explains) captured.explain(index, condition.bound, context);
      else {
        const fields = describe(group.context, context);
        const message = result instanceof Failure ? result.message : undefined;
        captured.add(index, { before: fields, after: fields, message });
      }
    },
    before(statement, group, context) {
      index++;
      next();
      if (!isWanted()) return;
      if (explains) captured.explain(index, statement.bound.where, context);
      else before = describe(group.context, context);
    },
    after(_statement, group, context, _matched, failure) {
      if (!isWanted() || explains) return;
      captured.add(index, { before, after: describe(group.context, context), message: failure?.message });
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
