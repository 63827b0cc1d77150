import { describe, expect, it } from "vitest";
import type { Metric, Payload } from "../../src/otlp/model.ts";
import {
  countDataPoints,
  countRecords,
  decodeTelemetry,
  detectFormat,
  detectSignal,
  encodeTelemetry,
  LineSplitter,
} from "../../src/otlp/telemetry.ts";
import { TelemetryError } from "../../src/otlp/telemetry-error.ts";
import { Random, randomPayload } from "./random-payload.ts";

const SIGNALS = ["traces", "metrics", "logs", "profiles"] as const;
const encoder = new TextEncoder();

describe("detectSignal", () => {
  it.each([
    ['{"resourceSpans":[]}', "traces"],
    [' {"x":[{}],"resource_metrics":[]}', "metrics"],
    ['{"resourceLogs":null}', "logs"],
    ['{"dictionary":{},"resourceProfiles":[]}', "profiles"],
  ])("%s", (text, signal) => {
    expect(detectFormat(encoder.encode(text))).toBe("json");
    expect(detectSignal("json", encoder.encode(text))).toBe(signal);
  });

  it("says what is wrong with JSON that names no signal", () => {
    expect((detectSignal("json", encoder.encode("{}")) as TelemetryError).code).toBe("unknown-signal");
    expect((detectSignal("json", encoder.encode('{"a":')) as TelemetryError).code).toBe("malformed");
  });

  it("tells protobuf that begins with a line feed and a brace from JSON", () => {
    // One resource of 123 bytes: a schema URL of 121.
    const bytes = Uint8Array.of(0x0a, 0x7b, 0x1a, 121, ...new Uint8Array(121).fill(0x61));
    expect(detectFormat(bytes)).toBe("proto");
    expect(detectFormat(encoder.encode(`\n{"resourceLogs":[${" ".repeat(104)}]}`))).toBe("json");
    expect(detectFormat(encoder.encode('\n{"resourceLogs":[]}'))).toBe("json");
  });

  it.each(SIGNALS)("infers %s from protobuf records", (signal) => {
    let right = 0;
    let all = 0;
    for (let seed = 0; seed < 200; seed++) {
      const payload = randomPayload(signal, new Random(seed));
      if (countRecords(payload) === 0) continue;
      const bytes = encodeTelemetry(signal, "proto", payload);
      expect(detectFormat(bytes)).toBe("proto");
      all++;
      if (detectSignal("proto", bytes) === signal) right++;
    }
    // Random records have absurd fields; a metric without data can look like a span.
    expect(right / all).toBeGreaterThan(0.95);
  });

  it("knows no signal without records", () => {
    expect(detectSignal("proto", new Uint8Array(0))).toBeInstanceOf(TelemetryError);
    expect(detectSignal("proto", encoder.encode("not protobuf at all"))).toBeInstanceOf(TelemetryError);
  });
});

describe("countRecords", () => {
  it("counts records, and data points apart", () => {
    const metrics = decodeTelemetry(
      "metrics",
      "json",
      encoder.encode('{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"gauge":{"dataPoints":[{},{}]}},{}]}]}]}'),
    ) as Payload<Metric>;
    expect(countRecords(metrics)).toBe(2);
    expect(countDataPoints(metrics)).toBe(2);
  });
});

describe("LineSplitter", () => {
  it("gives the same lines however the stream is cut", () => {
    const stream = encoder.encode('{"a":1}\n\n  \r\n{"b":"é"}\r\n{"c":3}');
    for (let size = 1; size <= stream.length; size++) {
      const splitter = new LineSplitter();
      const lines: string[] = [];
      const chunk = new Uint8Array(size);
      for (let at = 0; at < stream.length; at += size) {
        const part = stream.subarray(at, at + size);
        chunk.set(part);
        // The same memory for each chunk, as a reader of files has it.
        for (const line of splitter.push(chunk.subarray(0, part.length)))
          lines.push(`${line.line}:${text(line.bytes)}`);
      }
      for (const line of splitter.finish()) lines.push(`${line.line}:${text(line.bytes)}`);
      expect(lines).toEqual(['1:{"a":1}', '4:{"b":"é"}', '5:{"c":3}']);
    }
  });
});

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).trim();
}
