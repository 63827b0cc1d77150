import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Signal } from "../../src/otlp/signal.ts";
import { decodeTelemetry, encodeTelemetry } from "../../src/otlp/telemetry.ts";
import { TelemetryError } from "../../src/otlp/telemetry-error.ts";
import { fromBytes, toBytes } from "../../src/values/byte-string.ts";

/** What pdata 1.71 makes of a payload: refused, or the JSON that it writes (a byte string). */
interface Case {
  readonly signal: Signal;
  readonly text?: string;
  readonly hex?: string;
  readonly refused?: string;
  readonly output?: string;
}

function load(name: string): Case[] {
  const file = new URL(`../conformance/${name}.jsonl`, import.meta.url);
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Case);
}

describe.each([
  ["otlp-json", "json"],
  ["otlp-proto", "proto"],
] as const)("%s", (name, format) => {
  it.each(load(name).map((c, i) => [i, c] as const))("case %i reads as in the reference", (_, c) => {
    const bytes = c.text === undefined ? new Uint8Array(Buffer.from(c.hex as string, "hex")) : toBytes(c.text);
    const payload = decodeTelemetry(c.signal, format, bytes);
    if (c.refused !== undefined) {
      expect(payload).toBeInstanceOf(TelemetryError);
      return;
    }
    if (payload instanceof TelemetryError) throw new Error(payload.message);
    expect(fromBytes(encodeTelemetry(c.signal, "json", payload))).toBe(c.output);
    const again = decodeTelemetry(c.signal, "proto", encodeTelemetry(c.signal, "proto", payload));
    if (again instanceof TelemetryError) throw new Error(again.message);
    expect(fromBytes(encodeTelemetry(c.signal, "json", again))).toBe(c.output);
  });
});
