import type { RecordContext } from "../otlp/record-context.ts";
import type { ObservedGroup } from "./observer.ts";
import type { LivePayload } from "./records.ts";

/** The records below each resource and scope. */
export function ownersOf(live: LivePayload): Map<object, number[]> {
  const owners = new Map<object, number[]>();
  live.places.forEach(({ resource, scope }, i) => {
    for (const owner of [resource, scope]) {
      const known = owners.get(owner);
      if (known) known.push(i);
      else owners.set(owner, [i]);
    }
  });
  return owners;
}

/** Indexes of the records that go when a filter drops what the context points to. */
export function droppedRecords(
  context: RecordContext,
  { context: name }: ObservedGroup,
  owners: ReadonlyMap<object, readonly number[]>,
  { indexes }: LivePayload,
): readonly number[] {
  if (name === "resource") return owners.get(context.resourceGroup) ?? [];
  if (name === "scope") return owners.get(context.scopeGroup) ?? [];
  const record = {
    span: context.span,
    log: context.log,
    metric: context.metric,
    datapoint: context.metric,
    profile: context.profile,
  }[name as "span"] as object | undefined;
  const index = record === undefined ? undefined : indexes.get(record);
  return index === undefined ? [] : [index];
}
