import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LINT_PAGES } from "../../../src/diagnostics/pages/lint-pages.ts";
import { standardEnvironment } from "../../../src/runtime/standard-environment.ts";
import { runOracleCase } from "../../../src/testing/oracle-case.ts";
import { UTC } from "../../../src/values/time.ts";
import { compareResults } from "../../differential/compare.ts";
import { evidenceCase, INPUTS } from "./evidence.ts";

interface Answer {
  readonly id: string;
  readonly stage: string;
  readonly logs: number;
  readonly output?: unknown;
}

const answers = new Map(
  readFileSync(join(import.meta.dirname, "evidence.jsonl"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer)
    .map((answer) => [answer.id, answer] as const),
);

/** Rules about what readers misunderstand, what depends on sample data or versions, or what costs time only. */
const SAME_OUTCOME = [
  "OTTL5004",
  "OTTL5037",
  "OTTL5007", // both fail on this body; a missing one is what the rule is about
  "OTTL5008", // depends on the sample data
  "OTTL5011", // the first write leaves no trace
  "OTTL5031",
  "OTTL5032",
  "OTTL5034",
  "OTTL5035",
  "OTTL5038",
  "OTTL5040",
  "OTTL5042",
  "OTTL5043",
  "OTTL5044",
  "OTTL5045",
];

function outcome({ id: _, ...answer }: Answer): string {
  return JSON.stringify(answer);
}

test("the reference runs the faulty rules as the rules' summaries say: otherwise than the right ones", () => {
  const same = LINT_PAGES.map(({ code }) => code).filter((code) => {
    const [wrong, right] = ["wrong", "right"].map((side) => answers.get(`${code}-${side}`));
    return wrong && right && outcome(wrong) === outcome(right);
  });
  expect(same.filter((code) => !SAME_OUTCOME.includes(code))).toEqual([]);
});

test.each(
  LINT_PAGES.flatMap((page) => [
    [`${page.code}-wrong`, page.wrong] as const,
    [`${page.code}-right`, page.right] as const,
  ]),
)("%s: this engine does what the reference does", (id, example) => {
  const answer = answers.get(id);
  if (!answer) throw new Error(`no answer for ${id}`);
  const item = evidenceCase(example);
  const environment = { ...standardEnvironment(example.gates), localZone: UTC };
  const input = new TextEncoder().encode(JSON.stringify(INPUTS[item.signal]));
  const actual = runOracleCase({ id, ...item, input }, environment);
  const expected = { ...answer, logs: new Array<string>(answer.logs).fill("") };
  const output = actual.output === undefined ? undefined : JSON.parse(actual.output);
  // A run that fails is told by its stage alone.
  const logs = answer.stage === "ok" ? actual.logs : expected.logs;
  expect(compareResults(expected, { ...actual, logs, output })).toEqual({ kind: "agree" });
});
