import type { Payload } from "../otlp/model.ts";
import type { Signal } from "../otlp/signal.ts";
import type { ErrorLog } from "../runtime/outcome.ts";
import { RunStopped, type Tally } from "./observe.ts";
import type { LoadedProcessor, RunRefusal } from "./rules.ts";

/** Runs processors one after the other; the error that refused the payload, or the limit that stopped the run. */
export function runAll(
  processors: readonly LoadedProcessor[],
  signal: Signal,
  payload: Payload<unknown>,
  tally: Pick<Tally, "observerOf">,
  log: ErrorLog,
): RunRefusal | RunStopped | undefined {
  try {
    for (const { id, compile } of processors) {
      if (payload.resources.length === 0) return undefined;
      const error = compile(signal, tally.observerOf(id)).process(payload, log);
      if (error) return error;
    }
  } catch (error) {
    if (error instanceof RunStopped) return error;
    throw error;
  }
  return undefined;
}
