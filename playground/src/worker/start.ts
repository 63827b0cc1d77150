import { WorkerClient } from "./client.ts";
import { EngineHost } from "./engine-host.ts";
import type { LanguageMethods } from "./language.ts";

/** The page's workers. */
export interface Workers {
  readonly engine: EngineHost;
  readonly language: WorkerClient<LanguageMethods>;
}

export function startWorkers(): Workers {
  return { engine: new EngineHost(), language: new WorkerClient<LanguageMethods>("language") };
}
