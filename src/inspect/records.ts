import { copyMessage } from "../otlp/copy-message.ts";
import type { Payload, ResourceGroup, ScopeGroup } from "../otlp/model.ts";
import { ProfilesPayload } from "../otlp/profiles.ts";
import type { Signal } from "../otlp/signal.ts";
import { toText } from "../values/byte-string.ts";

/** A record of a payload with what is above it. */
export interface RecordPlace {
  readonly resource: ResourceGroup<unknown>;
  readonly scope: ScopeGroup<unknown>;
  readonly record: object;
}

export const RECORD_NAMES: Readonly<Record<Signal, string>> = {
  traces: "span",
  metrics: "metric",
  logs: "log",
  profiles: "profile",
};

/** The records of a payload in order. */
export function recordsOf(payload: Payload<unknown>): RecordPlace[] {
  const places: RecordPlace[] = [];
  for (const resource of payload.resources) {
    for (const scope of resource.scopes) {
      for (const record of scope.records) places.push({ resource, scope, record: record as object });
    }
  }
  return places;
}

/** A payload to run on: a copy whose objects are known by the index of the record they belong to. */
export interface LivePayload {
  readonly payload: Payload<unknown>;
  readonly places: readonly RecordPlace[];
  /** Records by their objects. */
  readonly indexes: ReadonlyMap<object, number>;
}

export function copyPayload(base: Payload<unknown>): LivePayload {
  const payload = copyMessage(base);
  if (base instanceof ProfilesPayload && payload instanceof ProfilesPayload)
    payload.dictionary = copyMessage(base.dictionary);
  const places = recordsOf(payload);
  return { payload, places, indexes: new Map(places.map(({ record }, i) => [record, i])) };
}

/** Something to recognise a record by: its name or body; may be empty. */
export function titleOf(record: object): string {
  const { name, eventName, body } = record as { name?: unknown; eventName?: unknown; body?: unknown };
  for (const text of [name, body, eventName]) {
    if (typeof text === "string" && text !== "") return toText(text.length > 200 ? text.slice(0, 200) : text);
  }
  return "";
}

/** Drops all records past the first `limit`; returns how many were dropped. */
export function truncate(payload: Payload<unknown>, limit: number): number {
  let left = limit;
  let dropped = 0;
  for (const resource of payload.resources) {
    for (const scope of resource.scopes) {
      const kept = Math.min(left, scope.records.length);
      dropped += scope.records.length - kept;
      scope.records.length = kept;
      left -= kept;
    }
    resource.scopes = resource.scopes.filter((scope) => scope.records.length > 0);
  }
  if (dropped > 0) payload.resources = payload.resources.filter((resource) => resource.scopes.length > 0);
  return dropped;
}
