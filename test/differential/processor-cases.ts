import type { GeneratedCase } from "./generate.ts";
import type { CaseSignal } from "./payloads.ts";
import type { Random } from "./random.ts";

/**
 * Cases about what processors do around OTTL: the order of groups and records, caches, error modes, what is removed
 * with what, and which configurations are refused. Statements are simple; payloads have gaps.
 */

const SIGNALS: readonly CaseSignal[] = ["traces", "metrics", "logs"];

const STATEMENT_KEYS = { traces: "trace_statements", metrics: "metric_statements", logs: "log_statements" } as const;
const CONDITION_KEYS = { traces: "trace_conditions", metrics: "metric_conditions", logs: "log_conditions" } as const;

const CONTEXTS: Record<CaseSignal, readonly string[]> = {
  traces: ["resource", "scope", "span", "spanevent"],
  metrics: ["resource", "scope", "metric", "datapoint", "exemplar"],
  logs: ["resource", "scope", "log"],
};

const LISTS: Record<CaseSignal, Readonly<Record<string, string>>> = {
  traces: { resource: "resource", span: "span", spanevent: "spanevent" },
  metrics: { resource: "resource", metric: "metric", datapoint: "datapoint" },
  logs: { resource: "resource", log: "log_record" },
};

/** The map of a context that can hold anything, and the contexts above it. */
const MAPS: Readonly<Record<string, string>> = { metric: "metadata", exemplar: "filtered_attributes" };
const ABOVE: Readonly<Record<string, readonly string[]>> = {
  resource: [],
  scope: ["resource"],
  span: ["resource", "scope", "instrumentation_scope"],
  spanevent: ["resource", "scope", "span"],
  metric: ["resource", "scope"],
  datapoint: ["resource", "scope", "metric"],
  exemplar: ["resource", "scope", "metric", "datapoint"],
  log: ["resource", "scope", "instrumentation_scope"],
};

const NAMED = new Set(["span", "spanevent", "metric", "scope", "instrumentation_scope"]);

interface Where {
  readonly random: Random;
  readonly context: string;
  /** Whether the own context's paths are written with it. */
  readonly prefixed: boolean;
}

function pathOf(where: Where, owner: string, field: string): string {
  return owner === where.context && !where.prefixed ? field : `${owner}.${field}`;
}

function mapOf(where: Where, owner = where.context): string {
  return pathOf(where, owner, MAPS[owner] ?? "attributes");
}

function statement(where: Where): string {
  const { random, context } = where;
  const own = mapOf(where);
  const cache = pathOf(where, context, "cache");
  const key = random.pick(["a", "b", "n", "x"]);
  const above = random.pick([context, ...ABOVE[context]]);
  const text = random.pick([
    () => `set(${own}["${key}"], ${cache}["${key}"])`,
    () => `set(${cache}["${key}"], ${own}["${random.pick(["a", "b"])}"])`,
    () => `set(${cache}["n"], Len(${cache}["seen"]))`,
    () => `append(${cache}["seen"], ${random.pick(['"v"', `${own}["a"]`])})`,
    () => `set(${own}["seen"], ${cache}["seen"])`,
    () => `set(${mapOf(where, above)}["${key}"], "${random.pick(["p", "q"])}")`,
    () => `delete_key(${own}, "${key}")`,
    () => `set(${own}["i"], ${own}["i"] + 1)`,
    () => `set(${own}["t"], Int(${own}["a"]) / 0)`,
    () => `set(${own}["a"], Concat([${own}["a"], "${key}"], ""))`,
    () => (NAMED.has(context) ? `set(${pathOf(where, context, "name")}, "${key}")` : `set(${own}["c"], true)`),
    () => `merge_maps(${cache}, ${own}, "upsert")`,
  ])();
  return random.chance(0.4) ? `${text} where ${condition(where)}` : text;
}

function condition(where: Where): string {
  const { random, context } = where;
  const above = random.pick([context, context, ...ABOVE[context]]);
  const map = mapOf(where, above);
  return random.pick([
    () => `${map}["${random.pick(["a", "b"])}"] == "${random.pick(["x", "y", "p"])}"`,
    () => `${map}["i"] > ${random.below(3)}`,
    () => `IsMatch(${map}["a"], "^[xp]")`,
    () => `${map}["a"] ${random.pick(["==", "!="])} nil`,
    () => `Int(${map}["a"]) == 1`,
    () => `${map}["i"] / 0 == 1`,
    () => (NAMED.has(above) ? `${pathOf(where, above, "name")} == "${random.pick(["", "m", "lib"])}"` : "true"),
    () => `${pathOf(where, context, "cache")}["a"] == nil`,
    () => random.pick(["true", "false"]),
  ])();
}

function keyValue(key: string, value: object): object {
  return { key, value };
}

function attributes(random: Random): object[] {
  const list: object[] = [];
  if (random.chance(0.7)) list.push(keyValue("a", { stringValue: random.pick(["x", "y", "1"]) }));
  if (random.chance(0.5)) list.push(keyValue("b", { stringValue: random.pick(["x", "y"]) }));
  if (random.chance(0.6)) list.push(keyValue("i", { intValue: String(random.below(3)) }));
  return list;
}

function payload(random: Random, signal: CaseSignal): object {
  const few = (make: () => object): object[] => random.times(random.below(3), make);
  const point = (): object => ({
    attributes: attributes(random),
    ...random.pick([{ asInt: "1" }, { asDouble: 2.5 }, {}]),
    exemplars: few(() => ({ asInt: "1", filteredAttributes: attributes(random) })),
  });
  const records = {
    traces: () => ({
      name: random.pick(["m", "s"]),
      attributes: attributes(random),
      events: few(() => ({ name: random.pick(["m", "e"]), attributes: attributes(random) })),
    }),
    metrics: () => ({
      name: random.pick(["m", "k"]),
      metadata: attributes(random),
      ...random.pick([
        {},
        { gauge: { dataPoints: few(point) } },
        { sum: { dataPoints: few(point), isMonotonic: true } },
        { histogram: { dataPoints: few(() => ({ attributes: attributes(random), count: "2" })) } },
        { exponentialHistogram: { dataPoints: few(() => ({ attributes: attributes(random) })) } },
        { summary: { dataPoints: few(() => ({ attributes: attributes(random) })) } },
      ]),
    }),
    logs: () => ({ body: { stringValue: "l" }, attributes: attributes(random) }),
  }[signal];
  const [resources, scopes, items] = {
    traces: ["resourceSpans", "scopeSpans", "spans"],
    metrics: ["resourceMetrics", "scopeMetrics", "metrics"],
    logs: ["resourceLogs", "scopeLogs", "logRecords"],
  }[signal];
  return {
    [resources]: few(() => ({
      resource: { attributes: attributes(random), droppedAttributesCount: random.below(2) },
      schemaUrl: random.pick(["", "u"]),
      [scopes]: few(() => ({
        scope: { name: random.pick(["lib", "m", ""]), attributes: attributes(random) },
        schemaUrl: random.pick(["", "v"]),
        [items]: few(records),
      })),
    })),
  };
}

function mode(random: Random, share: number): object {
  return random.chance(share)
    ? { error_mode: random.pick(["ignore", "propagate", "silent", "IGNORE", "Propagate"]) }
    : {};
}

function transform(random: Random, signal: CaseSignal): object {
  const group = (): object => {
    const context = random.pick(CONTEXTS[signal]);
    const isNamed = random.chance(0.6);
    const where = { random, context, prefixed: !isNamed || random.chance(0.4) };
    return {
      ...(isNamed ? { context: random.chance(0.1) ? context.toUpperCase() : context } : {}),
      ...(random.chance(0.4)
        ? {
            conditions: random.times(random.below(3), () =>
              condition({ ...where, prefixed: !isNamed || random.chance(0.3) }),
            ),
          }
        : {}),
      statements: random.times(random.below(4), () => statement(where)),
      ...mode(random, 0.3),
      ...(random.chance(0.5) ? { shared_cache: random.chance(0.8) } : {}),
    };
  };
  const flatten = signal === "logs" && random.chance(0.3) ? { flatten: { log: random.chance(0.8) } } : {};
  const groups: unknown[] = random.times(random.below(4) + 1, group);
  if (random.chance(0.2)) groups.push(statement({ random, context: random.pick(CONTEXTS[signal]), prefixed: true }));
  return { ...mode(random, 0.6), ...flatten, [STATEMENT_KEYS[signal]]: groups };
}

function filter(random: Random, signal: CaseSignal): object {
  const contexts = CONTEXTS[signal].filter((context) => context !== "exemplar");
  const some = (context: string, prefixed: boolean): string[] =>
    random.times(random.below(3), () => condition({ random, context, prefixed }));
  const style = random.next();
  if (style < 0.35) {
    const texts = random.times(random.below(3) + 1, () => some(random.pick(contexts), true)).flat();
    return { ...mode(random, 0.6), [CONDITION_KEYS[signal]]: texts };
  }
  if (style < 0.65) {
    const groups = random.times(random.below(3) + 1, () => {
      const context = random.pick(contexts);
      const isNamed = random.chance(0.7);
      return {
        ...(isNamed ? { context } : {}),
        conditions: some(context, !isNamed || random.chance(0.4)),
        ...mode(random, 0.3),
      };
    });
    return { ...mode(random, 0.6), [CONDITION_KEYS[signal]]: groups };
  }
  const lists: Record<string, unknown> = {};
  for (const [context, key] of Object.entries(LISTS[signal])) {
    if (random.chance(0.6)) lists[key] = some(context, random.chance(0.3));
  }
  return { ...mode(random, 0.6), [signal]: lists };
}

const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  1.5,
  "",
  "x",
  "a,b",
  [],
  [null],
  [1],
  ["x"],
  {},
  { a: 1 },
  [[]],
  [{}],
];

/** Puts something odd somewhere into a configuration. */
function disturb(random: Random, config: unknown): unknown {
  if (random.chance(0.25)) return random.pick(ODD_VALUES);
  if (Array.isArray(config) && config.length > 0) {
    const at = random.below(config.length);
    return config.map((item, i) => (i === at ? disturb(random, item) : item));
  }
  if (typeof config === "object" && config !== null && Object.keys(config).length > 0) {
    const keys = Object.keys(config);
    const key = random.pick(keys);
    const value = (config as Record<string, unknown>)[key];
    if (random.chance(0.1))
      return { ...config, [random.pick(["extra", "Context", "error_modes", "statements"])]: value };
    if (random.chance(0.05))
      return Object.fromEntries(keys.map((name) => [name === key ? name.toUpperCase() : name, value]));
    return { ...config, [key]: disturb(random, value) };
  }
  return random.pick(ODD_VALUES);
}

export function* processorCases(random: Random, count: number): Generator<GeneratedCase> {
  for (let i = 0; i < count; i++) {
    const signal = random.pick(SIGNALS);
    const isTransform = random.chance(0.55);
    const whole = isTransform ? transform(random, signal) : filter(random, signal);
    const config = (random.chance(0.12) ? disturb(random, whole) : whole) as object;
    const isMap = typeof config === "object" && !Array.isArray(config);
    yield {
      id: `p${i}`,
      processor: isTransform ? "transform" : "filter",
      signal,
      config: isMap ? config : {},
      input: payload(random, signal),
    };
  }
}
