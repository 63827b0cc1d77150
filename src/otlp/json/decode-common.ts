import { EntityRef, type Payload, type Resource, ResourceGroup, type Scope, ScopeGroup } from "../model.ts";
import { readAttributes } from "./decode-value.ts";
import { type Fields, fieldsOf, type ReadField, readList, readMessage } from "./fields.ts";
import type { GroupNames } from "./group-names.ts";
import type { JsonReader } from "./reader.ts";

const readString = (reader: JsonReader): string => reader.string();

const ENTITY_REF: Fields<EntityRef> = fieldsOf<EntityRef>({
  schemaUrl: (m, r) => {
    m.schemaUrl = r.string();
  },
  type: (m, r) => {
    m.type = r.string();
  },
  idKeys: (m, r) => readList(r, m.idKeys, readString),
  descriptionKeys: (m, r) => readList(r, m.descriptionKeys, readString),
});

const RESOURCE: Fields<Resource> = fieldsOf<Resource>({
  attributes: (m, r) => readAttributes(r, m.attributes),
  droppedAttributesCount: (m, r) => {
    m.droppedAttributesCount = r.uint32();
  },
  entityRefs: (m, r) => readList(r, m.entityRefs, () => readMessage(r, new EntityRef(), ENTITY_REF)),
});

const SCOPE: Fields<Scope> = fieldsOf<Scope>({
  name: (m, r) => {
    m.name = r.string();
  },
  version: (m, r) => {
    m.version = r.string();
  },
  attributes: (m, r) => readAttributes(r, m.attributes),
  droppedAttributesCount: (m, r) => {
    m.droppedAttributesCount = r.uint32();
  },
});

/** The reader of a whole payload, given how a record is read and what else a payload holds. */
export function payloadFields<R, P extends Payload<R>>(
  names: GroupNames,
  readRecord: (reader: JsonReader) => R,
  others: Readonly<Record<string, ReadField<P>>> = {},
): Fields<P> {
  const scopeFields = fieldsOf<ScopeGroup<R>>({
    scope: (m, r) => {
      readMessage(r, m.scope, SCOPE);
    },
    [names.records]: (m, r) => readList(r, m.records, readRecord),
    schemaUrl: (m, r) => {
      m.schemaUrl = r.string();
    },
  });
  const readScope = (r: JsonReader): ScopeGroup<R> => readMessage(r, new ScopeGroup<R>(), scopeFields);
  const deprecated = `deprecated${names.scopes[0].toUpperCase()}${names.scopes.slice(1)}`;
  const resourceFields = fieldsOf<Migrating<R>>({
    resource: (m, r) => {
      readMessage(r, m.group.resource, RESOURCE);
    },
    [names.scopes]: (m, r) => readList(r, m.group.scopes, readScope),
    schemaUrl: (m, r) => {
      m.group.schemaUrl = r.string();
    },
    [deprecated]: (m, r) => readList(r, m.deprecated, readScope),
  });
  const readResource = (r: JsonReader): ResourceGroup<R> => {
    const { group, deprecated: old } = readMessage(
      r,
      { group: new ResourceGroup<R>(), deprecated: [] },
      resourceFields,
    );
    if (group.scopes.length === 0) group.scopes = old;
    return group;
  };
  return fieldsOf<P>({ [names.resources]: (m, r) => readList(r, m.resources, readResource), ...others });
}

/** A group while it is read: scopes under the deprecated name count when there are no others (pdata internal/otlp). */
interface Migrating<R> {
  readonly group: ResourceGroup<R>;
  readonly deprecated: ScopeGroup<R>[];
}
