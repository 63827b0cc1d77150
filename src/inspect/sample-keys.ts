import type { SampleKey } from "../lsp/types.ts";
import type { Metric, Payload } from "../otlp/model.ts";
import type { Signal } from "../otlp/signal.ts";
import { toText } from "../values/byte-string.ts";
import { PMap } from "../values/pmap.ts";
import { RECORD_NAMES, recordsOf } from "./records.ts";

interface KeyCount {
  count: number;
  readonly types: Set<string>;
  example: string;
}

type Counts = Map<string, Map<string, KeyCount>>;

/** More records add little: keys repeat. */
const MAX_RECORDS = 2_000;
const MAX_KEYS = 500;

/** The attribute keys that a payload has, the most frequent first, by the path they stand under. */
export function sampleKeysOf(signal: Signal, payload: Payload<unknown>): Record<string, SampleKey[]> {
  const counts: Counts = new Map();
  const name = RECORD_NAMES[signal];
  const seen = new Set<object>();
  for (const { resource, scope, record } of recordsOf(payload).slice(0, MAX_RECORDS)) {
    if (!seen.has(resource)) countMap(counts, "resource.attributes", resource.resource.attributes);
    if (!seen.has(scope)) countMap(counts, "scope.attributes", scope.scope.attributes);
    seen.add(resource).add(scope);
    const { attributes, body, events } = record as { attributes?: unknown; body?: unknown; events?: unknown };
    countMap(counts, `${name}.attributes`, attributes);
    countMap(counts, "log.body", body);
    if (Array.isArray(events)) for (const event of events) countMap(counts, "spanevent.attributes", event.attributes);
    if (signal === "metrics") {
      for (const point of (record as Metric).data?.dataPoints ?? []) {
        countMap(counts, "datapoint.attributes", point.attributes);
      }
    }
  }
  return Object.fromEntries([...counts].map(([path, keys]) => [path, sorted(keys)]));
}

function countMap(counts: Counts, path: string, map: unknown): void {
  if (!(map instanceof PMap)) return;
  let keys = counts.get(path);
  if (!keys) {
    keys = new Map();
    counts.set(path, keys);
  }
  for (let i = 0; i < map.keys.length; i++) {
    const key = toText(map.keys[i]);
    const value = map.values[i];
    let known = keys.get(key);
    if (!known) {
      if (keys.size >= MAX_KEYS) continue;
      known = { count: 0, types: new Set(), example: exampleText(value) };
      keys.set(key, known);
    }
    known.count++;
    known.types.add(typeOf(value));
    if (value instanceof PMap) countMap(counts, `${path}[${JSON.stringify(key)}]`, value);
  }
}

function sorted(keys: ReadonlyMap<string, KeyCount>): SampleKey[] {
  return [...keys]
    .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
    .map(([key, { count, types, example }]) => ({ key, count, type: [...types].join(", "), example }));
}

function typeOf(value: unknown): string {
  if (value === null) return "nil";
  if (typeof value === "bigint") return "int";
  if (typeof value === "number") return "float";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "string") return "string";
  return value instanceof PMap ? "map" : value instanceof Uint8Array ? "bytes" : "slice";
}

function exampleText(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(toText(value.slice(0, 40)));
  if (value instanceof PMap) return "{…}";
  return typeof value === "object" && value !== null ? "[…]" : String(value);
}
