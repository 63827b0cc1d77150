/** Spans to time a program on where no telemetry is given: the same ones each time, as OTLP/JSON. */
export function sampleSpans(count = 1000): Uint8Array {
  const hex = (value: number, width: number): string => value.toString(16).padStart(width, "0");
  const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
  const int = (key: string, value: number) => ({ key, value: { intValue: String(value) } });
  const spans = Array.from({ length: count }, (_, i) => ({
    traceId: hex(i * 2_654_435_761, 32),
    spanId: hex(i + 1, 16),
    name: i % 10 === 0 ? "/healthz" : `GET /item/${i % 50}`,
    kind: 2 + (i % 2),
    startTimeUnixNano: String(1_700_000_000_000_000_000n + BigInt(i) * 1_000_000n),
    endTimeUnixNano: String(1_700_000_000_000_000_000n + BigInt(i) * 1_000_000n + BigInt((i * 37) % 3000) * 1_000_000n),
    attributes: [
      text("http.method", i % 3 === 0 ? "POST" : "GET"),
      int("http.status_code", i % 20 === 0 ? 500 : 200),
      text("email", `user${i}@example.com`),
      int("ns", i * 1_234_567),
    ],
    status: { code: i % 20 === 0 ? 2 : 0 },
  }));
  const resource = { attributes: [text("service.name", "shop"), text("tenant", "A")] };
  return new TextEncoder().encode(JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] }));
}
