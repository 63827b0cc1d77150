import type { Random } from "./random.ts";

/** A processor's configuration and telemetry on which the batch tier has much to do. */
export interface BatchCase {
  readonly processor: "transform" | "filter";
  readonly signal: "traces" | "logs" | "metrics";
  readonly config: object;
  readonly input: object;
}

const KEYS = ["a", "b", "c", "http.route", "n"] as const;
const TEXTS = ["", "GET", "get", "x@example.com", "café", "password=abc", "1234-5678-9012-3456", "7", "/healthz", "é"];

function value(random: Random): object {
  switch (random.below(9)) {
    case 0:
      return { intValue: String(random.pick([0, 1, 7, -5, 500, 2 ** 53, -(2 ** 60)])) };
    case 1:
      return { doubleValue: random.pick([0, 1, -0.5, 7, 1e300]) };
    case 2:
      return { boolValue: random.chance(0.5) };
    case 3:
      return random.pick([{}, { bytesValue: "AQI=" }, { bytesValue: "" }]);
    case 4:
      return random.pick([
        { arrayValue: { values: [{ stringValue: "q" }, { intValue: "3" }] } },
        { kvlistValue: { values: [{ key: "k", value: { stringValue: "v" } }] } },
      ]);
    default:
      return { stringValue: random.pick(TEXTS) };
  }
}

function attributes(random: Random): object[] {
  const keys: string[] = KEYS.filter(() => random.chance(0.6));
  if (random.chance(0.3)) keys.splice(random.below(keys.length + 1), 0, "other");
  // Now and then a key stands twice.
  if (random.chance(0.02) && keys.length > 0) keys.push(keys[0]);
  return keys.map((key) => ({ key, value: value(random) }));
}

function record(random: Random, signal: BatchCase["signal"]): object {
  const own = { attributes: attributes(random) };
  if (signal === "traces")
    return { ...own, name: random.pick(TEXTS), kind: random.below(6), spanId: "0102030405060708" };
  if (signal === "logs") {
    const body = random.pick([{ stringValue: `{"k":"v","n":${random.below(9)}}` }, value(random), value(random)]);
    return { ...own, body, severityNumber: random.below(25), severityText: random.pick(TEXTS) };
  }
  const point = { attributes: attributes(random), asInt: String(random.below(100)), timeUnixNano: "5" };
  const points = { dataPoints: random.many(0, 4, () => ({ ...point, attributes: attributes(random) })) };
  const data = random.pick([
    { gauge: points },
    { sum: { ...points, isMonotonic: true, aggregationTemporality: 2 } },
    {},
  ]);
  return { name: random.pick(TEXTS), unit: random.pick(["", "s", "By"]), description: "d", ...data };
}

const GROUPS = { traces: "resourceSpans", logs: "resourceLogs", metrics: "resourceMetrics" } as const;
const SCOPES = { traces: "scopeSpans", logs: "scopeLogs", metrics: "scopeMetrics" } as const;
const RECORDS = { traces: "spans", logs: "logRecords", metrics: "metrics" } as const;

function payload(random: Random, signal: BatchCase["signal"]): object {
  const scope = (): object => ({
    scope: random.chance(0.7) ? { name: random.pick(["lib", "other"]), version: "1" } : undefined,
    [RECORDS[signal]]: random.many(0, 6, () => record(random, signal)),
  });
  const resource = (): object => ({
    resource: {
      attributes: [
        { key: "service.name", value: { stringValue: random.pick(["cart", "pay"]) } },
        ...attributes(random),
      ],
    },
    schemaUrl: random.pick(["", "u"]),
    [SCOPES[signal]]: random.many(0, 3, scope),
  });
  return { [GROUPS[signal]]: random.many(0, 3, resource) };
}

/** Writes statements and conditions of the forms that columns have, with some they do not. */
class Rules {
  private readonly random: Random;
  private readonly context: string;

  constructor(random: Random, context: string) {
    this.random = random;
    this.context = context;
  }

  private attribute(): string {
    return `${this.context}.attributes["${this.random.pick(KEYS)}"]`;
  }

  private text(): string {
    return JSON.stringify(this.random.pick(TEXTS));
  }

  private path(): string {
    const own: Record<string, readonly string[]> = {
      span: ["span.name", "span.kind", "span.status.code", "span.start_time_unix_nano"],
      log: ["log.body", "log.severity_text", "log.severity_number", 'log.cache["k"]', 'log.cache["k"]["n"]'],
      datapoint: ["metric.name", "metric.unit", "datapoint.value_int"],
    };
    return this.random.pick([
      this.attribute(),
      this.attribute(),
      this.attribute(),
      ...own[this.context],
      'resource.attributes["a"]',
      "scope.name",
    ]);
  }

  value(depth = 2): string {
    const { random } = this;
    const inner = (): string => this.value(depth - 1);
    if (depth === 0 || random.chance(0.4)) {
      return random.pick([this.path(), this.path(), this.text(), "7", "-1", "0.5", "nil", "true"]);
    }
    return random.pick([
      () => `ToUpperCase(${this.path()})`,
      () => `Concat([${inner()}, ${inner()}], "-")`,
      () => `Int(${inner()})`,
      () => `Len(${this.path()})`,
      () => `Coalesce([${inner()}, ${inner()}])`,
      () => `Substring(${this.path()}, 0, 2)`,
      () => `${this.path()} ${random.pick(["+", "-", "*", "/"])} ${random.pick([this.path(), "2", "0", "1.5"])}`,
      () => `-${this.path()}`,
      () => `SHA256(${this.path()})`,
      () => `ParseJSON(${this.path()})`,
      () => `Split(${this.path()}, "-")[0]`,
    ])();
  }

  condition(depth = 2): string {
    const { random } = this;
    if (depth > 0 && random.chance(0.4)) {
      const operands = random.many(2, 3, () => this.condition(depth - 1));
      return `(${operands.join(random.pick([" and ", " or "]))})`;
    }
    return random.pick([
      () => `${this.value(1)} ${random.pick(["==", "!=", "<", "<=", ">", ">="])} ${this.value(1)}`,
      () => `${this.path()} ${random.pick(["==", "!="])} ${this.text()}`,
      () => `${this.path()} != nil`,
      () => `IsMatch(${this.path()}, ${random.pick(['"^[a-z]+$"', '"[0-9]"', '"é"'])})`,
      () => `not (${this.condition(0)})`,
      () => `HasPrefix(${this.path()}, "G")`,
      () => `IsString(${this.path()})`,
    ])();
  }

  statement(): string {
    const { random, context } = this;
    const map = `${context}.attributes`;
    const editable =
      context === "log" ? ["log.body", "log.severity_text", 'log.cache["k"]'] : context === "span" ? ["span.name"] : [];
    const target = (): string => random.pick([this.attribute(), this.attribute(), ...editable]);
    const editor = random.pick([
      () => `set(${target()}, ${this.value()})`,
      () => `set(${target()}, ${this.value()})`,
      () => `delete_key(${map}, "${random.pick(KEYS)}")`,
      () => `replace_pattern(${target()}, ${random.pick(['"[0-9]{4}-"', '"[a-z]+@"', '"password=\\\\S+"'])}, "<$0>")`,
      () => `keep_matching_keys(${map}, "^[abn]")`,
      () => `delete_matching_keys(${map}, "o")`,
      () => `keep_keys(${map}, ["a", "http.route"])`,
      () => `truncate_all(${map}, ${random.below(8)})`,
      () => `limit(${map}, ${random.pick(['3, ["a"]', "2, []", '1, ["n"]'])})`,
      () => `merge_maps(${map}, {"z": 1}, "upsert")`,
      () => `replace_all_patterns(${map}, "value", "e", "E")`,
      () => `set(resource.attributes["env"], "prod")`,
      () => `delete_key(resource.attributes, "a")`,
      () => (context === "datapoint" ? 'set(metric.unit, "ms")' : `set(${this.attribute()}, 1)`),
    ])();
    return random.chance(0.6) ? `${editor} where ${this.condition()}` : editor;
  }
}

/** One random case. */
export function batchCase(random: Random): BatchCase {
  const signal = random.pick(["traces", "logs", "metrics"] as const);
  const context = { traces: "span", logs: "log", metrics: "datapoint" }[signal];
  const rules = new Rules(random, context);
  const input = payload(random, signal);
  const error_mode = random.pick(["ignore", "ignore", "silent", "propagate"]);
  const prefix = { traces: "trace", logs: "log", metrics: "metric" }[signal];
  if (random.chance(0.35)) {
    const conditions = random.many(1, 3, () => `${rules.condition()} and ${context}.attributes["zz"] == nil`);
    return { processor: "filter", signal, config: { error_mode, [`${prefix}_conditions`]: conditions }, input };
  }
  const group = (): object => ({
    context,
    statements: random.many(1, 5, () => rules.statement()),
    ...(random.chance(0.3) ? { conditions: [rules.condition()] } : {}),
  });
  return {
    processor: "transform",
    signal,
    config: { error_mode, [`${prefix}_statements`]: random.many(1, 2, group) },
    input,
  };
}
