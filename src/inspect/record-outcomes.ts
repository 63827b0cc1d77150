import type { Payload } from "../otlp/model.ts";
import { type LivePayload, type RecordPlace, recordsOf } from "./records.ts";
import { sameMessage } from "./same-message.ts";
import type { RecordStatus } from "./session-types.ts";

/** What became of each record of the input. */
export interface RecordOutcomes {
  readonly statuses: readonly RecordStatus[];
  /** The records of the output, and of what was moved elsewhere, by their objects. */
  readonly left: ReadonlyMap<object, RecordPlace>;
  /** Records that the rules made. */
  readonly added: readonly RecordPlace[];
}

interface Moved {
  readonly droppedBy: ReadonlyMap<number, number>;
  readonly routedTo: ReadonlyMap<number, string>;
  readonly routes: ReadonlyMap<string, Payload<unknown>>;
  /** The payload was refused: all of it counts as unchanged. */
  readonly refused: boolean;
}

/** Tells which records are gone, moved, changed or new. */
export function recordOutcomes(
  places: readonly RecordPlace[],
  live: LivePayload,
  { droppedBy, routedTo, routes, refused }: Moved,
): RecordOutcomes {
  const output = recordsOf(live.payload);
  const left = new Map<object, RecordPlace>(output.map((place) => [place.record, place]));
  const sameGroups = new Map<object, boolean>();
  const statuses = places.map((place, i): RecordStatus => {
    const now = left.get(live.places[i].record);
    const isGone = now === undefined && (droppedBy.has(i) || routedTo.has(i));
    if (refused || (now === undefined && !isGone && left.size === 0 && live.payload.resources.length > 0)) {
      return "unchanged";
    }
    if (now === undefined) return routedTo.has(i) ? "routed" : "dropped";
    let isSame = sameGroups.get(now.scope);
    if (isSame === undefined) {
      const { resource, scope } = place;
      isSame = sameMessage(resource.resource, now.resource.resource) && sameMessage(scope.scope, now.scope.scope);
      sameGroups.set(now.scope, isSame);
    }
    return isSame && sameMessage(place.record, now.record) ? "unchanged" : "changed";
  });
  const added = refused ? [] : output.filter(({ record }) => !live.indexes.has(record));
  for (const payload of routes.values()) {
    for (const place of recordsOf(payload)) if (!left.has(place.record)) left.set(place.record, place);
  }
  return { statuses, left, added };
}
