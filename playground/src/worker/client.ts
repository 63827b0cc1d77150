import OttlWorker from "./ottl.worker.ts?worker";
import type { Request, Response } from "./protocol.ts";

/** A worker was stopped before it answered. */
export class Stopped extends Error {}

type Methods = Readonly<Record<string, (...args: never[]) => unknown>>;

/** A worker whose methods are called like functions. */
export class WorkerClient<M extends Methods> {
  private readonly worker: Worker;
  private readonly waiting = new Map<
    number,
    { readonly resolve: (value: never) => void; readonly reject: (reason: Error) => void }
  >();
  private next = 0;

  constructor(name: string) {
    this.worker = new OttlWorker({ name });
    this.worker.addEventListener("message", ({ data }: MessageEvent<Response>) => {
      const call = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if ("error" in data) call?.reject(new Error(data.error));
      else call?.resolve(data.value as never);
    });
    this.worker.addEventListener("error", (event) => this.fail(new Error(event.message || "the worker failed")));
  }

  call<K extends keyof M & string>(method: K, ...args: Parameters<M[K]>): Promise<Awaited<ReturnType<M[K]>>> {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, method, args } satisfies Request);
    });
  }

  /** Ends the worker at once, whatever it is doing. */
  terminate(): void {
    this.worker.terminate();
    this.fail(new Stopped());
  }

  private fail(reason: Error): void {
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
  }
}
