import type { BoundBoolean, BoundCall, BoundPath, BoundStatement } from "../analysis/bind/bound.ts";
import { pathsOf, walkValues, writtenPaths } from "../analysis/bind/walk-bound.ts";
import type { BoundGroup } from "../analysis/program/bound-program.ts";
import { patternArguments } from "../analysis/rules/pattern-literals.ts";
import type { ConfigText } from "../config/finding.ts";
import type { PathAccess } from "../contexts/path-definition.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { Signal } from "../otlp/signal.ts";
import { print } from "../parser/print.ts";
import type { NoBatch } from "../runtime/batch/compile-batch.ts";
import { whyRowByRow } from "../runtime/row-by-row.ts";
import { standardEnvironment } from "../runtime/standard-environment.ts";
import { type Promotion, promotionOf } from "../runtime/tier.ts";
import { estimateCost } from "./cost.ts";
import { type PlannedPattern, planPattern } from "./pattern-plan.ts";
import { type LoadedProcessor, loadRules, type RulesDocument, spanOfText } from "./rules.ts";
import { planV1 } from "./v1/plan-v1.ts";

/** How rules will run on a signal. */
export interface Plan {
  readonly signal: Signal;
  /** When what has a form over columns goes over to it; undefined where nothing has. */
  readonly promotion: Promotion | undefined;
  readonly groups: readonly PlannedGroup[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Texts that run together on each record of a context. */
export interface PlannedGroup {
  readonly processor: string;
  readonly context: string;
  /** Why that context; undefined where it is written down. */
  readonly contextReason: string | undefined;
  readonly errorMode: string;
  readonly conditions: readonly PlannedText[];
  readonly statements: readonly PlannedText[];
}

/** One statement or condition. */
export interface PlannedText {
  readonly source: string;
  /** In the rules. */
  readonly span: Span;
  /** `batch`: over columns; `scalar`: record by record; `mixed`: its `where` over columns, its editor by record. */
  readonly tier: "batch" | "scalar" | "mixed";
  /** Why not wholly over columns. */
  readonly why: string | undefined;
  /** Paths, as in OTTL; a key that is computed shows as `[…]`. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Functions in the order of the text. */
  readonly functions: readonly string[];
  /** Its patterns that stand in the rules, in the order of the text; one that is computed is compiled as it comes. */
  readonly patterns: readonly PlannedPattern[];
  /** How often it runs: for each record, or once for what records share. */
  readonly runs: "record" | "resource" | "scope" | "metric";
  /** Functions whose calls other statements repeat, with nothing written in between that they read: computed once. */
  readonly common: readonly string[];
  /** Roughly the nanoseconds that it takes for a record it applies to; see `estimateCost`. */
  readonly cost: number;
}

/**
 * Tells how rules run on a signal, without running them. Never throws.
 * @param promotion what the program is compiled with.
 */
export function planOf(
  document: RulesDocument,
  signal: Signal,
  gates: Iterable<string> = [],
  promotion: Partial<Promotion> = {},
): Plan {
  if (document.dialect === "v1")
    return planV1(document.text, signal, standardEnvironment(gates), promotion, document.readFile);
  const { processors, diagnostics } = loadRules(document, signal, standardEnvironment(gates));
  const groups = (processors ?? []).flatMap((processor) => groupsOf(processor, signal));
  const texts = groups.flatMap(({ conditions, statements }) => [...conditions, ...statements]);
  const isPromoted = texts.some(({ tier }) => tier !== "scalar");
  return { signal, diagnostics, promotion: isPromoted ? promotionOf(promotion) : undefined, groups };
}

function groupsOf(processor: LoadedProcessor, signal: Signal): PlannedGroup[] {
  const form = processor.compileBatch(signal);
  const reason = "groups" in form ? whyRowByRow(form.groups) : undefined;
  const batch = reason === undefined ? form : { reason };
  return processor.groupsOf(signal).map((group) => {
    const { context, reason, errorMode } = group;
    const tiers = "reason" in batch ? scalarTiers(group, batch) : batchTiers(group, batch.groups);
    return {
      processor: processor.id,
      context,
      contextReason: reason,
      errorMode,
      conditions: group.conditions.map(({ text, bound }, i) => plannedText(text, bound, tiers.conditions[i])),
      statements: group.statements.map(({ text, bound }, i) => plannedText(text, bound, tiers.statements[i])),
    };
  });
}

type TierOf = Pick<PlannedText, "tier" | "why" | "runs"> & Partial<Pick<PlannedText, "common" | "cost">>;

interface Tiers {
  readonly conditions: readonly TierOf[];
  readonly statements: readonly TierOf[];
}

const BATCH: TierOf = { tier: "batch", why: undefined, runs: "record" };

function scalarTiers({ conditions, statements }: BoundGroup, { reason }: NoBatch): Tiers {
  const scalar: TierOf = { tier: "scalar", why: reason, runs: "record" };
  return { conditions: conditions.map(() => scalar), statements: statements.map(() => scalar) };
}

type BatchGroups = Exclude<ReturnType<LoadedProcessor["compileBatch"]>, NoBatch>["groups"];

function batchTiers(group: BoundGroup, batchGroups: BatchGroups): Tiers {
  const lowered = batchGroups.find((each) => each.group === group);
  if (!lowered) return scalarTiers(group, { reason: "the group has no form over columns" });
  const condition: TierOf = lowered.conditions
    ? BATCH
    : { tier: "scalar", why: "a condition of the group has no form over columns", runs: "record" };
  return {
    conditions: group.conditions.map(() => condition),
    statements: lowered.statements.map(({ where, always, editor, placement, isDead, common }, i) => {
      const { editor: call } = group.statements[i].bound;
      if (isDead) return { ...BATCH, why: "its where never holds, so it is left out", cost: 0 };
      if (placement.kind !== "rows") {
        const { level } = placement;
        return { tier: "mixed", why: `runs once for each ${level}, not for each record`, runs: level };
      }
      const hasWhere = always || where !== undefined;
      if (hasWhere && editor) return { ...BATCH, common };
      const lacking = `${call.definition.name} with these arguments has no form over columns`;
      if (hasWhere) return { tier: "mixed", why: lacking, runs: "record", common };
      return { tier: "scalar", why: "its where has no form over columns", runs: "record" };
    }),
  };
}

function plannedText(text: ConfigText, bound: BoundStatement | BoundBoolean, tier: TierOf): PlannedText {
  const writes = "editor" in bound ? writtenPaths(bound) : [];
  const reads = pathsOf(bound).filter((path) => !writes.includes(path) || !isOnlySet(bound));
  const functions: string[] = [];
  const patterns: PlannedPattern[] = [];
  walkValues(bound, (value) => {
    if (value.kind !== "call") return;
    functions.push(value.definition.name);
    patterns.push(...patternsOfCall(value));
  });
  const planned = {
    source: text.text,
    span: spanOfText(text),
    common: [],
    ...tier,
    reads: names(reads, ({ path }) => path.reads),
    writes: names(writes, ({ path }) => path.writes),
    functions,
    patterns,
  };
  return { ...planned, cost: tier.cost ?? estimateCost(planned) };
}

function patternsOfCall(call: BoundCall): PlannedPattern[] {
  return patternArguments(call).flatMap(({ bytes }) => planPattern(bytes) ?? []);
}

/** `set` writes its target without looking at it. */
function isOnlySet(bound: BoundStatement | BoundBoolean): boolean {
  return "editor" in bound && bound.editor.definition.name === "set";
}

function names(paths: readonly BoundPath[], accessOf: (path: BoundPath) => PathAccess | undefined): string[] {
  const texts = paths.map((path) => {
    const access = accessOf(path);
    if (!access) return print(path.node);
    const keys =
      access.keys?.map((key) => `[${typeof key === "bigint" ? key : JSON.stringify(key)}]`).join("") ?? "[…]";
    return `${access.context}.${access.field}${keys}`;
  });
  return [...new Set(texts)];
}
