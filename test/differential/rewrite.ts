/**
 * Asks the reference whether laid out texts, and texts with the fixes that preserve what they do, do what they did:
 *
 *     node test/differential/rewrite.ts cases.jsonl… [--show 20] [--record texts.jsonl]
 *
 * Cases are those of `run.ts`. Each text of a case is checked by itself too (tree, comments, the same the second time).
 * The oracle is found as `run.ts` finds it. `--record` writes the texts with what they become, where the reference agrees.
 */
import { createReadStream, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { applyFixes } from "../../src/analysis/lint/apply-fixes.ts";
import { formatText } from "../../src/parser/format-text.ts";
import { parseCondition, parseStatement, parseValueExpression } from "../../src/parser/parse.ts";
import { print } from "../../src/parser/print.ts";
import { lintDocument } from "../../src/runtime/lint.ts";
import { registerAllPacks } from "./all-packs.ts";
import { type CaseResult, compareResults } from "./compare.ts";
import { documentFaults, layoutFaults, lintFaults, type TextKind } from "./format-checks.ts";
import { ask, findOracle } from "./run.ts";

interface Case {
  readonly id: string;
  readonly expr?: string;
  readonly processor: string;
  readonly config?: Readonly<Record<string, unknown>>;
}

type Rewrite = (kind: TextKind | "value", text: string, context?: string) => string | undefined;

/** How many cases the oracle gets at a time. */
const SLICE = 1000;

function isRead(kind: TextKind, text: string): boolean {
  const { node, diagnostics } = kind === "statement" ? parseStatement(text) : parseCondition(text);
  return node !== undefined && diagnostics.length === 0;
}

/** The text laid out on several lines where it is long. */
const layOut: Rewrite = (kind, text) => {
  if (kind !== "value") return formatText(text, kind, "  ");
  const { node, diagnostics } = parseValueExpression(text);
  return node && diagnostics.length === 0 ? print(node) : undefined;
};

/** The text with the fixes that say that they preserve something. */
const fix: Rewrite = (kind, text, context) => {
  if (kind === "value" || text.includes("\n")) return undefined;
  const host = kind === "statement" ? "transform" : "filter";
  const document = { text, host, ...(context ? { context } : {}) } as Parameters<typeof lintDocument>[0];
  const safe = lintDocument(document).map((finding) => ({
    ...finding,
    fixes: finding.fixes?.filter(({ preserves }) => preserves),
  }));
  const { text: fixed, count } = applyFixes(text, safe);
  return count > 0 ? fixed : undefined;
};

/** The case with its texts rewritten; undefined where nothing changes. */
function rewritten(item: Case, rewrite: Rewrite): Case | undefined {
  let changed = false;
  const apply = (kind: TextKind | "value", text: unknown, context?: string): unknown => {
    if (typeof text !== "string") return text;
    const after = rewrite(kind, text, context);
    if (after === undefined || after === text) return text;
    changed = true;
    return after;
  };
  if (item.expr !== undefined) {
    const after = { ...item, expr: apply(item.processor === "condition" ? "condition" : "value", item.expr) as string };
    return changed ? after : undefined;
  }
  const list = (kind: TextKind, texts: unknown, context?: string): unknown =>
    Array.isArray(texts) ? texts.map((text) => apply(kind, text, context)) : texts;
  const config = Object.fromEntries(
    Object.entries(item.config ?? {}).map(([key, value]) => {
      const kind = /_statements$/.test(key) ? "statement" : "condition";
      if (!Array.isArray(value)) return [key, value];
      const groups = value.map((group: unknown) => {
        if (typeof group !== "object" || group === null) return apply(kind, group);
        const { context, statements, conditions, ...rest } = group as Record<string, unknown>;
        const where = typeof context === "string" ? context : undefined;
        return {
          ...rest,
          ...(context === undefined ? {} : { context }),
          ...(statements === undefined ? {} : { statements: list("statement", statements, where) }),
          ...(conditions === undefined ? {} : { conditions: list("condition", conditions, where) }),
        };
      });
      return [key, groups];
    }),
  );
  return changed ? { ...item, config } : undefined;
}

function textsOf({ expr, processor, config = {} }: Case): [TextKind, string][] {
  if (expr !== undefined) return processor === "condition" ? [["condition", expr]] : [];
  return Object.entries(config).flatMap(([key, value]) => {
    const kind: TextKind = /_statements$/.test(key) ? "statement" : "condition";
    const items = Array.isArray(value) ? (value as unknown[]) : [];
    return items.flatMap((item) => {
      const group = item as { statements?: string[]; conditions?: string[] };
      const texts = typeof item === "string" ? [item] : [...(group.statements ?? []), ...(group.conditions ?? [])];
      return texts.map((text): [TextKind, string] => [kind, text]);
    });
  });
}

/** A run that fails may fail less after a fix; what a laid out text does may not change at all. */
function sameEnough(before: CaseResult, after: CaseResult, isFix: boolean): boolean {
  if (before.stage === "crash" || before.stage === "panic") return true;
  if (compareResults(before, after).kind !== "differ") return true;
  if (!isFix || before.stage === "config") return false;
  if (before.stage === "run") return after.stage === "run" || after.stage === "ok";
  const logs = (result: CaseResult): number => (result.logs ?? []).length;
  return logs(before) > 0 && logs(after) <= logs(before) && sameOutput(before, after);
}

function sameOutput(before: CaseResult, after: CaseResult): boolean {
  return compareResults({ ...before, logs: [] }, { ...after, logs: [] }).kind === "agree";
}

const { values, positionals } = parseArgs({
  options: { show: { type: "string" }, record: { type: "string" } },
  allowPositionals: true,
});
const show = Number(values.show ?? 20);
const oracle = findOracle();
if (oracle === undefined) throw new Error("OTTL_ORACLE names no oracle");
await registerAllPacks();
let shown = 0;
const tell = (...what: unknown[]): void => {
  if (shown++ < show) console.log(...what);
};
const seen = new Set<string>();
const record = new Map<string, { kind: TextKind; text: string; laidOut?: string; fixed?: string }>();
const counts = { cases: 0, texts: 0, faults: 0 };
const asked = { "laid out": { cases: 0, differs: 0 }, fixed: { cases: 0, differs: 0 } };
let waiting: { readonly how: keyof typeof asked; readonly before: Case; readonly after: Case }[] = [];

async function flush(program: string): Promise<void> {
  const before = await ask(
    program,
    [],
    waiting.map((each) => JSON.stringify(each.before)),
  );
  const after = await ask(
    program,
    [],
    waiting.map((each) => JSON.stringify(each.after)),
  );
  for (const [i, each] of waiting.entries()) {
    asked[each.how].cases++;
    if (sameEnough(before[i], after[i], each.how === "fixed")) continue;
    // What the reference itself answers otherwise when asked again says nothing.
    const [again] = await ask(program, [], [JSON.stringify(each.before)]);
    if (compareResults(before[i], again).kind === "differ") continue;
    asked[each.how].differs++;
    for (const [kind, text] of textsOf(each.before)) record.delete(`${kind} ${text}`);
    tell(
      each.how,
      JSON.stringify(textsOf(each.before)),
      "→",
      JSON.stringify(textsOf(each.after)),
      before[i].stage,
      after[i].stage,
    );
  }
  waiting = [];
}

for (const file of positionals) {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const item = JSON.parse(line) as Case;
    counts.cases++;
    for (const [kind, text] of textsOf(item)) {
      if (seen.has(`${kind} ${text}`)) continue;
      seen.add(`${kind} ${text}`);
      const faults = lintFaults(kind, text);
      if (isRead(kind, text)) {
        counts.texts++;
        faults.push(...layoutFaults(kind, text), ...documentFaults(kind, text));
        record.set(`${kind} ${text}`, { kind, text, laidOut: layOut(kind, text), fixed: fix(kind, text) });
      }
      counts.faults += faults.length;
      for (const fault of faults) tell(kind, JSON.stringify(text), fault);
    }
    for (const [how, rewrite] of [
      ["laid out", layOut],
      ["fixed", fix],
    ] as const) {
      const after = rewritten(item, rewrite);
      if (after) waiting.push({ how, before: item, after });
    }
    if (waiting.length >= SLICE) await flush(oracle);
  }
}
await flush(oracle);
if (values.record) {
  const lines = [...record.values()].map(({ text, laidOut, ...more }) =>
    JSON.stringify({ text, ...more, ...(laidOut === text ? {} : { laidOut }) }),
  );
  writeFileSync(values.record, `${lines.join("\n")}\n`);
}
console.log(JSON.stringify({ ...counts, differentTexts: seen.size, asked }));
