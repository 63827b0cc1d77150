import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pdqSort } from "../../src/util/pdq-sort.ts";

type Pair = [key: number, place: number];

function sorted(keys: readonly number[]): Pair[] {
  const pairs = keys.map((key, place): Pair => [key, place]);
  pdqSort(pairs, (a, b) => a[0] < b[0]);
  return pairs;
}

describe("pdqSort", () => {
  it("sorts and keeps every item", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 300 }), (keys) => {
        const pairs = sorted(keys);
        expect(pairs.map(([key]) => key)).toEqual([...keys].sort((a, b) => a - b));
        expect(new Set(pairs.map(([, place]) => place)).size).toBe(keys.length);
      }),
    );
  });

  it("is stable up to twelve items", () => {
    expect(sorted([1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0]).map(([, place]) => place)).toEqual([
      1, 3, 5, 7, 9, 11, 0, 2, 4, 6, 8, 10,
    ]);
  });

  // Measured with Go 1.26, slices.SortFunc.
  it("leaves equal items where Go leaves them", () => {
    expect(sorted([1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]).map(([, place]) => place)).toEqual([
      9, 1, 3, 5, 7, 11, 2, 4, 6, 8, 0, 10, 12,
    ]);
    expect(sorted(Array.from({ length: 20 }, (_, i) => (i * 7) % 3)).map(([, place]) => place)).toEqual([
      9, 18, 15, 3, 12, 0, 6, 10, 7, 4, 13, 16, 1, 19, 8, 5, 11, 14, 2, 17,
    ]);
  });

  it("falls back to heap sort on patterns made to defeat it", () => {
    const killer = medianKiller(4000);
    expect(sorted(killer).map(([key]) => key)).toEqual([...killer].sort((a, b) => a - b));
  });
});

/** An adversary (McIlroy's) that makes every pivot bad: keys get their value when they are compared. */
function medianKiller(length: number): number[] {
  const keys = new Array<number>(length).fill(length);
  let solid = 0;
  let candidate = 0;
  pdqSort(
    Array.from({ length }, (_, i) => i),
    (a, b) => {
      if (keys[a] === length && keys[b] === length) keys[b === candidate ? b : a] = solid++;
      if (keys[a] === length) candidate = a;
      else if (keys[b] === length) candidate = b;
      return keys[a] < keys[b];
    },
  );
  return keys;
}
