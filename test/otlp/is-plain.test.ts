import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { TelemetryError } from "../../src/otlp/telemetry-error.ts";
import { decodeProto } from "../../src/otlp/wire/codec.ts";
import { isPlain } from "../../src/otlp/wire/is-plain.ts";
import { splitPayload } from "../../src/otlp/wire/split-payload.ts";

const SIGNALS = ["traces", "metrics", "logs"] as const;
const payloads = Object.fromEntries(
  SIGNALS.map((signal) => [
    signal,
    new Uint8Array(readFileSync(resolve(import.meta.dirname, `../../examples/${signal}.pb`))),
  ]),
);

test("what an exporter writes is plain", () => {
  for (const signal of SIGNALS) expect(isPlain(signal, payloads[signal])).toBe(true);
  expect(isPlain("logs", new Uint8Array(0))).toBe(true);
});

test("what is plain is decoded, however a payload was damaged", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SIGNALS),
      fc.array(fc.record({ at: fc.nat(3000), byte: fc.nat(255), cut: fc.boolean() }), { minLength: 1, maxLength: 3 }),
      (signal, edits) => {
        // A part of the first resource keeps the length of a run short.
        let bytes = payloads[signal].slice(0, 3000 + edits[0].at);
        for (const { at, byte, cut } of edits) {
          if (cut) bytes = bytes.slice(0, Math.max(1, bytes.length - at));
          else bytes[at % bytes.length] = byte;
        }
        // Lengths of the outer messages are put right, so that damage goes deep.
        const whole = Uint8Array.of(
          0x0a,
          ...varint(bytes.length + 1 + varint(bytes.length).length),
          0x12,
          ...varint(bytes.length),
          ...bytes,
        );
        for (const candidate of [bytes, whole]) {
          if (!isPlain(signal, candidate)) continue;
          expect(decodeProto(signal, candidate)).not.toBeInstanceOf(TelemetryError);
        }
      },
    ),
    { numRuns: 3000, seed: 11 },
  );
});

test("single bytes changed within records", () => {
  let refused = 0;
  for (const signal of SIGNALS) {
    const [part] = splitPayload(new Uint8Array([...payloads[signal], ...payloads[signal]]), 1)!;
    const bytes = part.slice();
    for (let at = 0; at < Math.min(bytes.length, 1500); at++) {
      const before = bytes[at];
      for (const byte of [0, 0x0a, 0x80, 0x85, 0xff, before ^ 1]) {
        bytes[at] = byte;
        if (isPlain(signal, bytes))
          expect(decodeProto(signal, bytes), `${signal} ${at} ${byte}`).not.toBeInstanceOf(TelemetryError);
        else refused++;
      }
      bytes[at] = before;
    }
  }
  expect(refused).toBeGreaterThan(100);
});

test("leaves to the decoder what is not in the schema, or too deep", () => {
  expect(isPlain("logs", Uint8Array.of(0x12, 0x00))).toBe(false);
  expect(isPlain("logs", Uint8Array.of(0x0a, 0x02, 0x0a, 0x01))).toBe(false);
  expect(isPlain("profiles", new Uint8Array(0))).toBe(false);
  let value: number[] = [0x0a, 0x01, 0x78];
  const wrapped = (tag: number, bytes: readonly number[]): number[] => [tag, ...varint(bytes.length), ...bytes];
  for (let i = 0; i < 80; i++) value = wrapped(0x2a, wrapped(0x0a, value));
  const record = wrapped(0x12, wrapped(0x2a, value));
  expect(isPlain("logs", Uint8Array.from(wrapped(0x0a, wrapped(0x12, record))))).toBe(false);
});

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}
