import { detectFormat, detectSignal, type Signal, TelemetryError, type TelemetryFormat } from "../../src/index.ts";
import { countsOf, sumCounts } from "../../src/runtime/v1/pipeline/counted-program.ts";
import type { PipelineCompiled, PipelineDefinition, StageOptions } from "../../src/runtime/v1/pipeline/definition.ts";
import type { LimitLedger } from "../../src/runtime/v1/pipeline/limit-ledger.ts";
import { NOTHING, PayloadRun } from "../../src/runtime/v1/pipeline/payload-run.ts";
import type { PipelineResult } from "../../src/runtime/v1/pipeline/result.ts";
import { runStage, type StageResult } from "../../src/runtime/v1/pipeline/run-stage.ts";
import { inOrder } from "../pool/in-order.ts";
import { createPool, type Pool } from "../pool/pool.ts";

export interface PipelinePoolOptions extends StageOptions {
  /** Threads of each stage, in place of what the configuration says. */
  readonly workers?: number;
  /** As for `createPool`. */
  readonly splitFrom?: number;
  /** How many bytes of payloads each stage reads ahead. */
  readonly readAhead?: number;
}

/** What became of a payload. */
export interface PipelineOutcome<P> {
  readonly payload: P;
  /** Undefined where it could not be told; `result` has no output then. */
  readonly signal: Signal | undefined;
  /** The programs for the signal; undefined without a signal. Where they are refused, `result` has no output. */
  readonly compiled: PipelineCompiled | undefined;
  readonly result: PipelineResult;
}

export interface PipelineRunOptions {
  /** Told from each payload where it is left out. */
  readonly signal?: Signal;
  /** The input's where it is left out. */
  readonly outputFormat?: TelemetryFormat;
}

const READ_AHEAD = 32 << 20;

/** A payload between two stages. */
interface Item<P> {
  readonly payload: P;
  readonly signal: Signal | undefined;
  readonly compiled: PipelineCompiled | undefined;
  /** Undefined where it cannot run. */
  readonly run: PayloadRun | undefined;
  readonly failure: TelemetryError | undefined;
}

/**
 * A pipeline of the dialect v1 in which each stage has its threads; a stage with one worker runs on the thread that
 * reads. Payloads keep their order, and what they come to does not depend on the number of workers.
 */
export class PipelinePool implements AsyncDisposable {
  readonly definition: PipelineDefinition;
  private readonly options: PipelinePoolOptions;
  /** By stage; undefined: on this thread. */
  private readonly pools: readonly (Pool | undefined)[];
  private readonly programs = new Map<Signal, PipelineCompiled>();
  private readonly ledger: LimitLedger;

  /** Use `createPipelinePool`, which starts the threads. */
  constructor(definition: PipelineDefinition, options: PipelinePoolOptions, pools: readonly (Pool | undefined)[]) {
    this.definition = definition;
    this.options = options;
    this.pools = pools;
    this.ledger = definition.startLedger();
  }

  /** The programs for a signal, with what is to be said of them. */
  compiledFor(signal: Signal): PipelineCompiled {
    const known = this.programs.get(signal);
    if (known) return known;
    const memoryInUse = (): number => process.memoryUsage.rss();
    const compiled = this.definition.compile({ ...this.options, signal, ledger: this.ledger, memoryInUse });
    this.programs.set(signal, compiled);
    return compiled;
  }

  /**
   * Sends payloads through the stages and yields what became of them, in their order. Each stage reads ahead by a bounded
   * number of bytes, so a slow consumer slows the source down. Limits count over all calls. Throws what the source throws,
   * at its turn, and a `PoolError` where a worker died.
   */
  async *processAll<P extends { readonly bytes: Uint8Array; readonly format?: TelemetryFormat }>(
    payloads: AsyncIterable<P> | Iterable<P>,
    options: PipelineRunOptions = {},
  ): AsyncGenerator<PipelineOutcome<P>> {
    let items = this.begin(payloads, options);
    for (const [i, pool] of this.pools.entries()) {
      items = pool ? this.onThreads(items, i, pool) : this.onThisThread(items, i);
    }
    for await (const { payload, signal, compiled, run, failure } of items) {
      const result = run?.finish() ?? { ...NOTHING, failure };
      yield { payload, signal, compiled, result };
    }
  }

  /** What was counted with `metrics`, for `reportMetrics`. */
  async metrics(): Promise<ReturnType<typeof sumCounts>> {
    const own = [...this.programs.values()].flatMap(({ program }) => program?.programs.map(countsOf) ?? []);
    const others = await Promise.all(this.pools.map((pool) => pool?.stageCounts() ?? []));
    return sumCounts([...own, ...others.flat()]);
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool?.close()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  private async *begin<P extends { readonly bytes: Uint8Array; readonly format?: TelemetryFormat }>(
    payloads: AsyncIterable<P> | Iterable<P>,
    { signal: given, outputFormat }: PipelineRunOptions,
  ): AsyncGenerator<Item<P>> {
    for await (const payload of payloads) {
      const { bytes, format = detectFormat(bytes) } = payload;
      const signal = given ?? detectSignal(format, bytes);
      if (signal instanceof TelemetryError) {
        yield { payload, signal: undefined, compiled: undefined, run: undefined, failure: signal };
        continue;
      }
      const compiled = this.compiledFor(signal);
      const formats = { format, outputFormat: outputFormat ?? format };
      const run = compiled.program && new PayloadRun(this.definition, this.ledger, signal, bytes, formats);
      yield { payload, signal, compiled, run, failure: undefined };
    }
  }

  private async *onThisThread<P>(items: AsyncIterable<Item<P>>, stage: number): AsyncGenerator<Item<P>> {
    for await (const item of items) {
      const program = item.compiled?.program?.programs[stage];
      if (program && item.run?.goesOn) item.run.add(stage, runStage(program, item.run.bytes, item.run.passage(stage)));
      yield item;
    }
  }

  private async *onThreads<P>(items: AsyncIterable<Item<P>>, stage: number, pool: Pool): AsyncGenerator<Item<P>> {
    const work = async ({ run, signal }: Item<P>): Promise<StageResult | undefined> => {
      if (!run?.goesOn) return undefined;
      return (await pool.process(run.bytes, { ...run.passage(stage), signal })).stage;
    };
    const sizeOf = ({ run }: Item<P>): number => run?.bytes.length ?? 0;
    for await (const { item, result } of inOrder(items, work, sizeOf, this.options.readAhead ?? READ_AHEAD)) {
      if (result) item.run?.add(stage, result);
      yield item;
    }
  }
}

/** Starts the threads of a pipeline's stages and waits for them. Throws a `PoolError` where one cannot start. */
export async function createPipelinePool(
  definition: PipelineDefinition,
  options: PipelinePoolOptions = {},
): Promise<PipelinePool> {
  const { workers, splitFrom, readAhead } = options;
  const sizes = {
    ...(splitFrom === undefined ? {} : { splitFrom }),
    ...(readAhead === undefined ? {} : { readAhead }),
  };
  const started = await Promise.allSettled(
    definition.stages.map(async (stage, i) => {
      const count = workers ?? stage.workers;
      if (count === 1) return undefined;
      return await createPool({ stage: definition.rulesOf(i, options), workers: count, ...sizes });
    }),
  );
  const pools = started.map((each) => (each.status === "fulfilled" ? each.value : undefined));
  const failed = started.find((each) => each.status === "rejected");
  if (!failed) return new PipelinePool(definition, options, pools);
  await Promise.all(pools.map((pool) => pool?.close()));
  throw failed.reason;
}
