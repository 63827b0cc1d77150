import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { migrateToV1 } from "../../src/runtime/v1/index.ts";
import { recordsOf } from "../differential/migrate/records.ts";
import { runV1 } from "../differential/migrate/to-collector.ts";
import type { CaseSignal } from "../differential/payloads.ts";

interface Recorded {
  readonly signal: CaseSignal;
  readonly yaml: string;
  readonly text: string;
  readonly payload: unknown;
  /** The records that the reference gave, by exporter. */
  readonly arrived: Readonly<Record<string, readonly string[]>>;
}

// Made by test/differential/migrate/to-v1.ts: what the reference gave for these configurations and payloads.
const CASES = readFileSync(join(import.meta.dirname, "../conformance/v1-from-collector.jsonl"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => JSON.parse(line) as Recorded);

describe("a Collector's configuration as a program of v1 gives what the reference gives", () => {
  test.each(CASES)("$signal, configuration %#", ({ signal, yaml, text, payload, arrived }) => {
    expect(migrateToV1(yaml).programs).toMatchObject([{ signal, text, notes: [] }]);
    const own = [...runV1(text, signal, payload)].map(
      ([name, list]) => [name, list.flatMap((each) => recordsOf(each, signal))] as const,
    );
    const some = (sides: Readonly<Record<string, readonly string[]>>): unknown =>
      Object.fromEntries(
        Object.entries(sides).flatMap(([name, list]) => (list.length > 0 ? [[name, [...list].sort()]] : [])),
      );
    expect(some(Object.fromEntries(own))).toEqual(some(arrived));
  });
});
