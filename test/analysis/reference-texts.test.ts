import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { applyFixes } from "../../src/analysis/lint/apply-fixes.ts";
import { formatText } from "../../src/parser/format-text.ts";
import { lintDocument } from "../../src/runtime/lint.ts";
import { registerAllPacks } from "../differential/all-packs.ts";
import { documentFaults, layoutFaults, lintFaults, type TextKind } from "../differential/format-checks.ts";

/**
 * A statement or condition of the reference's tests and documents. What it becomes, laid out and with the fixes that
 * preserve what it does, was confirmed by the reference: differential/rewrite.ts asks it, and writes this record.
 */
interface RecordedText {
  readonly kind: TextKind;
  readonly text: string;
  /** Undefined: it is laid out already. */
  readonly laidOut?: string;
  readonly fixed?: string;
}

const TEXTS = readFileSync(join(import.meta.dirname, "reference-texts.jsonl"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as RecordedText);

await registerAllPacks();

/** Documents around texts take longer: every so many-th is tried here, and each by the script. */
const EVERY = 40;

function faultsOf(check: (kind: TextKind, text: string) => string[], texts: readonly RecordedText[]): string[] {
  return texts.flatMap(({ kind, text }) => check(kind, text).map((fault) => `${text}: ${fault}`));
}

test("each text reads the same when it is laid out, and looks the same the second time", () => {
  expect(TEXTS.length).toBeGreaterThan(2000);
  expect(faultsOf(layoutFaults, TEXTS)).toEqual([]);
});

test("each text is laid out as the reference has confirmed", () => {
  const other = TEXTS.filter(({ kind, text, laidOut }) => formatText(text, kind, "  ") !== (laidOut ?? text));
  expect(other).toEqual([]);
});

test("YAML of every style and .ottl documents keep texts and comments", () => {
  expect(
    faultsOf(
      documentFaults,
      TEXTS.filter((_, i) => i % EVERY === 0),
    ),
  ).toEqual([]);
});

test("linting tells something about places inside of the text", () => {
  expect(
    faultsOf(
      lintFaults,
      TEXTS.filter((_, i) => i % 8 === 0),
    ),
  ).toEqual([]);
});

test("fixes that preserve what a text does are those that the reference has confirmed", () => {
  const fixed = TEXTS.filter(({ text }) => !text.includes("\n")).flatMap(({ kind, text, fixed: wanted }) => {
    const host = kind === "statement" ? "transform" : "filter";
    const safe = lintDocument({ text, host }).map((finding) => ({
      ...finding,
      fixes: finding.fixes?.filter(({ preserves }) => preserves),
    }));
    const { text: after, count } = applyFixes(text, safe);
    return (count > 0 ? after : undefined) === wanted ? [] : [{ text, after, wanted }];
  });
  expect(fixed).toEqual([]);
  expect(TEXTS.filter(({ fixed }) => fixed !== undefined).length).toBeGreaterThan(20);
});
