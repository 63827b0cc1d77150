import type { EntityRef, Payload, Resource, ResourceGroup, Scope, ScopeGroup } from "../model.ts";
import { type StringIndex, writeAttributes } from "./encode-value.ts";
import type { WireWriter } from "./writer.ts";

/** Writes the fields of a message, the last one first. */
export type WriteMessage<M> = (writer: WireWriter, message: M) => void;

/** Writes a message as the field `tag`, also when it is empty. */
export function writeField<M>(w: WireWriter, tag: number, message: M, write: WriteMessage<M>): void {
  const mark = w.size;
  write(w, message);
  w.close(tag, mark);
}

/** Writes each element of a list as a field `tag`. */
export function writeList<M>(w: WireWriter, tag: number, list: readonly M[], write: WriteMessage<M>): void {
  for (let i = list.length - 1; i >= 0; i--) writeField(w, tag, list[i], write);
}

export function writeStrings(w: WireWriter, tag: number, list: readonly string[]): void {
  for (let i = list.length - 1; i >= 0; i--) w.string(tag, list[i]);
}

function writeEntityRef(w: WireWriter, m: EntityRef): void {
  w.raw(m.unknown);
  writeStrings(w, 0x22, m.descriptionKeys);
  writeStrings(w, 0x1a, m.idKeys);
  w.stringField(0x12, m.type);
  w.stringField(0x0a, m.schemaUrl);
}

/** Resource. */
export function writeResource(w: WireWriter, m: Resource, strings?: StringIndex): void {
  w.raw(m.unknown);
  writeList(w, 0x1a, m.entityRefs, writeEntityRef);
  w.uint32Field(0x10, m.droppedAttributesCount);
  writeAttributes(w, 0x0a, m.attributes, strings);
}

/** InstrumentationScope. */
export function writeScope(w: WireWriter, m: Scope, strings?: StringIndex): void {
  w.raw(m.unknown);
  w.uint32Field(0x20, m.droppedAttributesCount);
  writeAttributes(w, 0x1a, m.attributes, strings);
  w.stringField(0x12, m.version);
  w.stringField(0x0a, m.name);
}

/** How the groups of a signal are written. */
export interface GroupWriters<R> {
  readonly scopeGroup: WriteMessage<ScopeGroup<R>>;
  readonly resourceGroup: WriteMessage<ResourceGroup<R>>;
  readonly payload: WriteMessage<Payload<R>>;
}

/** The writers of a signal's groups, which are the same for all signals but for their records. */
export function groupWriters<R>(writeRecord: WriteMessage<R>, strings?: StringIndex): GroupWriters<R> {
  const scope: WriteMessage<Scope> = (w, m) => writeScope(w, m, strings);
  const resource: WriteMessage<Resource> = (w, m) => writeResource(w, m, strings);
  const scopeGroup: WriteMessage<ScopeGroup<R>> = (w, m) => {
    w.raw(m.unknown);
    w.stringField(0x1a, m.schemaUrl);
    writeList(w, 0x12, m.records, writeRecord);
    writeField(w, 0x0a, m.scope, scope);
  };
  const resourceGroup: WriteMessage<ResourceGroup<R>> = (w, m) => {
    w.raw(m.unknown);
    w.stringField(0x1a, m.schemaUrl);
    writeList(w, 0x12, m.scopes, scopeGroup);
    writeField(w, 0x0a, m.resource, resource);
  };
  const payload: WriteMessage<Payload<R>> = (w, m) => {
    w.raw(m.unknown);
    writeList(w, 0x0a, m.resources, resourceGroup);
  };
  return { scopeGroup, resourceGroup, payload };
}
