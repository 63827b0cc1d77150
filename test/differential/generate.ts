/**
 * Writes random cases for `run.ts` on standard output, one a line:
 *
 *     node test/differential/generate.ts --seed 1 --count 2000 [--functions Split,Concat] [--experimental] > cases.jsonl
 *
 * `--processors` writes cases about the processors themselves: groups, caches, removal, odd configurations (with
 * transform.flatten.logs in OTTL_GATES, flattening too). `--functions` limits the calls to some functions; `--experimental` also uses lambdas and experimental functions (run
 * the cases with their gates in OTTL_GATES then).
 */
import { parseArgs } from "node:util";
import type { ContextName, FunctionDefinition, Host } from "../../src/functions/define.ts";
import { allFunctions, functionSet } from "../../src/functions/function-set.ts";
import { registerAllPacks } from "./all-packs.ts";
import { ExpressionWriter } from "./expressions.ts";
import { type CaseSignal, randomPayload } from "./payloads.ts";
import { processorCases } from "./processor-cases.ts";
import { Random } from "./random.ts";
import { story } from "./stories.ts";

await registerAllPacks();

const SIGNALS: readonly CaseSignal[] = ["traces", "metrics", "logs"];
const CONTEXTS_OF: Record<CaseSignal, readonly ContextName[]> = {
  traces: ["span", "span", "span", "spanevent", "resource", "scope"],
  metrics: ["metric", "datapoint", "metric", "datapoint", "exemplar", "resource", "scope"],
  logs: ["log", "log", "log", "resource", "scope"],
};
const STATEMENTS = { traces: "trace_statements", metrics: "metric_statements", logs: "log_statements" } as const;
const CONDITIONS = { traces: "trace_conditions", metrics: "metric_conditions", logs: "log_conditions" } as const;
const LISTS: Partial<Record<ContextName, string>> = { log: "log_record" };

export interface GeneratedCase {
  readonly id: string;
  readonly processor: string;
  readonly signal: CaseSignal;
  readonly config?: object;
  readonly context?: string;
  readonly expr?: string;
  readonly input: object;
}

export interface GenerateOptions {
  readonly seed: number;
  readonly count: number;
  /** Names of functions that calls are limited to. */
  readonly functions?: readonly string[];
  readonly experimental?: boolean;
}

/** The same options give the same cases. */
export function* generateCases(options: GenerateOptions): Generator<GeneratedCase> {
  const random = new Random(options.seed);
  const inputs = {
    traces: random.times(20, () => randomPayload(random, "traces")),
    metrics: random.times(20, () => randomPayload(random, "metrics")),
    logs: random.times(20, () => randomPayload(random, "logs")),
  };
  const focus = options.functions ? new Set(options.functions) : undefined;
  const turns = new Map<string, number>();
  const writer = (host: Host | "standard", context: ContextName, prefixed: boolean): ExpressionWriter =>
    new ExpressionWriter(random, {
      context,
      functions: functionSet(host, context),
      focus,
      experimental: options.experimental === true,
      prefixed,
      turns,
    });
  const bound = allFunctions().filter(({ name, contexts }) => contexts !== undefined && focus?.has(name));
  for (let i = 0; i < options.count; i++) {
    // A function that few contexts have is called where it exists.
    const aim = bound.length > 0 && random.chance(0.5) ? aimAt(random, leastCalled(bound, turns)) : undefined;
    const signal = aim?.signal ?? random.pick(SIGNALS);
    const base = { id: String(i), signal, input: random.pick(inputs[signal]) };
    const roll = random.next();
    if (aim?.host === "transform") {
      yield { ...base, processor: "transform", config: transformConfig(random, signal, writer, aim.context) };
    } else if (aim?.host === "filter") {
      yield { ...base, processor: "filter", config: filterConfig(random, signal, writer, aim.context) };
    } else if (roll < 0.35) {
      const context = random.pick(
        { traces: ["span", "spanevent"], metrics: ["metric", "datapoint"], logs: ["log"] }[signal],
      );
      const write = writer("standard", context as ContextName, true);
      const isCondition = random.chance(0.35);
      const expr = mutate(random, isCondition ? write.condition(3) : write.expression(3));
      yield { ...base, processor: isCondition ? "condition" : "eval", context, expr };
    } else if (roll < 0.8) yield { ...base, processor: "transform", config: transformConfig(random, signal, writer) };
    else yield { ...base, processor: "filter", config: filterConfig(random, signal, writer) };
  }
}

type MakeWriter = (host: Host | "standard", context: ContextName, prefixed: boolean) => ExpressionWriter;

interface Aim {
  readonly signal: CaseSignal;
  readonly context: ContextName;
  readonly host: Host;
}

/** A place that has the function. */
function aimAt(
  random: Random,
  { contexts = [], hosts = ["transform", "filter"] }: FunctionDefinition,
): Aim | undefined {
  const context = random.pick(contexts);
  const signal = SIGNALS.find((each) => CONTEXTS_OF[each].includes(context));
  return signal && { signal, context, host: random.pick(hosts) };
}

function leastCalled(functions: readonly FunctionDefinition[], turns: ReadonlyMap<string, number>): FunctionDefinition {
  const called = ({ name }: FunctionDefinition): number => turns.get(name) ?? 0;
  return functions.reduce((least, each) => (called(each) < called(least) ? each : least));
}

function errorMode(random: Random): object {
  return random.chance(0.85)
    ? { error_mode: random.pick([...new Array<string>(7).fill("propagate"), "ignore", "silent"]) }
    : {};
}

function transformConfig(random: Random, signal: CaseSignal, writer: MakeWriter, aim?: ContextName): object {
  const group = (): object => {
    const context = aim ?? random.pick(CONTEXTS_OF[signal]);
    const isNamed = random.chance(0.5);
    const write = writer("transform", context, !isNamed || random.chance(0.5));
    const guard = writer("filter", context, !isNamed);
    const isStory = random.chance(0.15);
    return {
      ...(isNamed ? { context: random.chance(0.02) ? random.pick(["span", "log", "profile", "nope"]) : context } : {}),
      ...(random.chance(0.2) ? { conditions: random.times(random.below(2) + 1, () => guard.condition(1)) } : {}),
      statements: isStory
        ? story(random, write)
        : random.times(random.below(3) + 1, () => mutate(random, write.statement())),
      ...(random.chance(0.15) ? errorMode(random) : {}),
      ...(random.chance(0.1) ? { shared_cache: random.chance(0.8) } : {}),
    };
  };
  if (random.chance(0.4)) {
    const first = aim ?? random.pick(CONTEXTS_OF[signal]);
    // Statements of several contexts: the group's is told from all of them, or from none.
    const other = random.chance(0.2) ? random.pick([...CONTEXTS_OF[signal], "log" as const]) : first;
    const statements = random.times(random.below(3) + 1, () =>
      mutate(random, writer("transform", random.chance(0.5) ? first : other, true).statement()),
    );
    return { ...errorMode(random), [STATEMENTS[signal]]: statements };
  }
  return { ...errorMode(random), [STATEMENTS[signal]]: random.times(random.below(2) + 1, group) };
}

function filterConfig(random: Random, signal: CaseSignal, writer: MakeWriter, aim?: ContextName): object {
  const contexts = aim ? [aim] : CONTEXTS_OF[signal].filter((context) => context !== "exemplar");
  const conditions = (context: ContextName, prefixed: boolean): string[] => {
    const write = writer("filter", context, prefixed);
    return random.times(random.below(2) + 1, () =>
      mutate(random, prefixed ? write.conditionWithPath(2) : write.condition(2)),
    );
  };
  const style = random.next();
  if (style < 0.4) {
    const texts = random.times(random.below(2) + 1, () => conditions(random.pick(contexts), true)).flat();
    return { ...errorMode(random), [CONDITIONS[signal]]: texts };
  }
  if (style < 0.7) {
    const groups = random.times(random.below(2) + 1, () => {
      const context = random.pick(contexts);
      return { context, conditions: conditions(context, random.chance(0.5)) };
    });
    return { ...errorMode(random), [CONDITIONS[signal]]: groups };
  }
  const lists: Record<string, string[]> = {};
  for (const context of random.times(random.below(2) + 1, () => random.pick(contexts))) {
    if (context !== "scope") lists[LISTS[context] ?? context] = conditions(context, random.chance(0.2));
  }
  return { ...errorMode(random), [signal]: lists };
}

/** Now and then a text with a slip in it. */
function mutate(random: Random, text: string): string {
  if (!random.chance(0.02)) return text;
  const at = random.below(text.length);
  return (
    text.slice(0, at) + random.pick(["", "", "(", ")", '"', ",", " ", ".", "=", "x"]) + text.slice(at + random.below(2))
  );
}

function main(): void {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: "1" },
      count: { type: "string", default: "1000" },
      functions: { type: "string" },
      experimental: { type: "boolean", default: false },
      processors: { type: "boolean", default: false },
    },
  });
  const lines: string[] = [];
  const seed = Number(values.seed);
  const count = Number(values.count);
  const { experimental } = values;
  const cases = values.processors
    ? processorCases(new Random(seed), count)
    : generateCases({ seed, count, functions: values.functions?.split(","), experimental });
  for (const item of cases) lines.push(JSON.stringify(item));
  for (const line of lines) process.stdout.write(`${line}\n`);
}

if (import.meta.main) main();
