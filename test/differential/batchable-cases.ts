import type { ContextName } from "../../src/functions/define.ts";
import { functionSet } from "../../src/functions/function-set.ts";
import { batchCase } from "./batch-cases.ts";
import { ExpressionWriter } from "./expressions.ts";
import type { GeneratedCase } from "./generate.ts";
import { type CaseSignal, randomPayload } from "./payloads.ts";
import { Random } from "./random.ts";

/**
 * Programs that columns can run: one kind of record, nothing that a record leaves to the next one. Some are made of
 * what columns have forms for, most of anything a record's statements may hold.
 */

const SIGNALS: readonly CaseSignal[] = ["traces", "logs", "metrics"];
const RECORDS: Readonly<Record<CaseSignal, readonly ContextName[]>> = {
  traces: ["span"],
  logs: ["log"],
  metrics: ["datapoint", "datapoint", "metric"],
};
const PREFIX = { traces: "trace", logs: "log", metrics: "metric" } as const;
const LISTS: Partial<Record<ContextName, string>> = { log: "log_record" };
const MODES = ["ignore", "ignore", "silent", "propagate"] as const;

/** Editors of the list of metrics, which is above every record. */
const ABOVE_RECORDS: ReadonlySet<string> = new Set(
  [...functionSet("transform", "metric"), ...functionSet("transform", "datapoint")]
    .filter(([, { kind, contexts }]) => kind === "editor" && contexts !== undefined)
    .map(([name]) => name),
);

export interface BatchableOptions {
  readonly seed: number;
  readonly count: number;
  /** Functions that calls are limited to. */
  readonly functions?: readonly string[];
  readonly experimental?: boolean;
}

/** The same options give the same cases. */
export function* batchableCases(options: BatchableOptions): Generator<GeneratedCase> {
  const random = new Random(options.seed);
  const inputs = {
    traces: random.times(20, () => randomPayload(random, "traces", 7)),
    metrics: random.times(20, () => randomPayload(random, "metrics", 7)),
    logs: random.times(20, () => randomPayload(random, "logs", 7)),
  };
  const turns = new Map<string, number>();
  const focus = options.functions ? new Set(options.functions) : undefined;
  for (let i = 0; i < options.count; i++) {
    const id = `b${i}`;
    if (random.chance(0.66)) {
      yield { id, ...batchCase(random) };
      continue;
    }
    const signal = random.pick(SIGNALS);
    const context = random.pick(RECORDS[signal]);
    const processor = random.chance(0.7) ? "transform" : "filter";
    const isNamed = random.chance(0.5);
    const prefixed = !isNamed || random.chance(0.5);
    const writer = new ExpressionWriter(random, {
      context,
      functions: functionSet(processor, context),
      focus,
      experimental: options.experimental === true,
      prefixed,
      turns,
      ofResource: 0.05,
      without: ABOVE_RECORDS,
    });
    const program = processor === "transform" ? transform : filter;
    const config = {
      error_mode: random.pick(MODES),
      ...program(random, { signal, context, isNamed, prefixed }, writer),
    };
    yield { id, processor, signal, config, input: random.pick(inputs[signal]) };
  }
}

interface Place {
  readonly signal: CaseSignal;
  readonly context: ContextName;
  /** Whether the group names its context. */
  readonly isNamed: boolean;
  readonly prefixed: boolean;
}

function transform(random: Random, { signal, context, isNamed, prefixed }: Place, writer: ExpressionWriter): object {
  const statements = (): string[] => random.many(1, 4, () => writer.statement());
  const group = (): object => ({
    ...(isNamed ? { context } : {}),
    // Conditions of a named group name their context never, others always.
    ...(random.chance(0.2) && prefixed !== isNamed ? { conditions: random.many(1, 2, () => writer.condition(1)) } : {}),
    statements: statements(),
    ...(random.chance(0.1) ? { error_mode: random.pick(MODES) } : {}),
  });
  const isPlain = !isNamed && random.chance(0.4);
  return { [`${PREFIX[signal]}_statements`]: isPlain ? statements() : random.many(1, 2, group) };
}

function filter(random: Random, { signal, context, isNamed, prefixed }: Place, writer: ExpressionWriter): object {
  const conditions = (): string[] =>
    random.many(1, 3, () => (prefixed ? writer.conditionWithPath(2) : writer.condition(2)));
  if (isNamed) {
    return { [`${PREFIX[signal]}_conditions`]: random.many(1, 2, () => ({ context, conditions: conditions() })) };
  }
  if (random.chance(0.7)) return { [`${PREFIX[signal]}_conditions`]: conditions() };
  return { [signal]: { [LISTS[context] ?? context]: conditions() } };
}
