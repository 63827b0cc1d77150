import type { BoundBoolean, BoundCall, BoundComparison, BoundStatement, BoundValue } from "../bind/bound.ts";
import { walkValues } from "../bind/walk-bound.ts";
import { commonFacts, type FactMap, type Facts, factsOf, layer } from "../types/facts.ts";
import type { LintItem, LintSubject } from "./rule.ts";

/** The root of an item's bound tree. */
export function treeOf(item: LintItem): BoundStatement | BoundBoolean {
  return (item.statement ?? item.where) as BoundStatement | BoundBoolean;
}

/** Every call of an item, editors included. */
export function callsOf(item: LintItem): BoundCall[] {
  const calls: BoundCall[] = [];
  walkValues(treeOf(item), (value) => {
    if (value.kind === "call") calls.push(value);
  });
  return calls;
}

/** Calls `visit` for a condition and everything in it, with what holds where that part is evaluated. */
export function walkConditions(
  condition: BoundBoolean | undefined,
  facts: Facts,
  visit: (part: BoundBoolean, facts: Facts) => void,
): void {
  if (!condition) return;
  visit(condition, facts);
  if (condition.kind === "not") walkConditions(condition.operand, facts, visit);
  if (condition.kind !== "and" && condition.kind !== "or") return;
  // An operand runs only where the ones before it held (`and`) or did not (`or`).
  let known = facts;
  for (const operand of condition.operands) {
    walkConditions(operand, known, visit);
    known = layer(known, factsOf(operand, condition.kind === "and"));
  }
}

/** A value with what holds where it is evaluated. */
interface Evaluated {
  readonly value: BoundValue;
  readonly facts: Facts;
}

/** Many rules walk over the same items. */
const VALUES = new WeakMap<LintItem, readonly Evaluated[]>();
const COMPARISONS = new WeakMap<LintItem, readonly { readonly node: BoundComparison; readonly facts: Facts }[]>();

/** Every value of an item with what holds where it is evaluated. */
export function walkItem(item: LintItem, visit: (value: BoundValue, facts: Facts) => void): void {
  let values = VALUES.get(item);
  if (!values) {
    values = evaluatedIn(item);
    VALUES.set(item, values);
  }
  for (const { value, facts } of values) visit(value, facts);
}

function evaluatedIn(item: LintItem): Evaluated[] {
  const found: Evaluated[] = [];
  const add = (tree: BoundValue, facts: Facts): void => walkValues(tree, (value) => found.push({ value, facts }));
  if (item.statement) add(item.statement.editor, item.facts);
  walkConditions(item.where, item.before, (part, facts) => {
    if (part.kind === "comparison") {
      add(part.left, facts);
      add(part.right, facts);
    } else if (part.kind === "predicate") add(part.call, facts);
  });
  return found;
}

/** Every comparison of an item's condition. */
export function comparisonsOf(item: LintItem): readonly { readonly node: BoundComparison; readonly facts: Facts }[] {
  const known = COMPARISONS.get(item);
  if (known) return known;
  const found: { node: BoundComparison; facts: Facts }[] = [];
  walkConditions(item.where, item.before, (part, facts) => {
    if (part.kind === "comparison") found.push({ node: part, facts });
  });
  COMPARISONS.set(item, found);
  return found;
}

/** The statements of a group. */
export function statementsOf({ items }: LintSubject): (LintItem & { readonly statement: BoundStatement })[] {
  return items.filter(
    (item): item is LintItem & { readonly statement: BoundStatement } => item.statement !== undefined,
  );
}

/** What the conditions of a group say together: one of them holds. */
export function conditionFacts(conditions: readonly BoundBoolean[]): FactMap {
  return commonFacts(conditions.map((condition) => factsOf(condition)));
}
