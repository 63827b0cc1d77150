import { engineMethods } from "./engine.ts";
import { languageMethods } from "./language.ts";
import type { Request, Response } from "./protocol.ts";

/** Both the language service and the engine; the page starts one worker for each, of the same file. */
const METHODS: Readonly<Record<string, (...args: never[]) => unknown>> = { ...languageMethods, ...engineMethods };

/** Calls wait for each other: a run must not overtake the loading of its telemetry. */
let queue: Promise<void> = Promise.resolve();

addEventListener("message", ({ data }: MessageEvent<Request>) => {
  queue = queue.then(() => answer(data));
});

async function answer({ id, method, args }: Request): Promise<void> {
  let response: Response;
  try {
    response = { id, value: await METHODS[method](...(args as never[])) };
  } catch (error) {
    response = { id, error: error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error) };
  }
  postMessage(response);
}
