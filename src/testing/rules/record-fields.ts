import { compareFields, type Field, fieldsOf } from "../../inspect/fields.ts";
import type { RecordPlace } from "../../inspect/records.ts";
import { LogRecord, Metric, Resource, Scope, Span } from "../../otlp/model.ts";
import { Profile } from "../../otlp/profiles.ts";

const NAMES = [
  [Span, "span"],
  [LogRecord, "log"],
  [Metric, "metric"],
  [Profile, "profile"],
] as const;

/** The fields of a record and of what is above it. */
export function fieldsOfRecord({ resource, scope, record }: RecordPlace): Field[] {
  return [...fieldsOf("resource", resource.resource), ...fieldsOf("scope", scope.scope), ...ownFields(record)];
}

/** Only the fields that somebody gave a value other than the default. */
export function givenFields(place: RecordPlace): Field[] {
  const own = NAMES.find(([type]) => place.record instanceof type)?.[0];
  const defaults = [
    ...fieldsOf("resource", new Resource()),
    ...fieldsOf("scope", new Scope()),
    ...(own ? ownFields(new own()) : []),
  ];
  return compareFields(defaults, fieldsOfRecord(place)).flatMap(({ after }) => after ?? []);
}

function ownFields(record: object): Field[] {
  const name = NAMES.find(([type]) => record instanceof type)?.[1] ?? "record";
  return fieldsOf(name, record);
}
