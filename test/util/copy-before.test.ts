import fc from "fast-check";
import { expect, test } from "vitest";
import { copyBefore } from "../../src/util/copy-before.ts";

test("copies a range in front of what is written, whatever its size and places", () => {
  const source = Uint8Array.from({ length: 3000 }, (_, i) => (i * 7 + (i >> 8)) & 0xff);
  const range = fc.record({
    start: fc.integer({ min: 0, max: 200 }),
    size: fc.oneof(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 2700 })),
    at: fc.integer({ min: 0, max: 200 }),
  });
  fc.assert(
    fc.property(range, ({ start, size, at }) => {
      const target = new Uint8Array(3000).fill(0xee);
      const view = new DataView(source.buffer);
      copyBefore(source, view, start, start + size, target, new DataView(target.buffer), at);
      expect(target.subarray(at, at + size)).toEqual(source.subarray(start, start + size));
      expect(target.subarray(at + size).every((byte) => byte === 0xee)).toBe(true);
    }),
  );
});
