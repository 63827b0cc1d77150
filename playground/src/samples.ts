import type { SignalName } from "./state.ts";

/** Generated telemetry that looks like a shop's; the same for the same numbers. */
export function makeSample(signal: SignalName, count: number): object {
  const random = generator(count * 31 + signal.length);
  return MAKERS[signal](count, random);
}

type Random = (below: number) => number;

function generator(seed: number): Random {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.abs(state) % below;
  };
}

const SERVICES = ["checkout", "cart", "frontend", "payment", "search"];
const ROUTES = ["/api/cart/{id}", "/api/products", "/healthz", "/api/checkout", "/api/users/{id}", "/metrics"];
const METHODS = ["GET", "GET", "GET", "POST", "PUT"];
const NAMES = ["ada", "grace", "linus", "margaret", "dennis", "barbara"];
/** 2026-03-01T10:00:00Z in milliseconds. */
const START = 1_772_359_200_000;
/** Records that share a resource. */
const GROUP = 25;

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const int = (key: string, value: number) => ({ key, value: { intValue: String(value) } });
const nanos = (milliseconds: number): string => `${Math.round(milliseconds)}000000`;

function hex(random: Random, digits: number): string {
  let id = "";
  for (let i = 0; i < digits; i++) id += (i === 0 ? 1 + random(15) : random(16)).toString(16);
  return id;
}

function pick<T>(items: readonly T[], random: Random): T {
  return items[random(items.length)];
}

/** Records in groups, each with its resource. */
function grouped<R>(count: number, random: Random, make: (index: number) => R): { resource: object; records: R[] }[] {
  const groups: { resource: object; records: R[] }[] = [];
  for (let i = 0; i < count; i += GROUP) {
    const service = SERVICES[groups.length % SERVICES.length];
    const attributes = [
      text("service.name", service),
      text("service.version", `1.${random(9)}.0`),
      text("deployment.environment", random(4) === 0 ? "staging" : "production"),
      text("k8s.pod.name", `${service}-${hex(random, 8)}`),
    ];
    const records = Array.from({ length: Math.min(GROUP, count - i) }, (_, k) => make(i + k));
    groups.push({ resource: { attributes }, records });
  }
  return groups;
}

const SCOPE = { name: "shop/instrumentation", version: "2.1.0" };

function traces(count: number, random: Random): object {
  const span = (i: number) => {
    const route = pick(ROUTES, random);
    const method = pick(METHODS, random);
    const status = random(12) === 0 ? 500 : random(9) === 0 ? 404 : 200;
    const start = START + i * 7;
    const user = `${pick(NAMES, random)}.${100 + random(900)}`;
    return {
      traceId: hex(random, 32),
      spanId: hex(random, 16),
      parentSpanId: random(3) === 0 ? "" : hex(random, 16),
      name: `${method} ${route}`,
      kind: 2 + random(2),
      startTimeUnixNano: nanos(start),
      endTimeUnixNano: nanos(start + 2 + random(random(10) === 0 ? 2000 : 120)),
      attributes: [
        text("http.method", method),
        text("http.route", route),
        int("http.status_code", status),
        text("http.url", `https://shop.example${route.replace("{id}", String(random(5000)))}?token=${hex(random, 12)}`),
        text("user.email", `${user}@example.com`),
        text("net.peer.ip", `10.${random(4)}.${random(255)}.${random(255)}`),
      ],
      events:
        status === 500
          ? [
              {
                name: "exception",
                timeUnixNano: nanos(start + 1),
                attributes: [text("exception.type", "TimeoutError"), text("exception.message", "upstream timed out")],
              },
            ]
          : [],
      status: status === 500 ? { code: 2, message: "upstream timed out" } : {},
    };
  };
  return {
    resourceSpans: grouped(count, random, span).map(({ resource, records }) => ({
      resource,
      scopeSpans: [{ scope: SCOPE, spans: records }],
    })),
  };
}

const LEVELS = [
  [9, "INFO"],
  [9, "INFO"],
  [5, "DEBUG"],
  [13, "WARN"],
  [17, "ERROR"],
] as const;

function logs(count: number, random: Random): object {
  const log = (i: number) => {
    const [severityNumber, severityText] = pick(LEVELS, random);
    const user = pick(NAMES, random);
    const status = random(10) === 0 ? 500 : 200;
    const bodies = [
      `user=${user} email=${user}@example.com action=login status=${status}`,
      `{"event":"order","order_id":${1000 + random(9000)},"amount":${(random(20_000) / 100).toFixed(2)},"card":"4111-1111-1111-${1000 + random(9000)}"}`,
      `10.0.${random(255)}.${random(255)} - - "GET /api/products HTTP/1.1" ${status} ${random(9000)}`,
      `cache miss for key product:${random(500)}`,
    ];
    return {
      timeUnixNano: nanos(START + i * 11),
      observedTimeUnixNano: nanos(START + i * 11 + 3),
      severityNumber,
      severityText,
      body: { stringValue: pick(bodies, random) },
      attributes: [text("log.file.name", "app.log"), int("thread.id", random(16)), text("user.id", `u-${random(500)}`)],
      traceId: random(2) === 0 ? hex(random, 32) : "",
      spanId: "",
    };
  };
  return {
    resourceLogs: grouped(count, random, log).map(({ resource, records }) => ({
      resource,
      scopeLogs: [{ scope: SCOPE, logRecords: records }],
    })),
  };
}

function metrics(count: number, random: Random): object {
  const point = (i: number, more: object) => ({
    attributes: [text("http.route", pick(ROUTES, random)), text("pod.uid", hex(random, 12))],
    startTimeUnixNano: nanos(START),
    timeUnixNano: nanos(START + 10_000 + i),
    ...more,
  });
  const metric = (i: number) => {
    const kind = i % 4;
    if (kind === 0) {
      const dataPoints = [point(i, { asInt: String(random(5000)) }), point(i, { asInt: String(random(5000)) })];
      return {
        name: "http.server.requests",
        unit: "1",
        sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints },
      };
    }
    if (kind === 1) {
      return {
        name: "process.memory.usage",
        unit: "By",
        gauge: { dataPoints: [point(i, { asDouble: random(1e6) / 8 })] },
      };
    }
    if (kind === 2) {
      const bucketCounts = Array.from({ length: 5 }, () => random(40));
      const total = bucketCounts.reduce((sum, each) => sum + each, 0);
      const data = {
        count: String(total),
        sum: total * 12.5,
        bucketCounts: bucketCounts.map(String),
        explicitBounds: [5, 10, 50, 100],
      };
      return {
        name: "http.server.duration",
        unit: "ms",
        histogram: { aggregationTemporality: 2, dataPoints: [point(i, data)] },
      };
    }
    return {
      name: "runtime.gc.debug.pauses",
      unit: "ns",
      gauge: { dataPoints: [point(i, { asInt: String(random(900)) })] },
    };
  };
  return {
    resourceMetrics: grouped(count, random, metric).map(({ resource, records }) => ({
      resource,
      scopeMetrics: [{ scope: SCOPE, metrics: records }],
    })),
  };
}

function profiles(count: number, random: Random): object {
  const profile = (i: number) => ({
    profileId: hex(random, 32),
    timeUnixNano: nanos(START + i * 1000),
    durationNano: "1000000000",
    sampleType: { typeStrindex: 1, unitStrindex: 2 },
    samples: [{ stackIndex: 0, values: [String(1 + random(500))], attributeIndices: [1] }],
    attributeIndices: [1],
    originalPayloadFormat: "pprof",
  });
  return {
    resourceProfiles: grouped(count, random, profile).map(({ resource, records }) => ({
      resource,
      scopeProfiles: [{ scope: SCOPE, profiles: records }],
    })),
    dictionary: {
      mappingTable: [{}],
      locationTable: [{}],
      functionTable: [{}],
      linkTable: [{}],
      stringTable: ["", "cpu", "nanoseconds", "thread.name", "main"],
      attributeTable: [{}, { keyStrindex: 3, value: { stringValue: "main" }, unitStrindex: 0 }],
      stackTable: [{}],
    },
  };
}

const MAKERS: Readonly<Record<SignalName, (count: number, random: Random) => object>> = {
  traces,
  logs,
  metrics,
  profiles,
};
