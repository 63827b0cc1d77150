import { expect, test } from "vitest";
import { bundleSizes, CORE_LIMIT } from "../../scripts/bundle-size.ts";

test("the core stays within its size, and packs are not part of it", async () => {
  const sizes = new Map((await bundleSizes()).map(({ name, gzipped }) => [name, gzipped]));
  expect(sizes.get("core")).toBeLessThanOrEqual(CORE_LIMIT);
  const packs = [...sizes].filter(([name]) => name.startsWith("pack "));
  expect(packs.length).toBeGreaterThanOrEqual(5);
  for (const [name, size] of packs) expect(size, name).toBeGreaterThan(5_000);
}, 60_000);
