import type { TelemetryInput } from "../../inspect/read-telemetry.ts";
import { Payload } from "../../otlp/model.ts";
import type { PayloadOf, Signal } from "../../otlp/signal.ts";
import { decodeTelemetry, encodeTelemetry } from "../../otlp/telemetry.ts";
import { TelemetryError } from "../../otlp/telemetry-error.ts";
import { describeV1Class } from "../../runtime/v1/error-class.ts";
import type { CompiledPipeline } from "../../runtime/v1/pipeline/compiled-pipeline.ts";
import type { CompiledV1 } from "../../runtime/v1/program.ts";
import type { IdleStatement, TestOutput, TestRunner } from "./test-runner.ts";

/** Runs a program or configuration of the dialect v1. */
export class V1Runner implements TestRunner {
  readonly hasRoutes = true;
  private readonly compile: () => CompiledV1 | CompiledPipeline;
  private readonly restart: () => void;
  private readonly cover: ((payload: Payload<unknown>) => void) | undefined;

  /**
   * @param compile makes a program that has counted nothing against its limits yet.
   * @param restart starts the random source again.
   * @param cover runs the rules over a payload of its own, for coverage.
   */
  constructor(
    compile: () => CompiledV1 | CompiledPipeline,
    restart: () => void,
    cover?: (payload: Payload<unknown>) => void,
  ) {
    this.compile = compile;
    this.restart = restart;
    this.cover = cover;
  }

  run({ signal, payload }: TelemetryInput): TestOutput {
    const bytes = encodeTelemetry(signal, "proto", payload as PayloadOf[Signal]);
    if (this.cover) {
      this.restart();
      this.cover(read(signal, bytes));
    }
    this.restart();
    const { output, routes, errors, counts, failure } = this.compile().process(bytes, { format: "proto" });
    const all = failure && !errors.some((each) => each === failure) ? [...errors, failure] : errors;
    return {
      payload: read(signal, output),
      errors: all.map((each) =>
        each instanceof TelemetryError
          ? each.message
          : `${describeV1Class(each.class)} at ${each.line}:${each.column}: ${each.message}`,
      ),
      records: counts.records,
      dropped: counts.dropped,
      routes: new Map([...routes].map(([name, routed]) => [name, read(signal, routed)])),
    };
  }

  idleStatements(): readonly IdleStatement[] {
    return [];
  }
}

/** What the engine wrote itself is readable. */
function read(signal: Signal, bytes: Uint8Array | undefined): Payload<unknown> {
  const payload = bytes && decodeTelemetry(signal, "proto", bytes);
  return payload === undefined || payload instanceof TelemetryError ? new Payload() : (payload as Payload<unknown>);
}
