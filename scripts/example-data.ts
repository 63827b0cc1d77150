/**
 * Writes the telemetry of `examples/`: an hour of a small web shop, the same each time. Run it with
 * `node scripts/example-data.ts`; what it writes is kept in the repository.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Signal } from "../src/otlp/signal.ts";
import { decodeTelemetry, encodeTelemetry } from "../src/otlp/telemetry.ts";
import { TelemetryError } from "../src/otlp/telemetry-error.ts";

const folder = resolve(import.meta.dirname, "../examples");
const START = 1_767_225_600_000_000_000n;

/** mulberry32: small, seeded and good enough for examples. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const next = random(20260101);
const below = (limit: number): number => Math.floor(next() * limit);
const pick = <T>(items: readonly T[]): T => items[below(items.length)];
const hex = (bytes: number): string =>
  Array.from({ length: bytes }, () => below(256).toString(16).padStart(2, "0")).join("");

type Plain = string | number | bigint | boolean;

/** OTLP/JSON attributes; bigint stands for ints. */
function attributes(values: Readonly<Record<string, Plain | undefined>>) {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ key, value: anyValue(value as Plain) }));
}

function anyValue(value: Plain) {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "bigint") return { intValue: String(value) };
  return typeof value === "boolean" ? { boolValue: value } : { doubleValue: value };
}

const SERVICES = ["frontend", "checkout", "payments"] as const;
const USERS = ["ada.lovelace", "alan.turing", "grace.hopper", "edsger.dijkstra", "barbara.liskov", "tony.hoare"];
const AGENTS = [
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1",
];
const ROUTES = [
  { method: "GET", route: "/api/v1/products/{id}", path: () => `/api/v1/products/${below(500)}` },
  { method: "POST", route: "/api/v1/orders", path: () => "/api/v1/orders" },
  { method: "GET", route: "/api/v1/cart", path: () => "/api/v1/cart" },
  { method: "PUT", route: "/api/v1/cart/{item}", path: () => `/api/v1/cart/${below(90)}` },
  { method: "POST", route: "/login", path: () => "/login" },
] as const;

const user = (): string => `${pick(USERS)}@example.com`;
const address = (): string => `${11 + below(180)}.${below(256)}.${below(256)}.${1 + below(254)}`;
const card = (): string => `4111-1111-1111-${String(below(10_000)).padStart(4, "0")}`;
const time = (seconds: number): bigint => START + BigInt(Math.round(seconds * 1e9));

function resource(service: string) {
  return {
    attributes: attributes({
      "service.name": service,
      "service.version": { frontend: "3.14.0", checkout: "1.8.2", payments: "0.9.11" }[service],
      "k8s.pod.name": `${service}-${hex(4)}-${hex(2)}`,
      "host.name": `ip-10-0-${below(8)}-${below(250)}`,
      "cloud.region": "eu-west-1",
    }),
  };
}

function probe(at: number) {
  return {
    traceId: hex(16),
    spanId: hex(8),
    name: "GET",
    kind: 2,
    startTimeUnixNano: String(time(at)),
    endTimeUnixNano: String(time(at + 0.001)),
    attributes: attributes({
      "http.request.method": "GET",
      "http.route": pick(["/healthz", "/readyz"]),
      "http.response.status_code": 200n,
      "user_agent.original": "kube-probe/1.30",
    }),
    status: {},
  };
}

/** A request: the frontend's server span, a call to checkout, and for orders a payment with its database. */
function request(at: number, spans: Record<string, object[]>): void {
  const { method, route, path } = pick(ROUTES);
  const traceId = hex(16);
  const [front, call] = [hex(8), hex(8)];
  const status = pick([200, 200, 200, 200, 201, 302, 404, 500, 503]);
  const took = 0.02 + next() * 0.4;
  const times = (offset: number, seconds: number) => ({
    startTimeUnixNano: String(time(at + offset)),
    endTimeUnixNano: String(time(at + offset + seconds)),
  });
  // Half of the services still write the status as text, under its old name.
  const isOld = next() < 0.5;
  spans.frontend.push({
    traceId,
    spanId: front,
    name: "HTTP request",
    kind: 2,
    ...times(0, took),
    attributes: attributes({
      "http.request.method": method,
      "http.route": route,
      "url.full": `https://shop.example.com${path()}?session=${hex(8)}&lang=${pick(["en", "de", "fr"])}`,
      "http.response.status_code": isOld ? undefined : BigInt(status),
      "http.status_code": isOld ? String(status) : undefined,
      "http.flavor": "1.1",
      "client.address": address(),
      "enduser.id": user(),
      "user_agent.original": pick(AGENTS),
      "http.request.header.authorization": next() < 0.2 ? `Bearer ${hex(16)}` : undefined,
      "internal.debug_id": `dbg-${hex(3)}`,
    }),
    events:
      status >= 500
        ? [
            {
              timeUnixNano: String(time(at + took / 2)),
              name: "exception",
              attributes: attributes({
                "exception.type": "java.net.SocketTimeoutException",
                "exception.message": "Read timed out after 3000 ms",
              }),
            },
          ]
        : undefined,
    status: {},
  });
  spans.checkout.push({
    traceId,
    spanId: call,
    parentSpanId: front,
    name: `shop.Checkout/${pick(["GetCart", "PlaceOrder", "Quote"])}`,
    kind: 3,
    ...times(0.004, took * 0.7),
    attributes: attributes({ "rpc.system": "grpc", "rpc.service": "shop.Checkout", "server.address": "checkout" }),
    status: status >= 500 ? { code: 2, message: "upstream failed" } : {},
  });
  if (route !== "/api/v1/orders") return;
  spans.payments.push({
    traceId,
    spanId: hex(8),
    parentSpanId: call,
    name: "INSERT payments",
    kind: 3,
    ...times(0.01, took * 0.3),
    attributes: attributes({
      "db.system.name": "postgresql",
      "db.query.text": "INSERT INTO payments (order_id, amount) VALUES ($1, $2)",
      "enduser.id": user(),
      "queue.wait_ms": Math.round(next() * 2500) / 100,
    }),
    status: {},
  });
}

function traces() {
  const spans: Record<(typeof SERVICES)[number], object[]> = { frontend: [], checkout: [], payments: [] };
  for (let i = 0; i < 110; i++) {
    request(i * 30 + next() * 20, spans);
    if (i % 3 === 0) spans.frontend.push(probe(i * 30 + 25));
    if (i % 5 === 0) spans.payments.push(probe(i * 30 + 26));
  }
  return {
    resourceSpans: SERVICES.map((service) => ({
      resource: resource(service),
      scopeSpans: [{ scope: { name: "io.opentelemetry.http", version: "2.4.0" }, spans: spans[service] }],
    })),
  };
}

function body(): { readonly text: string; readonly severity: readonly [number, string] } {
  const info = [9, "INFO"] as const;
  switch (below(6)) {
    case 0:
      return {
        text: JSON.stringify({
          level: "info",
          msg: "order placed",
          order_id: 100_000 + below(900_000),
          user: user(),
          card: card(),
          amount: Math.round(next() * 90_000) / 100,
        }),
        severity: info,
      };
    case 1:
      return {
        text: JSON.stringify({
          level: "error",
          msg: "payment declined",
          order_id: 100_000 + below(900_000),
          card: card(),
        }),
        severity: info,
      };
    case 2:
      return {
        text: `${address()} - - [01/Jan/2026:00:12:36 +0000] "GET ${pick(["/healthz", "/api/v1/cart", "/readyz"])} HTTP/1.1" 200 ${below(9000)}`,
        severity: info,
      };
    case 3:
      return {
        text: `login failed for ${user()} password=hunter${below(99)} attempt=${1 + below(4)}`,
        severity: [13, "WARN"],
      };
    case 4:
      return { text: `cache miss for key cart:${hex(4)}`, severity: [5, "DEBUG"] };
    default:
      return {
        text: `upstream payments answered 503 after ${1000 + below(2000)} ms, giving up`,
        severity: [17, "Error"],
      };
  }
}

function logs() {
  const record = (i: number) => {
    const { text, severity } = body();
    const at = time(i * 11 + next() * 9);
    return {
      timeUnixNano: String(at),
      observedTimeUnixNano: String(at + 1_000_000n),
      severityNumber: severity[0],
      severityText: severity[1],
      body: { stringValue: text },
      attributes: attributes({
        "client.address": address(),
        "log.file.name": "app.log",
        "thread.name": `worker-${below(8)}`,
      }),
      traceId: hex(16),
      spanId: hex(8),
    };
  };
  return {
    resourceLogs: SERVICES.map((service, s) => ({
      resource: resource(service),
      scopeLogs: [
        { scope: { name: "shop.logger" }, logRecords: Array.from({ length: 105 }, (_, i) => record(i * 3 + s)) },
      ],
    })),
  };
}

const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

function metrics() {
  const common = (minute: number) => ({ startTimeUnixNano: String(START), timeUnixNano: String(time(minute * 60)) });
  const routes = ["/api/v1/orders", "/api/v1/cart", "/healthz"];
  const histogram = (minute: number, route: string) => {
    const counts = BOUNDS.map((_, i) => below(40 - 3 * i)).concat(below(3));
    const count = counts.reduce((sum, each) => sum + each, 0);
    return {
      ...common(minute),
      attributes: attributes({ "http.route": route, "http.request.method": "GET", "enduser.id": user() }),
      count: String(count),
      sum: Math.round(count * next() * 300) / 1000,
      bucketCounts: counts.map(String),
      explicitBounds: BOUNDS,
    };
  };
  const minutes = Array.from({ length: 12 }, (_, i) => i * 5);
  return {
    resourceMetrics: SERVICES.map((service) => ({
      resource: resource(service),
      scopeMetrics: [
        {
          scope: { name: "shop.meter" },
          metrics: [
            {
              name: "http.server.request.duration",
              histogram: {
                aggregationTemporality: 2,
                dataPoints: minutes.flatMap((minute) => routes.map((route) => histogram(minute, route))),
              },
            },
            {
              name: "http.server.request.body.size",
              unit: "By",
              sum: {
                aggregationTemporality: 2,
                isMonotonic: true,
                dataPoints: minutes.flatMap((minute) =>
                  routes.map((route) => ({
                    ...common(minute),
                    attributes: attributes({ "http.route": route, "enduser.id": user() }),
                    asInt: String(below(1_000_000)),
                  })),
                ),
              },
            },
            {
              name: "system.cpu.utilization",
              unit: "1",
              gauge: {
                dataPoints: minutes.map((minute) => ({
                  ...common(minute),
                  attributes: attributes({ "cpu.logical_number": 0n, "cpu.mode": "user" }),
                  asDouble: Math.round(next() * 1000) / 1000,
                })),
              },
            },
            {
              name: "process.runtime.jvm.buffer.count",
              unit: "{buffer}",
              gauge: { dataPoints: minutes.map((minute) => ({ ...common(minute), asInt: String(below(400)) })) },
            },
          ],
        },
      ],
    })),
  };
}

function write(signal: Signal, value: object): void {
  const payload = decodeTelemetry(signal, "json", new TextEncoder().encode(JSON.stringify(value)));
  if (payload instanceof TelemetryError) throw new Error(payload.message);
  writeFileSync(`${folder}/${signal}.json`, encodeTelemetry(signal, "json", payload));
  writeFileSync(`${folder}/${signal}.pb`, encodeTelemetry(signal, "proto", payload));
}

write("traces", traces());
write("logs", logs());
write("metrics", metrics());
