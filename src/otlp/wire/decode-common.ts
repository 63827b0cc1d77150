import { EntityRef, type Payload, type Resource, ResourceGroup, type Scope, ScopeGroup } from "../model.ts";
import { readKeyValue } from "./decode-value.ts";
import type { WireReader } from "./reader.ts";

/** Reads a message up to the end of the reader's range into an object that may hold values already. */
export type ReadMessage<M> = (reader: WireReader, message: M) => void;

function readEntityRef(r: WireReader, m: EntityRef): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x0a:
        m.schemaUrl = r.string();
        break;
      case 0x12:
        m.type = r.string();
        break;
      case 0x1a:
        m.idKeys.push(r.string());
        break;
      case 0x22:
        m.descriptionKeys.push(r.string());
        break;
      default:
        r.other(tag, 0b1_1110, m);
    }
  }
}

/** Resource. */
export function readResource(r: WireReader, m: Resource): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x0a:
        readKeyValue(r, m.attributes);
        break;
      case 0x10:
        m.droppedAttributesCount = r.uint32();
        break;
      case 0x1a:
        m.entityRefs.push(r.message(readEntityRef, new EntityRef()));
        break;
      default:
        r.other(tag, 0b1110, m);
    }
  }
}

/** InstrumentationScope. */
export function readScope(r: WireReader, m: Scope): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x0a:
        m.name = r.string();
        break;
      case 0x12:
        m.version = r.string();
        break;
      case 0x1a:
        readKeyValue(r, m.attributes);
        break;
      case 0x20:
        m.droppedAttributesCount = r.uint32();
        break;
      default:
        r.other(tag, 0b1_1110, m);
    }
  }
}

/** How the groups of a signal are read. */
export interface GroupReaders<R> {
  readonly scopeGroup: ReadMessage<ScopeGroup<R>>;
  readonly resourceGroup: ReadMessage<ResourceGroup<R>>;
  readonly payload: ReadMessage<Payload<R>>;
}

/** Field 1000 of ResourceSpans, ResourceMetrics and ResourceLogs: scopes under their deprecated name. */
const DEPRECATED_SCOPES = 1000;

/** The readers of a signal's groups, which are the same for all signals but for their records. */
export function groupReaders<R>(readRecord: ReadMessage<R>, create: () => R): GroupReaders<R> {
  const scopeGroup = (r: WireReader, m: ScopeGroup<R>): void => {
    while (r.pos < r.end) {
      const tag = r.tag();
      switch (tag) {
        case 0x12:
          m.records.push(r.message(readRecord, create()));
          break;
        case 0x0a:
          r.message(readScope, m.scope);
          break;
        case 0x1a:
          m.schemaUrl = r.string();
          break;
        default:
          r.other(tag, 0b1110, m);
      }
    }
  };
  const resourceGroup = (r: WireReader, m: ResourceGroup<R>): void => {
    while (r.pos < r.end) {
      const tag = r.tag();
      switch (tag) {
        case 0x12:
          m.scopes.push(r.message(scopeGroup, new ScopeGroup<R>()));
          break;
        case 0x0a:
          r.message(readResource, m.resource);
          break;
        case 0x1a:
          m.schemaUrl = r.string();
          break;
        default:
          if (Math.floor(tag / 8) === DEPRECATED_SCOPES) readDeprecated(r, tag, m);
          else r.other(tag, 0b1110, m);
      }
    }
  };
  /** The reference's protobuf reader, unlike its JSON reader, keeps them apart: checked here, and kept as they are. */
  const readDeprecated = (r: WireReader, tag: number, m: ResourceGroup<R>): void => {
    const at = r.tagAt;
    if ((tag & 7) !== 2) r.fail("malformed", `wrong wire type ${tag & 7} for field ${DEPRECATED_SCOPES}`, at);
    r.message(scopeGroup, new ScopeGroup<R>());
    r.keep(at, m);
  };
  const payload = (r: WireReader, m: Payload<R>): void => {
    while (r.pos < r.end) {
      const tag = r.tag();
      if (tag === 0x0a) m.resources.push(r.message(resourceGroup, new ResourceGroup<R>()));
      else r.other(tag, 0b10, m);
    }
  };
  return { scopeGroup, resourceGroup, payload };
}
