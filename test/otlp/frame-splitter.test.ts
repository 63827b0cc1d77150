import { expect, test } from "vitest";
import { FrameSplitter, framePrefix, looksFramed } from "../../src/otlp/frame-splitter.ts";
import { TelemetryError } from "../../src/otlp/telemetry-error.ts";

const MESSAGES = ["first", "", "a second one", "x".repeat(300)].map((text) => new TextEncoder().encode(text));
const STREAM = Buffer.concat(MESSAGES.flatMap((bytes) => [framePrefix(bytes.length), bytes]));

test("however the stream is cut, the messages are the same", () => {
  for (const size of [1, 2, 3, 4, 5, 7, 20, 299, STREAM.length]) {
    const splitter = new FrameSplitter();
    const seen: [number, string][] = [];
    for (let at = 0; at < STREAM.length; at += size) {
      const chunk = Uint8Array.from(STREAM.subarray(at, at + size));
      const payloads = splitter.push(chunk);
      if (payloads instanceof TelemetryError) throw new Error(payloads.message);
      for (const { bytes, number } of payloads) seen.push([number, Buffer.from(bytes).toString()]);
      // The memory of a chunk is the caller's again.
      chunk.fill(0);
    }
    expect(splitter.finish()).toBeUndefined();
    expect(seen).toEqual([
      [1, "first"],
      [3, "a second one"],
      [4, "x".repeat(300)],
    ]);
  }
});

test("says where a stream is damaged", () => {
  const cut = new FrameSplitter();
  cut.push(STREAM.subarray(0, 20));
  expect(cut.finish()?.message).toBe("byte 13: message 3: 12 bytes are announced, 3 are left");
  const short = new FrameSplitter();
  short.push(Uint8Array.of(0, 0));
  expect(short.finish()?.message).toBe("byte 0: message 1: the stream ends within a length");
  const absurd = new FrameSplitter().push(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0));
  expect(absurd).toBeInstanceOf(TelemetryError);
});

test("tells a stream from a payload and from JSON", () => {
  expect(looksFramed(STREAM)).toBe(true);
  expect(looksFramed(Uint8Array.of(0x0a, 0x02, 0x12, 0x00))).toBe(false);
  expect(looksFramed(new TextEncoder().encode('{"resourceLogs":[]}'))).toBe(false);
  expect(looksFramed(Uint8Array.of(0, 0))).toBe(false);
});
