import { availableParallelism } from "node:os";
import {
  detectFormat,
  detectSignal,
  type RunSummary,
  type Signal,
  TelemetryError,
  type TelemetryFormat,
} from "../../src/index.ts";
import { splitPayload } from "../../src/otlp/wire/split-payload.ts";
import type { CountedProgram } from "../../src/runtime/v1/pipeline/counted-program.ts";
import type { StageResult } from "../../src/runtime/v1/pipeline/run-stage.ts";
import { Buffers } from "./buffers.ts";
import { inOrder } from "./in-order.ts";
import { mergeParts } from "./merge-parts.ts";
import type { PayloadOptions, PoolRules, Reply, Request, Slice, StageReply } from "./messages.ts";
import { PoolError } from "./pool-error.ts";
import { WorkerThread } from "./worker-thread.ts";

export interface PoolOptions extends PoolRules {
  /** Threads; as many as the machine runs at once where it is left out. */
  readonly workers?: number;
  /** Payloads of at least this size (bytes) are split between their resources, where that changes nothing. */
  readonly splitFrom?: number;
  /** How many bytes of payloads `processAll` reads ahead of what was taken from it. */
  readonly readAhead?: number;
}

/** What became of a payload. */
export interface PoolResult extends RunSummary {
  /** The caller's. Undefined where the payload was refused. */
  readonly output: Uint8Array | undefined;
  /** What a stage of the dialect v1 made of it; only such pools have it. */
  readonly stage?: StageResult;
}

export interface ProcessOptions extends PayloadOptions {
  /**
   * Hands the bytes' buffer over to the worker, which saves a copy: the caller cannot use it any more, nor anything else
   * that lies in it.
   */
  readonly transfer?: boolean;
}

interface Task {
  readonly bytes: Uint8Array;
  readonly options: ProcessOptions;
  readonly resolve: (result: PoolResult) => void;
  readonly reject: (error: unknown) => void;
}

const SPLIT_FROM = 1 << 20;
const READ_AHEAD = 32 << 20;
/** Payloads that wait are sent together up to this size: a message has its price. */
const MESSAGE_SIZE = 1 << 19;
/** One request is worked on, the next one is there when it is done. */
const REQUESTS_AHEAD = 2;

/**
 * Worker threads that run rules over payloads. Payloads are handed out as workers become free; each is answered on its
 * own, and `processAll` keeps them in order. What a payload comes to does not depend on the number of workers.
 */
export class Pool implements AsyncDisposable {
  readonly workers: number;
  private readonly threads: WorkerThread[] = [];
  private readonly queue: Task[] = [];
  private readonly splittable = new Map<Signal, Promise<boolean>>();
  private readonly splitFrom: number;
  private readonly readAhead: number;
  private readonly countsRuns: boolean;
  private readonly buffers: Buffers;
  private failure: PoolError | undefined;

  /** Use `createPool`, which waits for the workers. */
  constructor(options: PoolOptions) {
    const { workers = availableParallelism(), splitFrom = SPLIT_FROM, readAhead = READ_AHEAD, ...rules } = options;
    if (!Number.isInteger(workers) || workers < 1) throw new RangeError("workers must be a whole number, 1 or more");
    this.workers = workers;
    this.splitFrom = splitFrom;
    this.readAhead = readAhead;
    this.countsRuns = rules.stage?.metrics === true;
    this.buffers = new Buffers(workers * (REQUESTS_AHEAD + 1));
    for (let i = 0; i < workers; i++) {
      this.threads.push(new WorkerThread(i, rules, (error) => this.fail(error)));
    }
  }

  /** Resolves when all workers have started. Throws a `PoolError`. */
  async ready(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.ready));
  }

  /**
   * Runs the rules over one payload; any number can be under way. The bytes must not change before the answer.
   * Refusals are results; throws a `PoolError` where a worker died or the pool was closed.
   */
  async process(bytes: Uint8Array, options: ProcessOptions = {}): Promise<PoolResult> {
    if (this.workers > 1 && bytes.length >= this.splitFrom) {
      const split = await this.processSplit(bytes, options);
      if (split) return split;
    }
    return await this.enqueue(bytes, options);
  }

  /**
   * Runs the rules over a stream of payloads and yields the results in the stream's order. It reads ahead by a bounded
   * number of bytes, so a slow consumer slows the source down.
   */
  async *processAll<P extends { readonly bytes: Uint8Array; readonly format?: TelemetryFormat }>(
    payloads: AsyncIterable<P> | Iterable<P>,
    options: PayloadOptions = {},
  ): AsyncGenerator<{ readonly payload: P; readonly result: PoolResult }> {
    const work = (payload: P): Promise<PoolResult> =>
      this.process(payload.bytes, { ...options, format: payload.format ?? options.format });
    const sizeOf = (payload: P): number => payload.bytes.length;
    for await (const { item: payload, result } of inOrder(payloads, work, sizeOf, this.readAhead)) {
      yield { payload, result };
    }
  }

  /** Gives a result's memory back, if it can be used again. Its output must not be looked at any more. */
  release(result: PoolResult): void {
    this.buffers.release(result);
  }

  /** What the workers of a stage counted so far. */
  async stageCounts(): Promise<readonly CountedProgram[]> {
    const replies = await Promise.all(this.threads.map((thread) => thread.send({ kind: "metrics" }, [])));
    return replies.flatMap((reply) => (reply.kind === "metrics" ? reply.programs : []));
  }

  /** Ends the workers; what is under way is rejected. */
  async close(): Promise<void> {
    this.failure ??= new PoolError("the pool is closed");
    this.rejectAll(this.failure);
    await Promise.all(this.threads.map((thread) => thread.close()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Undefined where the payload must be processed in one piece. */
  private async processSplit(bytes: Uint8Array, options: ProcessOptions): Promise<PoolResult | undefined> {
    const { outputFormat = "proto" } = options;
    // A part that is rejected runs once more, which would be counted twice.
    if (this.countsRuns) return undefined;
    if ((options.format ?? detectFormat(bytes)) !== "proto" || outputFormat !== "proto") return undefined;
    const signal = options.signal ?? detectSignal("proto", bytes);
    if (signal instanceof TelemetryError || !(await this.canSplit(signal))) return undefined;
    const parts = splitPayload(bytes, Math.ceil(bytes.length / (this.workers * 2)));
    if (!parts) return undefined;
    const results = await Promise.all(parts.map((part) => this.enqueue(part, { ...options, signal, transfer: false })));
    const merged = mergeParts(results);
    for (const result of results) this.release(result);
    return merged;
  }

  private canSplit(signal: Signal): Promise<boolean> {
    const known = this.splittable.get(signal);
    if (known) return known;
    const asked = this.threads[0]
      .send({ kind: "can-split", signal }, [])
      .then((reply) => reply.kind === "can-split" && reply.answer);
    this.splittable.set(signal, asked);
    return asked;
  }

  private enqueue(bytes: Uint8Array, options: ProcessOptions): Promise<PoolResult> {
    if (this.failure) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.queue.push({ bytes, options, resolve, reject });
      this.dispatch();
    });
  }

  /** Gives waiting payloads to the workers that have least to do. */
  private dispatch(): void {
    while (this.queue.length > 0) {
      const thread = this.threads.reduce((a, b) => (b.load < a.load ? b : a));
      if (thread.load >= REQUESTS_AHEAD) return;
      void this.run(thread, this.takeTasks());
    }
  }

  /** The payloads of the next message: an equal share of what waits, of limited size. */
  private takeTasks(): Task[] {
    const share = Math.ceil(this.queue.length / this.workers);
    let size = this.queue[0].bytes.length;
    let count = 1;
    while (count < share && size + this.queue[count].bytes.length <= MESSAGE_SIZE) {
      size += this.queue[count].bytes.length;
      count++;
    }
    return this.queue.splice(0, count);
  }

  private async run(thread: WorkerThread, tasks: readonly Task[]): Promise<void> {
    try {
      const request = pack(tasks, this.buffers);
      const reply = (await thread.send(request, [request.buffer])) as Extract<Reply, { readonly kind: "ran" }>;
      const bytesOf = ({ offset, length }: Slice): Uint8Array => new Uint8Array(reply.buffer, offset, length);
      const results = reply.results.map(({ summary, output, stage }): PoolResult => {
        const bytes = output && bytesOf(output);
        return { ...summary, output: bytes, ...(stage && { stage: stageResult(stage, bytes, bytesOf) }) };
      });
      this.buffers.lend(reply.buffer, results);
      for (const [i, result] of results.entries()) tasks[i].resolve(result);
    } catch (error) {
      for (const task of tasks) task.reject(error);
      return;
    }
    this.dispatch();
  }

  private fail(error: PoolError): void {
    if (this.failure) return;
    this.failure = error;
    this.rejectAll(error);
    for (const thread of this.threads) void thread.close();
  }

  private rejectAll(error: PoolError): void {
    for (const task of this.queue.splice(0)) task.reject(error);
  }
}

/** Starts a pool and waits for its workers. Throws a `PoolError` where one cannot start. */
export async function createPool(options: PoolOptions): Promise<Pool> {
  const pool = new Pool(options);
  try {
    await pool.ready();
  } catch (error) {
    await pool.close();
    throw error;
  }
  return pool;
}

function stageResult(
  { routes, ...rest }: StageReply,
  output: Uint8Array | undefined,
  bytesOf: (slice: Slice) => Uint8Array,
): StageResult {
  return { ...rest, output, routes: routes.map(([name, slice]) => [name, bytesOf(slice)]) };
}

/** Payloads side by side in one buffer, which is handed over. */
function pack(tasks: readonly Task[], buffers: Buffers): Extract<Request, { readonly kind: "run" }> {
  const [{ bytes: first, options: firstOptions }] = tasks;
  if (tasks.length === 1 && firstOptions.transfer && first.buffer instanceof ArrayBuffer) {
    const { byteOffset: offset, length, buffer } = first;
    return { kind: "run", buffer, payloads: [{ offset, length, options: firstOptions }] };
  }
  const buffer = buffers.take(tasks.reduce((sum, { bytes }) => sum + bytes.length, 0));
  const target = new Uint8Array(buffer);
  let offset = 0;
  const payloads = tasks.map(({ bytes, options }) => {
    target.set(bytes, offset);
    const slice = { offset, length: bytes.length, options };
    offset += bytes.length;
    return slice;
  });
  return { kind: "run", buffer, payloads };
}
