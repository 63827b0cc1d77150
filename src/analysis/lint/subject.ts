import type { ConfigSignal } from "../../config/signals.ts";
import type { Host } from "../../functions/define.ts";
import type { BoundStatement } from "../bind/bound.ts";
import { pathsOf, writtenPaths } from "../bind/walk-bound.ts";
import type { BoundGroup } from "../program/bound-program.ts";
import type { LintItem, LintSubject, SampleNames } from "../rules/rule.ts";
import { conditionFacts } from "../rules/walk.ts";
import { type Facts, factsOf, layer, NO_FACTS } from "../types/facts.ts";
import { placeOf } from "../types/place.ts";
import { Timeline } from "../types/timeline.ts";

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
  for (const { text, bound } of group.conditions) {
    const facts = layer(NO_FACTS, factsOf(bound));
    items.push({ text, statement: undefined, where: bound, before: NO_FACTS, facts });
  }
  const timeline = new Timeline(conditionFacts(group.conditions.map(({ bound }) => bound)));
  for (const [at, { text, bound }] of group.statements.entries()) {
    const before = timeline.view(at);
    const facts = layer(before, factsOf(bound.where));
    items.push({ text, statement: bound, where: bound.where, before, facts });
    noteWrites(timeline, at, bound, facts);
  }
  return { host, signal, group, items, sample, target };
}

/** What a statement writes is there afterwards, as far as anybody can tell, but of any type. */
function noteWrites(timeline: Timeline, at: number, statement: BoundStatement, facts: Facts): void {
  const { editor } = statement;
  const { name } = editor.definition;
  const paths = pathsOf(editor);
  for (const path of writtenPaths(statement)) {
    const place = placeOf(path);
    if (place === undefined) continue;
    const copied = paths.find((other) => other !== path);
    const source = copied && placeOf(copied);
    // A copy of what may be missing may be missing too.
    const isSure = name !== "set" || copied === undefined || (source !== undefined && facts.isPresent(source));
    if (/^(?:delete|keep)_/.test(name)) timeline.forget(place, at);
    else if (isSure) timeline.write(place, at);
  }
}
