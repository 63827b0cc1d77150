/** The thread of a pool's worker: compiles the rules for each signal that turns up, runs payloads, answers in order. */
import { parentPort, workerData } from "node:worker_threads";
import {
  type Compiled,
  compileConfiguration,
  compileStatements,
  detectFormat,
  detectSignal,
  type Program,
  type RunSummary,
  registerFunctions,
  type Signal,
  summarize,
  TelemetryError,
} from "../../src/index.ts";
import type { Pack } from "../../src/packs/pack.ts";
import { type CountedProgram, countsOf } from "../../src/runtime/v1/pipeline/counted-program.ts";
import { compileStage, runStage, type StageResult, type StageRules } from "../../src/runtime/v1/pipeline/run-stage.ts";
import type { V1Compiled } from "../../src/runtime/v1/program.ts";
import { digest } from "../digest.ts";
import type { PackName, PayloadOptions, PoolRules, Reply, Request, Slice, WorkerResult } from "./messages.ts";

const PACKS: Readonly<Record<PackName, () => Promise<Pack>>> = {
  encodings: async () => (await import("../../src/packs/encodings/index.ts")).encodingsPack,
  grok: async () => (await import("../../src/packs/grok/index.ts")).grokPack,
  locales: async () => (await import("../../src/packs/locales/index.ts")).localesPack,
  "user-agent": async () => (await import("../../src/packs/user-agent/index.ts")).userAgentPack,
  xml: async () => (await import("../../src/packs/xml/index.ts")).xmlPack,
};

/** Most payloads fit; grown where they do not. */
let output = new Uint8Array(1 << 16);
const programs = new Map<Signal, Compiled<Program>>();
const rules = workerData as PoolRules;

function compile(signal: Signal): Compiled<Program> {
  const known = programs.get(signal);
  if (known) return known;
  const { config, statements = [], context, errorMode, gates, tier, pipeline, strict, variables = {} } = rules;
  const environment = { digest };
  const compiled =
    config === undefined
      ? compileStatements(statements, { signal, context, errorMode, gates, tier, environment })
      : compileConfiguration(config, {
          signal,
          gates,
          tier,
          pipeline,
          strict,
          environment,
          variables: (name) => variables[name],
        });
  programs.set(signal, compiled);
  return compiled;
}

const stages = new Map<Signal, V1Compiled>();

function compileForStage(stage: StageRules, signal: Signal): V1Compiled {
  const known = stages.get(signal);
  if (known) return known;
  const compiled = compileStage(stage, signal, { memoryInUse: () => process.memoryUsage.rss() });
  stages.set(signal, compiled);
  return compiled;
}

interface Ran {
  readonly summary: RunSummary;
  readonly bytes: Uint8Array | undefined;
  readonly stage?: StageResult;
}

function refused(refusal: RunSummary["refusal"], signal?: Signal): Ran {
  const nothing = { before: 0, after: 0, passedCount: 0, failed: [], warnings: [], tiers: [] };
  return { summary: { signal, ...nothing, refusal }, bytes: undefined };
}

function run(bytes: Uint8Array, { signal: given, ...options }: PayloadOptions): Ran {
  const format = options.format ?? detectFormat(bytes);
  const signal = given ?? detectSignal(format, bytes);
  if (signal instanceof TelemetryError) {
    return refused({ kind: "telemetry", code: signal.code, message: signal.message });
  }
  if (rules.stage) return runOneStage(rules.stage, bytes, signal, { ...options, format });
  const { program, findings } = compile(signal);
  if (!program) return refused({ kind: "rules", findings, message: "the rules are refused" }, signal);
  const result = program.process(bytes, { ...options, format, reuseOutput: true });
  return { summary: summarize(result), bytes: result.output };
}

/** What is wrong with the program was told before. */
function runOneStage(
  stage: StageRules,
  bytes: Uint8Array,
  signal: Signal,
  { format = "proto", outputFormat = format, limits = {} }: PayloadOptions,
): Ran {
  const { program } = compileForStage(stage, signal);
  if (!program) return refused({ kind: "rules", findings: [], message: "the stage is refused" }, signal);
  const result = runStage(program, bytes, { format, outputFormat, limits });
  const { records, kept } = result.counts;
  const nothing = { passedCount: 0, failed: [], warnings: [], refusal: undefined };
  const summary = { signal, before: records, after: kept, ...nothing, tiers: [result.tier] };
  return { summary, bytes: result.output, stage: result };
}

const NOTHING = new Uint8Array(0);

/**
 * A buffer that begins with the bytes: the one that the payloads came in, which nobody needs any more, unless it is too
 * small, or much too large to be kept for them. Fresh memory costs more than the copy.
 */
function handBack(bytes: Uint8Array, buffer: ArrayBuffer): ArrayBuffer {
  if (bytes.length > buffer.byteLength || bytes.length * 4 < buffer.byteLength)
    return bytes.slice().buffer as ArrayBuffer;
  new Uint8Array(buffer).set(bytes);
  return buffer;
}

function runAll({ buffer, payloads }: Extract<Request, { readonly kind: "run" }>): Reply & { readonly kind: "ran" } {
  const results: WorkerResult[] = [];
  let end = 0;
  const append = (bytes: Uint8Array): Slice => {
    if (end + bytes.length > output.length) {
      const larger = new Uint8Array(Math.max(end + bytes.length, output.length * 2));
      larger.set(output.subarray(0, end));
      output = larger;
    }
    output.set(bytes, end);
    end += bytes.length;
    return { offset: end - bytes.length, length: bytes.length };
  };
  for (const { offset, length, options } of payloads) {
    const { summary, bytes, stage } = run(new Uint8Array(buffer, offset, length), options);
    if (payloads.length === 1 && !stage) {
      const answer = bytes && { offset: 0, length: bytes.length };
      return { kind: "ran", results: [{ summary, output: answer }], buffer: handBack(bytes ?? NOTHING, buffer) };
    }
    const answer = bytes && append(bytes);
    if (!stage) results.push({ summary, output: answer });
    else {
      const { output: _, routes, ...rest } = stage;
      const slices = routes.map(([name, routed]) => [name, append(routed)] as const);
      results.push({ summary, output: answer, stage: { ...rest, routes: slices } });
    }
  }
  return { kind: "ran", results, buffer: handBack(output.subarray(0, end), buffer) };
}

function countedPrograms(): CountedProgram[] {
  return [...stages.values()].flatMap(({ program }) => (program ? [countsOf(program)] : []));
}

function answer(request: Request): Reply {
  if (request.kind === "run") return runAll(request);
  if (request.kind === "metrics") return { kind: "metrics", programs: countedPrograms() };
  // Records of a stage know nothing of each other, and a resource is never in two parts.
  if (rules.stage) return { kind: "can-split", answer: true };
  return { kind: "can-split", answer: compile(request.signal).program?.canSplit === true };
}

const port = parentPort as NonNullable<typeof parentPort>;

function send(reply: Reply): void {
  port.postMessage(reply, reply.kind === "ran" ? [reply.buffer] : []);
}

try {
  for (const name of rules.packs ?? []) registerFunctions((await PACKS[name]()).functions);
  for (const module of rules.modules ?? []) await import(module);
  port.on("message", (request: Request) => {
    try {
      send(answer(request));
    } catch (error) {
      send({ kind: "broken", message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  send({ kind: "ready" });
} catch (error) {
  send({ kind: "broken", message: error instanceof Error ? error.message : String(error) });
}
