import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { type OracleCase, runOracleCase } from "../../src/testing/oracle-case.ts";
import { UTC } from "../../src/values/time.ts";
import { registerAllPacks } from "../differential/all-packs.ts";
import { type CaseResult, compareResults } from "../differential/compare.ts";

/** Answers of the reference; `test/differential/record.ts` writes them. */
const FILES = ["processors.jsonl", "language.jsonl"];

interface RecordedCase extends Omit<OracleCase, "input"> {
  readonly input: number;
  readonly result: Omit<CaseResult, "id" | "logs"> & { readonly logs: number };
}

await registerAllPacks();
// The reference was asked on a machine whose zone is UTC.
const environment = { ...standardEnvironment(), localZone: UTC };

describe.each(FILES)("%s", (file) => {
  const [head, ...lines] = readFileSync(join(import.meta.dirname, file), "utf8")
    .trimEnd()
    .split("\n");
  const inputs = (JSON.parse(head) as { inputs: unknown[] }).inputs.map((input) =>
    new TextEncoder().encode(JSON.stringify(input)),
  );

  test("this engine answers as the reference did", () => {
    const wrong: string[] = [];
    for (const line of lines) {
      const { result, input, ...item } = JSON.parse(line) as RecordedCase;
      const actual = runOracleCase({ ...item, input: inputs[input] }, environment);
      const expected: CaseResult = { ...result, id: item.id, logs: new Array(result.logs).fill("") };
      const output = actual.output === undefined ? undefined : JSON.parse(actual.output);
      const verdict = compareResults(expected, { ...actual, output });
      if (verdict.kind === "differ") wrong.push(`${item.id} ${verdict.what}: ${verdict.detail}`);
    }
    expect(lines.length).toBeGreaterThan(400);
    expect(wrong).toEqual([]);
  });
});
