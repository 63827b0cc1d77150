import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { RULES } from "../../../src/analysis/rules/index.ts";
import { LINT_PAGES } from "../../../src/diagnostics/pages/lint-pages.ts";
import { standardEnvironment } from "../../../src/runtime/standard-environment.ts";
import { runOracleCase } from "../../../src/testing/oracle-case.ts";
import { asLocal, UTC } from "../../../src/values/time.ts";
import { compareResults } from "../../differential/compare.ts";
import { evidenceQuestions } from "./evidence.ts";
import { EVIDENCE, type Evidence } from "./evidence-claims.ts";

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

function answerTo(id: string): Answer {
  const answer = answers.get(id);
  if (!answer) throw new Error(`no answer for ${id}: record the evidence again`);
  return answer;
}

/** What came of it, without the question's name. */
function outcome(id: string): string {
  const { id: _, ...answer } = answerTo(id);
  return JSON.stringify(answer);
}

function outputOf(id: string): string {
  return JSON.stringify(answerTo(id).output ?? null);
}

function fails(id: string): boolean {
  const { stage, logs } = answerTo(id);
  return stage === "run" || (stage === "ok" && logs > 0);
}

test("every rule has evidence, and each answer a question", () => {
  const codes = LINT_PAGES.map(({ code }) => code);
  expect(Object.keys(EVIDENCE)).toEqual(codes);
  for (const { code } of RULES) expect(codes).toContain(code);
  expect([...answers.keys()]).toEqual(evidenceQuestions().map(({ id }) => id));
});

/** What the answers must show, by what it is called. */
function claimsOf(code: string, evidence: Evidence): [string, () => void][] {
  const { wrong, contains, sameAs, otherThan, refusedBy, olderLacks } = evidence;
  const [bad, good] = [`${code}-wrong`, `${code}-right`];
  const claims: [string, () => void][] = [];
  const claim = (name: string, check: () => void): void => void claims.push([`${code}: ${name}`, check]);
  if (wrong === "changes nothing") {
    claim("the wrong example changes nothing, without an error", () => {
      expect(fails(bad)).toBe(false);
      expect(outputOf(bad)).toBe(outputOf(`${code}-nothing`));
    });
  }
  if (wrong === "fails") claim("the wrong example fails", () => expect(fails(bad)).toBe(true));
  if (contains) {
    claim("the wrong example writes what nobody means", () => {
      expect(outputOf(bad)).toMatch(contains);
      expect(outputOf(good)).not.toMatch(contains);
    });
  }
  if (sameAs) {
    claim("the wrong example does the same as the text that shows it", () => {
      expect(outcome(bad)).toBe(outcome(`${code}-same`));
    });
  }
  if (otherThan) {
    claim("the wrong example does otherwise than it reads", () => {
      expect(outcome(bad)).not.toBe(outcome(`${code}-other`));
    });
  }
  if (refusedBy) {
    claim(`the wrong example is refused by ${refusedBy}`, () => {
      const side = refusedBy === "no gates" ? "refused" : "older";
      expect([answerTo(bad).stage, answerTo(`${code}-${side}`).stage]).toEqual(["ok", "config"]);
    });
  }
  if (olderLacks) {
    claim("an older version does otherwise", () => {
      expect(answerTo(`${code}-older`).stage).toBe("ok");
      expect(outputOf(`${code}-older`)).not.toMatch(olderLacks);
    });
  }
  return claims;
}

const claims = Object.entries(EVIDENCE).map(([code, evidence]) => [code, claimsOf(code, evidence)] as const);

test("every rule has a claim, and its right example runs without an error", () => {
  for (const [code, list] of claims) {
    expect([code, list.length > 0]).toEqual([code, true]);
    expect([code, answerTo(`${code}-right`).stage, fails(`${code}-right`)]).toEqual([code, "ok", false]);
  }
});

test.each(claims.flatMap(([, list]) => list))("the reference shows %s", (_, check) => check());

test.each(evidenceQuestions().filter(({ collector }) => collector === "0.165"))(
  "$id: this engine does what the reference does",
  ({ id, processor, signal, config, input, gates }) => {
    const answer = answerTo(id);
    const environment = { ...standardEnvironment(gates), localZone: asLocal(UTC) };
    const bytes = new TextEncoder().encode(JSON.stringify(input));
    const actual = runOracleCase({ id, processor, signal, config, input: bytes }, environment);
    const expected = { ...answer, logs: new Array<string>(answer.logs).fill("") };
    const output = actual.output && JSON.parse(new TextDecoder().decode(actual.output));
    // A run that fails is told by its stage alone.
    const logs = answer.stage === "ok" ? actual.logs : expected.logs;
    expect(compareResults(expected, { ...actual, logs, output })).toEqual({ kind: "agree" });
  },
);
