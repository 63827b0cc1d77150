import type { CaseSignal } from "../payloads.ts";
import type { Random } from "../random.ts";

/** Attribute values by key: what rules expect there, and what they do not. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  x: ["a", "b", "ab", "", 5n, 2.5, true, ["a", "b"], { k: "v" }],
  y: ["b", "Ünï", "/x/y", -3n, "12", false],
  n: [0n, 1n, 2n, 7n, -5n, 100n, 3n, 2.5, -0.5, "7", "abc"],
  v: [1.005, 2.5, -2.675, 1.23456, 12n, -7n, 0.1, 99.995, "1.5", null],
  ns: [1_500_000n, 999_999n, 123_456_789_012n, -42n],
  s: ["  padded ", "a,b,c", "", "x=1;y=2", "joe@example.com", "12.7", "-8"],
  email: ["joe@example.com", "ann.lee@mail.test", "none", 3n],
  flag: [true, false, "true", 1n],
  list: [["a", "b", "c"], [1n, 2n], [], ["a", 1n, true], "a"],
  map: [{ k: "v", n: 3n }, {}, { k: { deep: "d" } }, "text"],
  "http.method": ["GET", "POST", "put"],
  "http.status": [200n, 404n, 500n, "500"],
  "http.url": ["/healthz", "/api/users?id=7", "https://example.com/a?token=secret"],
  level: ["info", "warn", "ERROR"],
};

export const KEYS: readonly string[] = Object.keys(VALUES);

const TENANTS = ["A", "B", "C"];

function anyValue(value: unknown): object {
  if (value === null) return {};
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "bigint") return { intValue: String(value) };
  if (typeof value === "number") return { doubleValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValue) } };
  return { kvlistValue: { values: keyValues(value as Record<string, unknown>) } };
}

function keyValues(values: Readonly<Record<string, unknown>>): object[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function attributes(random: Random): object[] {
  const chosen = KEYS.filter(() => random.chance(0.6));
  return keyValues(Object.fromEntries(chosen.map((key) => [key, random.pick(VALUES[key])])));
}

function hex(random: Random, bytes: number): string {
  return random.times(bytes, () => random.below(256).toString(16).padStart(2, "0")).join("");
}

function span(random: Random): object {
  const start = 1_700_000_000_000_000_000n + BigInt(random.below(1_000_000_000));
  return {
    traceId: hex(random, 16),
    spanId: hex(random, 8),
    ...(random.chance(0.5) ? { parentSpanId: hex(random, 8) } : {}),
    name: random.pick(["/healthz", "GET /api", "db.query", "a", ""]),
    kind: random.below(6),
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + BigInt(random.below(3_000_000_000))),
    status: { code: random.below(3), message: random.pick(["", "boom", "ok"]) },
    attributes: attributes(random),
    events: random.times(random.below(3), () => ({ name: random.pick(["e", "f"]), attributes: attributes(random) })),
  };
}

function logRecord(random: Random): object {
  return {
    timeUnixNano: String(1_700_000_000_000_000_000n + BigInt(random.below(1_000_000_000))),
    severityNumber: random.below(25),
    severityText: random.pick(["", "INFO", "ERROR"]),
    body: anyValue(
      random.pick(["user joe@example.com logged in", "GET /healthz 200", "", 7n, { k: "v", n: 2n }, null]),
    ),
    attributes: attributes(random),
    traceId: hex(random, 16),
  };
}

function dataPoint(random: Random): object {
  return {
    attributes: attributes(random),
    startTimeUnixNano: "1700000000000000000",
    timeUnixNano: String(1_700_000_000_000_000_000n + BigInt(random.below(1_000_000_000))),
    ...(random.chance(0.5) ? { asInt: String(random.below(100)) } : { asDouble: random.below(1000) / 8 }),
  };
}

function metric(random: Random, points: number): object {
  const dataPoints = random.times(points, () => dataPoint(random));
  const data = random.chance(0.5)
    ? { gauge: { dataPoints } }
    : { sum: { dataPoints, aggregationTemporality: 2, isMonotonic: true } };
  return { name: random.pick(["cpu.load", "requests", "latency"]), unit: random.pick(["1", "ms"]), ...data };
}

const NAMES = {
  traces: ["resourceSpans", "scopeSpans", "spans"],
  logs: ["resourceLogs", "scopeLogs", "logRecords"],
  metrics: ["resourceMetrics", "scopeMetrics", "metrics"],
} as const;

/** A payload of about `count` records in several resources and scopes, OTLP/JSON. */
export function randomPayload(random: Random, signal: CaseSignal, count: number): object {
  const [resources, scopes, records] = NAMES[signal];
  const perScope = Math.max(1, Math.ceil(count / 8));
  const list = (): object[] => {
    if (signal === "traces") return random.times(perScope, () => span(random));
    if (signal === "logs") return random.times(perScope, () => logRecord(random));
    return random.times(Math.max(1, Math.ceil(perScope / 5)), () => metric(random, 5));
  };
  return {
    [resources]: random.times(4, () => ({
      resource: {
        attributes: keyValues({ tenant: random.pick(TENANTS), "service.name": random.pick(["api", "web"]) }),
      },
      [scopes]: random.times(2, () => ({ scope: { name: random.pick(["lib", ""]) }, [records]: list() })),
    })),
  };
}

/** The records of a payload, each with its resource, scope and metric, as text that is the same for the same meaning. */
export function recordsOf(payload: unknown, signal: CaseSignal): readonly string[] {
  const [resources, scopes, records] = NAMES[signal];
  const out: string[] = [];
  for (const resource of listOf(payload, resources)) {
    for (const scope of listOf(resource, scopes)) {
      for (const record of listOf(scope, records)) {
        const head = [resource.resource, scope.scope];
        if (signal !== "metrics") out.push(canonical([...head, record]));
        else out.push(...pointsOf(record).map((point) => canonical([...head, point])));
      }
    }
  }
  return out;
}

type Json = Readonly<Record<string, unknown>>;

function listOf(value: unknown, key: string): readonly Json[] {
  return ((value as Json | undefined)?.[key] as readonly Json[] | undefined) ?? [];
}

function pointsOf(metric: Json): readonly unknown[] {
  const kind = ["gauge", "sum"].find((each) => metric[each] !== undefined);
  if (kind === undefined) return [];
  const { dataPoints, ...data } = metric[kind] as Json;
  return ((dataPoints ?? []) as unknown[]).map((point) => ({ ...metric, [kind]: data, point }));
}

/** Keys, and lists of keys and values, in one order; what is empty is left out. */
export function canonical(value: unknown): string {
  return JSON.stringify(tidy(value));
}

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(tidy);
    const isMap = items.length > 0 && value.every((item) => typeof item === "object" && item !== null && "key" in item);
    return isMap ? items.map((item) => JSON.stringify(item)).sort() : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, tidy(item)] as const)
    .filter(([key, item]) => key === "value" || !isEmpty(item));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isEmpty(item: unknown): boolean {
  if (item === undefined || item === "" || item === 0 || item === "0" || item === false) return true;
  return typeof item === "object" && item !== null && Object.keys(item).length === 0;
}
