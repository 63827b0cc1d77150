import type { Payload } from "../otlp/model.ts";
import type { PayloadOf, Signal } from "../otlp/signal.ts";
import { encodeTelemetry } from "../otlp/telemetry.ts";
import { type Field, fieldsOf } from "./fields.ts";
import { findPersonalData, type PersonalData } from "./personal-data.ts";
import { RECORD_NAMES, recordsOf } from "./records.ts";

/** An attribute before and after: on how many records it stands and how many values it has. */
export interface AttributeImpact {
  /** `span.attributes["http.route"]` */
  readonly path: string;
  readonly before: { readonly records: number; readonly values: number };
  readonly after: { readonly records: number; readonly values: number };
}

/** Values that look like personal data. */
export interface Suspect {
  readonly kind: PersonalData;
  readonly path: string;
  /** Records before and after. */
  readonly before: number;
  readonly after: number;
  /** One that is still there, with the middle left out. */
  readonly sample: string | undefined;
}

/** What rules did to telemetry as a whole. */
export interface Impact {
  /** Of OTLP protobuf. */
  readonly bytes: { readonly before: number; readonly after: number };
  /** Attributes that differ in records or values. */
  readonly attributes: readonly AttributeImpact[];
  /** What still looks like personal data, and what did. */
  readonly suspects: readonly Suspect[];
}

/** How many distinct values are told apart for each attribute. */
const MAX_VALUES = 100_000;

interface Tally {
  records: number;
  readonly values: Set<string>;
}

interface Counted {
  readonly attributes: Map<string, Tally>;
  readonly suspects: Map<
    string,
    { readonly kind: PersonalData; readonly path: string; records: number; sample: string }
  >;
}

/** Compares telemetry before and after. */
export function impactOf(signal: Signal, before: Payload<unknown>, after: Payload<unknown>): Impact {
  const [old, now] = [count(signal, before), count(signal, after)];
  return {
    bytes: { before: sizeOf(signal, before), after: sizeOf(signal, after) },
    attributes: attributeImpacts(old, now),
    suspects: suspectsOf(old, now),
  };
}

function sizeOf(signal: Signal, payload: Payload<unknown>): number {
  return encodeTelemetry(signal, "proto", payload as PayloadOf[Signal]).length;
}

function attributeImpacts(old: Counted, now: Counted): AttributeImpact[] {
  const paths = [...new Set([...old.attributes.keys(), ...now.attributes.keys()])].sort();
  const numbers = (tally: Tally | undefined) => ({ records: tally?.records ?? 0, values: tally?.values.size ?? 0 });
  return paths
    .map((path) => ({ path, before: numbers(old.attributes.get(path)), after: numbers(now.attributes.get(path)) }))
    .filter(({ before, after }) => before.records !== after.records || before.values !== after.values);
}

function suspectsOf(old: Counted, now: Counted): Suspect[] {
  const keys = [...new Set([...now.suspects.keys(), ...old.suspects.keys()])];
  return keys.map((key) => {
    const [was, is] = [old.suspects.get(key), now.suspects.get(key)];
    const { kind, path } = (is ?? was) as { kind: PersonalData; path: string };
    return { kind, path, before: was?.records ?? 0, after: is?.records ?? 0, sample: is?.sample };
  });
}

function count(signal: Signal, payload: Payload<unknown>): Counted {
  const counted: Counted = { attributes: new Map(), suspects: new Map() };
  const known = new Map<object, Field[]>();
  const fields = (name: string, message: object): Field[] => {
    let list = known.get(message);
    if (!list) {
      list = fieldsOf(name, message);
      known.set(message, list);
    }
    return list;
  };
  for (const { resource, scope, record } of recordsOf(payload)) {
    const all = [
      ...fields("resource", resource.resource),
      ...fields("scope", scope.scope),
      ...fieldsOf(RECORD_NAMES[signal], record),
    ];
    const seen = new Set<string>();
    for (const field of all) add(field, counted, seen);
  }
  return counted;
}

function add({ path: place, text, type }: Field, counted: Counted, seen: Set<string>): void {
  // Data points, events and links are counted together.
  const path = place.replace(/\[[0-9]+\]/g, "[…]");
  if (path.includes("attributes[")) {
    let tally = counted.attributes.get(path);
    if (!tally) {
      tally = { records: 0, values: new Set() };
      counted.attributes.set(path, tally);
    }
    if (!seen.has(path)) tally.records++;
    seen.add(path);
    if (tally.values.size < MAX_VALUES) tally.values.add(text);
  }
  if (type !== "string") return;
  for (const kind of findPersonalData(text)) {
    const key = `${kind} ${path}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const suspect = counted.suspects.get(key);
    if (suspect) suspect.records++;
    else counted.suspects.set(key, { kind, path, records: 1, sample: mask(text.slice(1, -1)) });
  }
}

/** Enough to find a value again, without repeating it whole. */
function mask(text: string): string {
  if (text.length <= 8) return `${text.slice(0, 2)}…`;
  return text.length <= 24 ? `${text.slice(0, 4)}…${text.slice(-2)}` : `${text.slice(0, 16)}…${text.slice(-4)}`;
}
