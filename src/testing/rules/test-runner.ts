import type { TelemetryInput } from "../../inspect/read-telemetry.ts";
import type { Payload } from "../../otlp/model.ts";

/** A statement that did not run, and what is odd about its condition. */
export interface IdleStatement {
  readonly source: string;
  readonly reason: string;
}

/** What rules made of a test's input. */
export interface TestOutput {
  /** What is left. */
  readonly payload: Payload<unknown>;
  /** The text of each error, with its statement. */
  readonly errors: readonly string[];
  /** Records of the input; data points where the dialect counts those. */
  readonly records: number;
  readonly dropped: number;
  /** Records that went to named outputs. */
  readonly routes: ReadonlyMap<string, Payload<unknown>>;
}

/** Rules of a test, loaded for the signal of its input. */
export interface TestRunner {
  /** Whether the rules' dialect can send records to named outputs. */
  readonly hasRoutes: boolean;
  run(input: TelemetryInput): TestOutput;
  /** Runs once more and asks each condition that did not hold for the reason. */
  idleStatements(input: TelemetryInput): readonly IdleStatement[];
}
