import {
  KeyValueAndUnit,
  Line,
  Location,
  Mapping,
  ProfileFunction,
  ProfileLink,
  type ProfilesDictionary,
  Stack,
} from "../profiles.ts";
import { readAnyValue } from "./decode-value.ts";
import type { WireReader } from "./reader.ts";

const readInt32 = (r: WireReader): number => r.int32();

function readMapping(r: WireReader, m: Mapping): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x08:
        m.memoryStart = r.uint64();
        break;
      case 0x10:
        m.memoryLimit = r.uint64();
        break;
      case 0x18:
        m.fileOffset = r.uint64();
        break;
      case 0x20:
        m.filenameStrindex = r.int32();
        break;
      case 0x28:
        m.attributeIndices.push(r.int32());
        break;
      case 0x2a:
        r.packed(m.attributeIndices, readInt32);
        break;
      default:
        r.other(tag, 0b11_1110, m);
    }
  }
}

function readLine(r: WireReader, m: Line): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x08:
        m.functionIndex = r.int32();
        break;
      case 0x10:
        m.line = r.int64();
        break;
      case 0x18:
        m.column = r.int64();
        break;
      default:
        r.other(tag, 0b1110, m);
    }
  }
}

function readLocation(r: WireReader, m: Location): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x08:
        m.mappingIndex = r.int32();
        break;
      case 0x10:
        m.address = r.uint64();
        break;
      case 0x1a:
        m.lines.push(r.message(readLine, new Line()));
        break;
      case 0x20:
        m.attributeIndices.push(r.int32());
        break;
      case 0x22:
        r.packed(m.attributeIndices, readInt32);
        break;
      default:
        r.other(tag, 0b1_1110, m);
    }
  }
}

function readFunction(r: WireReader, m: ProfileFunction): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x08:
        m.nameStrindex = r.int32();
        break;
      case 0x10:
        m.systemNameStrindex = r.int32();
        break;
      case 0x18:
        m.filenameStrindex = r.int32();
        break;
      case 0x20:
        m.startLine = r.int64();
        break;
      default:
        r.other(tag, 0b1_1110, m);
    }
  }
}

function readLink(r: WireReader, m: ProfileLink): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x0a:
        m.traceId = r.id(16);
        break;
      case 0x12:
        m.spanId = r.id(8);
        break;
      default:
        r.other(tag, 0b110, m);
    }
  }
}

function readAttribute(r: WireReader, m: KeyValueAndUnit): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x08:
        m.keyStrindex = r.int32();
        break;
      case 0x12: {
        const outer = r.enter();
        m.value = readAnyValue(r, m.value);
        r.end = outer;
        break;
      }
      case 0x18:
        m.unitStrindex = r.int32();
        break;
      default:
        r.other(tag, 0b1110, m);
    }
  }
}

function readStack(r: WireReader, m: Stack): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x08:
        m.locationIndices.push(r.int32());
        break;
      case 0x0a:
        r.packed(m.locationIndices, readInt32);
        break;
      default:
        r.other(tag, 0b10, m);
    }
  }
}

/** ProfilesDictionary. */
export function readDictionary(r: WireReader, m: ProfilesDictionary): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x0a:
        m.mappingTable.push(r.message(readMapping, new Mapping()));
        break;
      case 0x12:
        m.locationTable.push(r.message(readLocation, new Location()));
        break;
      case 0x1a:
        m.functionTable.push(r.message(readFunction, new ProfileFunction()));
        break;
      case 0x22:
        m.linkTable.push(r.message(readLink, new ProfileLink()));
        break;
      case 0x2a:
        m.stringTable.push(r.string());
        break;
      case 0x32:
        m.attributeTable.push(r.message(readAttribute, new KeyValueAndUnit()));
        break;
      case 0x3a:
        m.stackTable.push(r.message(readStack, new Stack()));
        break;
      default:
        r.other(tag, 0b1111_1110, m);
    }
  }
}
