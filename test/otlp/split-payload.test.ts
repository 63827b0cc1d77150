import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { splitPayload } from "../../src/otlp/wire/split-payload.ts";

const logs = new Uint8Array(readFileSync(resolve(import.meta.dirname, "../../examples/logs.pb")));

test("parts end between resources and make up the payload", () => {
  const payload = new Uint8Array([...logs, ...logs, ...logs]);
  const parts = splitPayload(payload, logs.length / 2)!;
  expect(parts.length).toBeGreaterThan(1);
  expect(Buffer.concat(parts).equals(payload)).toBe(true);
  for (const part of parts) expect(part[0]).toBe(0x0a);
});

test("leaves whole what is one part, damaged, or holds something else", () => {
  expect(splitPayload(logs, logs.length)).toBeUndefined();
  expect(splitPayload(new Uint8Array(0), 1)).toBeUndefined();
  expect(splitPayload(new Uint8Array([...logs, ...logs.subarray(0, 20)]), 1)).toBeUndefined();
  expect(splitPayload(new Uint8Array([...logs, 0x12, 0x00, ...logs]), 1)).toBeUndefined();
});
