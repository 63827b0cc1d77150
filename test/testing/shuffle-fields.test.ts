import { expect, test } from "vitest";
import { decodeJson } from "../../src/otlp/json/codec.ts";
import { decodeProto, encodeProto } from "../../src/otlp/wire/codec.ts";
import { shuffleFields } from "../../src/testing/shuffle-fields.ts";
import { randomPayload } from "../differential/payloads.ts";
import { Random } from "../differential/random.ts";

test.each(["traces", "logs", "metrics"] as const)("%s mean the same with their fields in any order", (signal) => {
  const random = new Random(7);
  let moved = 0;
  for (let i = 0; i < 40; i++) {
    const json = new TextEncoder().encode(JSON.stringify(randomPayload(random, signal)));
    const bytes = encodeProto(signal, decodeJson(signal, json) as never).slice();
    const other = shuffleFields(signal, bytes, () => random.next());
    expect(other).toHaveLength(bytes.length);
    if (Buffer.compare(bytes, other) !== 0) moved++;
    // Written again, the fields stand in the usual order.
    expect(encodeProto(signal, decodeProto(signal, other) as never).slice()).toEqual(bytes);
  }
  expect(moved).toBeGreaterThan(35);
});
