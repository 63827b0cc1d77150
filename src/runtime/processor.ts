import type { Payload } from "../otlp/model.ts";
import type { Signal } from "../otlp/signal.ts";
import type { ErrorLog, RunError } from "./outcome.ts";

/** One processor for one signal, compiled. */
export interface Processor {
  readonly kind: "transform" | "filter";
  readonly signal: Signal;
  /**
   * Changes the payload in place. Errors that the error mode lets pass go to the log; an error under `propagate` is
   * returned, and the payload is then refused: the reference sends none of it on.
   */
  readonly process: (payload: Payload<unknown>, log: ErrorLog) => RunError | undefined;
}
