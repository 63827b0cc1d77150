import type { GeneratedCase } from "./generate.ts";
import type { CaseSignal } from "./payloads.ts";
import { Random } from "./random.ts";

/**
 * Statements that copy maps and lists between a record, what is above it and its cache, also into themselves, and go on
 * with both. Lambdas need their gate.
 */

const MAP = {
  kvlistValue: {
    values: [
      { key: "x", value: { stringValue: "1" } },
      {
        key: "y",
        value: {
          arrayValue: {
            values: [
              { stringValue: "p" },
              { intValue: "2" },
              { kvlistValue: { values: [{ key: "z", value: { doubleValue: 1.5 } }] } },
            ],
          },
        },
      },
    ],
  },
};
const LIST = { arrayValue: { values: [{ stringValue: "b" }, { stringValue: "a" }, { intValue: "3" }] } };

function attributes(random: Random): object[] {
  const all: [number, string, object][] = [
    [0.8, "a", { stringValue: random.pick(["x", "y", ""]) }],
    [0.7, "m", MAP],
    [0.6, "l", LIST],
    [0.4, "i", { intValue: String(random.below(4)) }],
    [0.15, "e", {}],
    [0.1, "a", { stringValue: "twice" }],
  ];
  const list = all
    .filter(([share]) => random.chance(share))
    .map(([, key, value]) => ({ key, value, at: random.next() }));
  return list.sort((a, b) => a.at - b.at).map(({ key, value }) => ({ key, value }));
}

function record(random: Random, signal: CaseSignal): object {
  if (signal === "logs") {
    return { attributes: attributes(random), body: random.pick([{ stringValue: "b" }, MAP, LIST, {}]) };
  }
  if (signal === "traces") {
    const events = random.many(0, 3, () => ({ name: "e", attributes: attributes(random) }));
    return { name: random.pick(["n", "m"]), attributes: attributes(random), events };
  }
  const dataPoints = random.many(1, 3, () => ({
    attributes: attributes(random),
    asInt: String(random.below(9)),
    exemplars: [{ asInt: "1", filteredAttributes: attributes(random) }],
  }));
  return {
    name: "g",
    metadata: attributes(random),
    ...random.pick([{ gauge: { dataPoints } }, { sum: { dataPoints } }]),
  };
}

const FIELDS = {
  logs: ["resourceLogs", "scopeLogs", "logRecords"],
  traces: ["resourceSpans", "scopeSpans", "spans"],
  metrics: ["resourceMetrics", "scopeMetrics", "metrics"],
} as const;
const GROUPS = { logs: "log_statements", traces: "trace_statements", metrics: "metric_statements" } as const;
const CONTEXTS = {
  logs: ["log", "log", "resource", "scope"],
  traces: ["span", "spanevent", "resource", "scope"],
  metrics: ["metric", "datapoint", "exemplar", "resource"],
} as const;
const ABOVE: Readonly<Record<string, readonly string[]>> = {
  log: ["resource", "scope"],
  span: ["resource", "scope"],
  spanevent: ["resource", "scope", "span"],
  metric: ["resource", "scope"],
  datapoint: ["resource", "scope", "metric"],
  exemplar: ["resource", "scope", "metric", "datapoint"],
  scope: ["resource"],
  resource: [],
};
const MAPS: Readonly<Record<string, string>> = { metric: "metadata", exemplar: "filtered_attributes" };
const INDEXES = '["a"]|["m"]|["l"]|["x"]|["n"]|["m"]["x"]|["m"]["y"]|["l"][0]|["l"][1]|["m"]["y"][2]["z"]|["i"]|["e"]';

/** Writes statements for one context. */
class Writer {
  private readonly random: Random;
  private readonly context: string;

  constructor(random: Random, context: string) {
    this.random = random;
    this.context = context;
  }

  private map(): string {
    const owner = this.random.pick([this.context, this.context, ...ABOVE[this.context]]);
    return `${owner}.${MAPS[owner] ?? "attributes"}`;
  }

  private container(): string {
    const { random, context } = this;
    const roll = random.next();
    if (roll < 0.55) return this.map();
    if (roll < 0.75) return `${context}.cache`;
    if (context === "log" && roll < 0.85) return "log.body";
    return this.map() + random.pick(['["m"]', '["l"]', '["m"]["y"]', '["n"]']);
  }

  private element(): string {
    const { random } = this;
    return this.container() + (random.chance(0.07) ? `["m"][${this.map()}["a"]]` : random.pick(INDEXES.split("|")));
  }

  private value(): string {
    const { random } = this;
    return random.pick([
      () => this.container(),
      () => this.container(),
      () => this.element(),
      () => this.element(),
      () => random.pick(['"s"', "nil", "1", 'Split("a,b", ",")', 'ParseJSON("{\\"j\\":[1,{}]}")']),
      () => `{"q": ${this.element()}}`,
      () => `[${this.element()}, ${this.container()}]`,
      () => `Keys(${this.container()})`,
      () => `Values(${this.container()})`,
      () => `Coalesce([${this.element()}, ${this.container()}])`,
      () => `Sort(${this.element()})`,
      () => `MapEach(${this.container()}, (k, v) => ${random.pick(["v", "k", this.element(), this.container()])})`,
      () => `Filter(${this.container()}, (k, v) => ${random.pick(["true", "v != nil", 'k != "a"'])})`,
      () =>
        `Reduce(${this.container()}, ${random.pick(["0", "[]", "{}"])}, (acc, k, v) => ${random.pick(["acc", "v"])})`,
    ])();
  }

  private condition(): string {
    const { random } = this;
    return random.pick([
      () => `${this.element()} == ${this.element()}`,
      () => `${this.element()} != nil`,
      () => `Len(${this.container()}) > 1`,
      () => `IsMap(${this.element()})`,
      () => `${this.element()} == "x"`,
      () => `ContainsValue(${this.element()}, "a")`,
      () => `Any(${this.container()}, (k, v) => v == ${this.element()})`,
    ])();
  }

  statement(): string {
    const { random } = this;
    const where = random.chance(0.25) ? ` where ${this.condition()}` : "";
    const text = random.pick([
      () => `set(${this.element()}, ${this.value()})`,
      () => `set(${this.element()}, ${this.value()})`,
      () => `set(${this.element()}, ${this.value()})`,
      () => `set(${this.container()}, ${this.value()})`,
      () => `merge_maps(${this.container()}, ${this.container()}, "${random.pick(["insert", "update", "upsert"])}")`,
      () => `append(${this.element()}, ${this.value()})`,
      () => `append(${this.element()}, values=[${this.value()}, ${this.value()}])`,
      () => `delete_key(${this.container()}, "${random.pick(["a", "x", "m"])}")`,
      () => `keep_keys(${this.container()}, ["m", "l"])`,
      () => `limit(${this.container()}, ${1 + random.below(3)}, ["l"])`,
      () => `truncate_all(${this.container()}, 1)`,
      () => `flatten(${this.container()})`,
      () => `flatten(${this.container()}, "p", 1)`,
      () => `replace_all_patterns(${this.container()}, "${random.pick(["key", "value"])}", "[ax]", "_$0")`,
      () => `replace_all_matches(${this.container()}, "*", "Q")`,
      () => `delete_matching_keys(${this.container()}, "^[am]$")`,
      () => `keep_matching_keys(${this.container()}, "l|m|x")`,
      () => `clear(${this.element()})`,
      () => `stringify_all(${this.container()})`,
      () => `delete_index(${this.element()}, 0)`,
      () => `delete_index(${this.element()}, 0, 1)`,
      () => `replace_pattern(${this.element()}, "x", "yy")`,
    ])();
    return text + where;
  }
}

/** The same seed and count give the same cases. */
export function* aliasingCases(seed: number, count: number): Generator<GeneratedCase> {
  const random = new Random(seed);
  for (let i = 0; i < count; i++) {
    const signal = random.pick(["logs", "traces", "metrics"] as const);
    const [resources, scopes, records] = FIELDS[signal];
    const groups = random.many(1, 3, () => {
      const context = random.pick(CONTEXTS[signal]);
      const writer = new Writer(random, context);
      return {
        context,
        statements: random.many(1, 6, () => writer.statement()),
        ...(random.chance(0.15) ? { shared_cache: true } : {}),
        ...(random.chance(0.1) ? { error_mode: random.pick(["ignore", "propagate", "silent"]) } : {}),
      };
    });
    const error_mode = random.pick(["ignore", "ignore", "ignore", "silent", "propagate"]);
    const input = {
      [resources]: random.many(1, 2, () => ({
        resource: { attributes: attributes(random) },
        [scopes]: random.many(1, 2, () => ({
          scope: { name: "sc", attributes: attributes(random) },
          [records]: random.many(1, 4, () => record(random, signal)),
        })),
      })),
    };
    yield { id: `a${i}`, processor: "transform", signal, config: { error_mode, [GROUPS[signal]]: groups }, input };
  }
}
