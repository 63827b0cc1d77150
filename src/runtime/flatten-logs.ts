import { type LogRecord, type Payload, ResourceGroup, ScopeGroup } from "../otlp/model.ts";
import { copyPMap, PMap, PSlice } from "../values/pmap.ts";
import type { PValue } from "../values/value.ts";

/**
 * Gives each log record a resource and scope of its own. As in the reference, only attributes, and of scopes name,
 * version and schema URL, are carried over. Source: internal/pdatautil, FlattenLogs.
 */
export function flattenLogs(payload: Payload<LogRecord>): void {
  const flat: ResourceGroup<LogRecord>[] = [];
  for (const resource of payload.resources) {
    for (const scope of resource.scopes) {
      for (const record of scope.records) {
        const ownScope = new ScopeGroup<LogRecord>();
        ownScope.schemaUrl = scope.schemaUrl;
        ownScope.scope.name = scope.scope.name;
        ownScope.scope.version = scope.scope.version;
        ownScope.scope.attributes = copyPMap(scope.scope.attributes);
        ownScope.records.push(record);
        const own = new ResourceGroup<LogRecord>();
        own.resource.attributes = copyPMap(resource.resource.attributes);
        own.scopes.push(ownScope);
        flat.push(own);
      }
    }
  }
  payload.resources = flat;
}

/**
 * Joins records whose resources have equal attributes, and within them equal scopes, under the first of them.
 * Source: internal/pdatautil, GroupByResourceLogs.
 */
export function groupLogs(payload: Payload<LogRecord>): void {
  payload.resources = joinEqual(
    payload.resources,
    (group) => fingerprint(group.resource.attributes),
    (first, group) => first.scopes.push(...group.scopes),
  );
  for (const resource of payload.resources) {
    resource.scopes = joinEqual(
      resource.scopes,
      ({ schemaUrl, scope }) =>
        [schemaUrl, scope.name, scope.version].map(quote).join("") + fingerprint(scope.attributes),
      (first, group) => first.records.push(...group.records),
    );
  }
}

function joinEqual<G>(groups: readonly G[], key: (group: G) => string, join: (first: G, group: G) => void): G[] {
  const firsts = new Map<string, G>();
  for (const group of groups) {
    const text = key(group);
    const first = firsts.get(text);
    if (first) join(first, group);
    else firsts.set(text, group);
  }
  return [...firsts.values()];
}

function quote(text: string): string {
  return `s${text.length}:${text}`;
}

/** A text that two maps share when they hold the same entries in any order. Source: xpdata/xhash, MapHash. */
function fingerprint(map: PMap): string {
  const entries = map.keys.map((key, i) => ({ key, value: map.values[i] }));
  entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return `{${entries.map(({ key, value }) => quote(key) + valueFingerprint(value)).join("")}}`;
}

function valueFingerprint(value: PValue): string {
  if (value === null) return "n";
  if (typeof value === "string") return quote(value);
  if (typeof value === "boolean") return value ? "t" : "f";
  if (typeof value === "bigint") return `i${value};`;
  if (typeof value === "number") return `d${Object.is(value, -0) ? "-0" : value};`;
  if (value instanceof PMap) return fingerprint(value);
  if (value instanceof PSlice) return `[${value.items.map(valueFingerprint).join("")}]`;
  return `b${value.length}:${value.join()}`;
}
