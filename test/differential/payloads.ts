import { slip } from "./odd-values.ts";
import type { Random } from "./random.ts";
import { ATTRIBUTE_KEYS, ATTRIBUTE_VALUES } from "./vocabulary.ts";

export type CaseSignal = "traces" | "metrics" | "logs";

/** An OTLP/JSON AnyValue. */
function anyValue(value: unknown): object {
  if (value === null) return {};
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "bigint") return { intValue: String(value) };
  if (typeof value === "number") return { doubleValue: value };
  if (value instanceof Uint8Array) return { bytesValue: btoa(String.fromCharCode(...value)) };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValue) } };
  return {
    kvlistValue: { values: Object.entries(value as object).map(([key, item]) => ({ key, value: anyValue(item) })) },
  };
}

function attributes(random: Random, share: number): object[] {
  const list: object[] = [];
  for (const key of ATTRIBUTE_KEYS) {
    if (!random.chance(share)) continue;
    const value = random.chance(0.05)
      ? random.pick([null, 1n, "other", true, [1n]])
      : random.pick(ATTRIBUTE_VALUES[key]);
    const isSlipped = typeof value === "string" && random.chance(0.12);
    list.push({ key, value: anyValue(isSlipped ? slip(random, value) : value) });
  }
  return list;
}

const hex = (random: Random, bytes: number): string =>
  random.times(bytes, () => random.below(256).toString(16).padStart(2, "0")).join("");

/** Leaves fields out at random. */
function some(random: Random, share: number, fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(() => random.chance(share)));
}

function span(random: Random): object {
  return some(random, 0.85, {
    traceId: hex(random, 16),
    spanId: hex(random, 8),
    parentSpanId: random.chance(0.4) ? "" : hex(random, 8),
    traceState: random.pick(["", "a=1,b=2", "bad,,="]),
    name: random.pick(["GET /a", "db.query", "", "span"]),
    kind: random.below(6),
    startTimeUnixNano: random.pick(["1700000000000000001", "0", "1600000000123456789"]),
    endTimeUnixNano: random.pick(["1700000001000000001", "0"]),
    attributes: attributes(random, 0.6),
    droppedAttributesCount: random.below(3),
    events: random.times(random.below(3), () =>
      some(random, 0.85, {
        timeUnixNano: "1700000000500000000",
        name: random.pick(["exception", "log", ""]),
        attributes: attributes(random, 0.4),
      }),
    ),
    links: random.times(random.below(2), () => ({ traceId: hex(random, 16), spanId: hex(random, 8) })),
    status: random.pick([{}, { code: 2, message: "bad" }, { code: 1 }]),
  });
}

function log(random: Random): object {
  const body = random.pick([...ATTRIBUTE_KEYS, "json", "line", "s"]);
  return some(random, 0.85, {
    timeUnixNano: random.pick(["1700000000000000000", "0"]),
    observedTimeUnixNano: "1700000002000000000",
    severityNumber: random.below(25),
    severityText: random.pick(["INFO", "error", ""]),
    body: anyValue(random.pick(ATTRIBUTE_VALUES[body])),
    attributes: attributes(random, 0.6),
    flags: random.below(2),
    traceId: random.chance(0.5) ? "" : hex(random, 16),
    spanId: random.chance(0.5) ? "" : hex(random, 8),
    eventName: random.pick(["", "ev"]),
  });
}

function point(random: Random, fields: object): object {
  return {
    attributes: attributes(random, 0.3),
    startTimeUnixNano: "1700000000000000000",
    timeUnixNano: "1700000060000000000",
    ...fields,
  };
}

function numberPoint(random: Random): object {
  const value = random.pick([{ asInt: String(random.below(100)) }, { asDouble: random.below(100) / 4 }, {}]);
  const exemplars = random.times(random.below(2), () => ({
    asDouble: 1.5,
    traceId: hex(random, 16),
    filteredAttributes: attributes(random, 0.2),
  }));
  return point(random, { ...value, ...(exemplars.length > 0 ? { exemplars } : {}) });
}

function histogramPoint(random: Random): object {
  return point(random, {
    count: "6",
    sum: 21.5,
    bucketCounts: ["1", "2", "3"],
    explicitBounds: [1, 5],
    ...some(random, 0.7, { min: 0.5, max: 9 }),
  });
}

function exponentialPoint(random: Random): object {
  return point(random, {
    count: "7",
    sum: 20,
    scale: random.below(3) - 1,
    zeroCount: "1",
    positive: { offset: random.below(3), bucketCounts: ["1", "2"] },
    negative: { offset: 0, bucketCounts: ["3"] },
  });
}

function summaryPoint(random: Random): object {
  return point(random, {
    count: "4",
    sum: 12.5,
    quantileValues: [
      { quantile: 0.5, value: 2 },
      { quantile: 0.99, value: 9 },
    ],
  });
}

function metric(random: Random): object {
  const points = (make: (random: Random) => object): object[] => random.times(random.below(3) + 1, () => make(random));
  const aggregationTemporality = random.below(3);
  const data = random.pick([
    () => ({ gauge: { dataPoints: points(numberPoint) } }),
    () => ({ sum: { aggregationTemporality, isMonotonic: random.chance(0.5), dataPoints: points(numberPoint) } }),
    () => ({ histogram: { aggregationTemporality, dataPoints: points(histogramPoint) } }),
    () => ({ exponentialHistogram: { aggregationTemporality, dataPoints: points(exponentialPoint) } }),
    () => ({ summary: { dataPoints: points(summaryPoint) } }),
  ])();
  const name = random.pick(["cpu.usage", "requests", "", "mem"]);
  return { name, description: random.pick(["", "d"]), unit: random.pick(["1", "ms", ""]), ...data };
}

const RECORDS = { traces: span, metrics: metric, logs: log } as const;
const NAMES = {
  traces: ["resourceSpans", "scopeSpans", "spans"],
  metrics: ["resourceMetrics", "scopeMetrics", "metrics"],
  logs: ["resourceLogs", "scopeLogs", "logRecords"],
} as const;

/** A random payload with 1 to `most` records a scope, and one event or data point in the first. */
export function randomPayload(random: Random, signal: CaseSignal, most = 3): object {
  const [resources, scopes, records] = NAMES[signal];
  const make = RECORDS[signal] as (random: Random) => object;
  const first = (): object => {
    const record = make(random) as { events?: object[] };
    if (signal === "traces" && !record.events?.length) record.events = [{ name: "first" }];
    return record;
  };
  return {
    [resources]: random.times(random.below(2) + 1, () => ({
      resource: { attributes: attributes(random, 0.3) },
      [scopes]: random.times(random.below(2) + 1, () => ({
        scope: { name: random.pick(["lib", ""]), version: random.pick(["1", ""]), attributes: attributes(random, 0.1) },
        [records]: [first(), ...random.times(random.below(most), () => make(random))],
      })),
    })),
  };
}
