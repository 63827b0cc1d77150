import { Worker } from "node:worker_threads";
import type { PoolRules, Reply, Request } from "./messages.ts";
import { PoolError } from "./pool-error.ts";

/** From sources the worker is a source too; in the package both stand in `dist/`. */
const ENTRY = new URL(import.meta.url.endsWith(".ts") ? "./pool-worker.ts" : "./pool-worker.js", import.meta.url);

/** Options of the process that a worker takes over; others (`--eval`, `--input-type`) are about the main module. */
const INHERITED = /^(?:-C|--conditions|--import|--require|-r|--no-warnings|--experimental-[a-z-]+)(?:=|$)/;

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: PoolError) => void;
}

/** One worker: requests are answered in order. */
export class WorkerThread {
  /** Resolves when it is ready for work; rejects where it cannot start. */
  readonly ready: Promise<Reply>;
  private readonly worker: Worker;
  private readonly name: string;
  private readonly waiting: Waiting[] = [];
  private readonly died: (error: PoolError) => void;
  private failure: PoolError | undefined;
  private isClosing = false;

  /** @param died called once, when the worker ends without being asked to. */
  constructor(index: number, rules: PoolRules, died: (error: PoolError) => void) {
    this.name = `worker ${index + 1}`;
    this.died = died;
    this.worker = new Worker(ENTRY, { workerData: rules, name: `ottl ${this.name}`, execArgv: inheritedOptions() });
    this.ready = this.expectReply();
    this.ready.catch(() => {});
    this.worker.on("message", (reply: Reply) => this.receive(reply));
    this.worker.on("error", (error) => this.fail(describe(error)));
    this.worker.on("exit", (code) => this.fail(`it ended with exit code ${code}`));
  }

  /** How many requests are not answered yet. */
  get load(): number {
    return this.waiting.length;
  }

  /** @param transfer buffers that are handed over. */
  send(request: Request, transfer: readonly ArrayBuffer[]): Promise<Reply> {
    if (this.failure) return Promise.reject(this.failure);
    const reply = this.expectReply();
    this.worker.postMessage(request, [...transfer]);
    return reply;
  }

  /** Ends the thread, whatever it does. */
  async close(): Promise<void> {
    this.isClosing = true;
    await this.worker.terminate();
  }

  private expectReply(): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
    });
  }

  private receive(reply: Reply): void {
    if (reply.kind === "broken") this.fail(reply.message);
    else this.waiting.shift()?.resolve(reply);
  }

  private fail(reason: string): void {
    if (this.failure) return;
    const error = new PoolError(this.isClosing ? "the pool is closed" : `${this.name} of the pool died: ${reason}`);
    this.failure = error;
    for (const { reject } of this.waiting.splice(0)) reject(error);
    if (!this.isClosing) this.died(error);
  }
}

function inheritedOptions(): string[] {
  const options: string[] = [];
  for (const [i, option] of process.execArgv.entries()) {
    if (!INHERITED.test(option)) continue;
    options.push(option);
    const next = process.execArgv[i + 1];
    if (/^(?:-C|-r|--conditions|--import|--require)$/.test(option) && next !== undefined) options.push(next);
  }
  return options;
}

/** What a worker was stopped by, in words. */
function describe(error: unknown): string {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return "it ran out of memory";
  return typeof message === "string" ? message : String(error);
}
