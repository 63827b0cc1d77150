import type { ConfigSignal } from "../../config/signals.ts";
import type { Host } from "../../functions/define.ts";
import type { StaticType } from "../bind/bound.ts";
import { pathsOf, writtenPaths } from "../bind/walk-bound.ts";
import type { BoundGroup } from "../program/bound-program.ts";
import type { LintItem, LintSubject, SampleNames } from "../rules/rule.ts";
import { conditionFacts } from "../rules/walk.ts";
import { type Facts, factsOf, union } from "../types/facts.ts";
import { placeOf, placesOverlap } from "../types/place.ts";

/** What rules are told besides the texts. */
export interface SubjectOptions {
  readonly sample?: SampleNames;
  readonly target?: string;
}

/** Prepares a group for the rules: what is known before and inside each of its texts. */
export function lintSubject(
  host: Host,
  signal: ConfigSignal,
  group: BoundGroup,
  { sample, target }: SubjectOptions,
): LintSubject {
  const items: LintItem[] = [];
  const nothing: Facts = new Map();
  for (const { text, bound } of group.conditions) {
    items.push({ text, statement: undefined, where: bound, before: nothing, facts: factsOf(bound) });
  }
  const given = conditionFacts(group.conditions.map(({ bound }) => bound));
  let known = new Map<string, StaticType | undefined>(host === "filter" ? [] : given);
  for (const { text, bound } of group.statements) {
    const before: Facts = new Map(known);
    const facts = union([before, factsOf(bound.where)]);
    items.push({ text, statement: bound, where: bound.where, before, facts });
    known = afterStatement(known, bound, facts);
  }
  return { host, signal, group, items, sample, target };
}

/** What holds after a statement: what it writes is there, as far as anybody can tell, but of any type. */
function afterStatement(
  known: ReadonlyMap<string, StaticType | undefined>,
  statement: LintItem["statement"] & object,
  facts: Facts,
): Map<string, StaticType | undefined> {
  const after = new Map(known);
  const name = statement.editor.definition.name;
  for (const path of writtenPaths(statement)) {
    const place = placeOf(path);
    if (place === undefined) continue;
    for (const other of [...after.keys()]) {
      if (other !== place && placesOverlap(other, place) && name.startsWith("delete")) after.delete(other);
    }
    const copied = pathsOf(statement.editor).find((other) => other !== path);
    const source = copied && placeOf(copied);
    // A copy of what may be missing may be missing too.
    const isSure = name !== "set" || copied === undefined || (source !== undefined && facts.has(source));
    if (isSure && !name.startsWith("delete") && !name.startsWith("keep")) after.set(place, undefined);
  }
  return after;
}
