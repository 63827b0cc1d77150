import type { RulesDocument, RunLimits, RunReport, TelemetrySummary } from "ottl/inspect";
import { Stopped, WorkerClient } from "./client.ts";
import type { EngineMethods, EngineSource } from "./engine.ts";

export type Loaded = Awaited<ReturnType<EngineMethods["load"]>>;

/** How long a run may go on beyond its time limit, or after a newer edit, before its worker is ended. */
const GRACE = 500;
const PATIENCE = 150;

/**
 * The engine in a worker that can be ended at any moment: another one stands ready, so that the next run need not wait
 * for one to start.
 */
export class EngineHost {
  private client = new WorkerClient<EngineMethods>("engine");
  private standby: WorkerClient<EngineMethods> | undefined;
  private source: EngineSource | undefined;
  private loading: Promise<Loaded> | undefined;
  private generation = 0;
  private isRunning = false;

  /** Starts the worker in reserve; not at once, because the page has better things to do first. */
  warm(): void {
    this.standby ??= new WorkerClient<EngineMethods>("engine");
  }

  load(source: EngineSource): Promise<Loaded> {
    // A run over the older telemetry has nobody who waits for it.
    this.generation++;
    if (this.isRunning) this.replace();
    this.source = source;
    this.loading = this.client.call("load", source);
    return this.loading;
  }

  get isBusy(): boolean {
    return this.isRunning;
  }

  /**
   * Runs rules over the loaded telemetry. An older run is ended.
   * @returns undefined where a newer run took its place; "stopped" where `stop` ended it, "late" where the time did.
   */
  async run(rules: RulesDocument, limits: RunLimits): Promise<RunReport | "stopped" | "late" | undefined> {
    const generation = ++this.generation;
    if (this.isRunning) {
      await wait(PATIENCE);
      if (generation !== this.generation) return undefined;
      if (this.isRunning) this.replace();
    }
    this.isRunning = true;
    let isLate = false;
    const { client } = this;
    const timer = setTimeout(() => {
      isLate = true;
      this.replace();
    }, limits.time + GRACE);
    try {
      const report = await client.call("run", rules, limits);
      return generation === this.generation ? report : undefined;
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      if (generation !== this.generation) return undefined;
      return isLate ? "late" : "stopped";
    } finally {
      clearTimeout(timer);
      if (client === this.client) this.isRunning = false;
    }
  }

  /** Ends the run at once. */
  stop(): void {
    this.replace();
  }

  /** Asks about the last run; undefined where the worker was ended meanwhile. */
  async ask<K extends keyof EngineMethods>(
    method: K,
    ...args: Parameters<EngineMethods[K]>
  ): Promise<Awaited<ReturnType<EngineMethods[K]>> | undefined> {
    try {
      return await this.client.call(method, ...args);
    } catch (error) {
      if (error instanceof Stopped) return undefined;
      throw error;
    }
  }

  private replace(): void {
    const old = this.client;
    this.isRunning = false;
    this.client = this.standby ?? new WorkerClient<EngineMethods>("engine");
    this.standby = undefined;
    old.terminate();
    if (this.source !== undefined) this.client.call("load", this.source).catch(() => {});
    setTimeout(() => this.warm(), 200);
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export function isSummary(loaded: Loaded): loaded is TelemetrySummary {
  return "signal" in loaded;
}
