import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseV1 } from "../../src/parser/v1/parse.ts";
import { migrateV1 } from "../../src/runtime/v1/index.ts";
import { recordsOf } from "../differential/migrate/records.ts";
import { runV1 } from "../differential/migrate/to-collector.ts";
import type { CaseSignal } from "../differential/payloads.ts";

interface Recorded {
  readonly signal: CaseSignal;
  readonly text: string;
  readonly configuration: string;
  readonly payload: unknown;
  /** Records by exporter. */
  readonly arrived: Readonly<Record<string, readonly string[]>>;
}

// Made by test/differential/migrate/to-collector.ts: what the reference gave for these configurations and payloads.
const CASES = readFileSync(join(import.meta.dirname, "../conformance/v1-migration.jsonl"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => JSON.parse(line) as Recorded);

describe("a migrated program gives what v1 gives, in the reference", () => {
  test.each(CASES)("$signal: $text", ({ signal, text, configuration, payload, arrived }) => {
    expect(migrateV1(text, parseV1(text).node!, signal)).toEqual({ configuration, notes: [] });
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
