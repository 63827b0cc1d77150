import type { EntityRef, Payload, Resource, Scope, ScopeGroup } from "../model.ts";
import { int32Field, type StringIndex, stringField, writeAttributes, writeList } from "./encode-value.ts";
import type { GroupNames } from "./group-names.ts";
import type { JsonWriter } from "./writer.ts";

const writeString = (writer: JsonWriter, text: string): void => writer.string(text);

function writeEntityRef(writer: JsonWriter, ref: EntityRef): void {
  writer.beginObject();
  stringField(writer, "schemaUrl", ref.schemaUrl);
  stringField(writer, "type", ref.type);
  writeList(writer, "idKeys", ref.idKeys, writeString);
  writeList(writer, "descriptionKeys", ref.descriptionKeys, writeString);
  writer.endObject();
}

function writeResource(writer: JsonWriter, resource: Resource, strings?: StringIndex): void {
  writer.field("resource");
  writer.beginObject();
  writeAttributes(writer, "attributes", resource.attributes, strings);
  int32Field(writer, "droppedAttributesCount", resource.droppedAttributesCount);
  writeList(writer, "entityRefs", resource.entityRefs, writeEntityRef);
  writer.endObject();
}

function writeScope(writer: JsonWriter, scope: Scope, strings?: StringIndex): void {
  writer.field("scope");
  writer.beginObject();
  stringField(writer, "name", scope.name);
  stringField(writer, "version", scope.version);
  writeAttributes(writer, "attributes", scope.attributes, strings);
  int32Field(writer, "droppedAttributesCount", scope.droppedAttributesCount);
  writer.endObject();
}

/** Writes the groups of a payload as a field of the object that is open. */
export function writeGroups<R>(
  writer: JsonWriter,
  names: GroupNames,
  payload: Payload<R>,
  writeRecord: (writer: JsonWriter, record: R) => void,
  strings?: StringIndex,
): void {
  const writeScopeGroup = (_: JsonWriter, group: ScopeGroup<R>): void => {
    writer.beginObject();
    writeScope(writer, group.scope, strings);
    writeList(writer, names.records, group.records, writeRecord);
    stringField(writer, "schemaUrl", group.schemaUrl);
    writer.endObject();
  };
  writeList(writer, names.resources, payload.resources, (_, group) => {
    writer.beginObject();
    writeResource(writer, group.resource, strings);
    writeList(writer, names.scopes, group.scopes, writeScopeGroup);
    stringField(writer, "schemaUrl", group.schemaUrl);
    writer.endObject();
  });
}
