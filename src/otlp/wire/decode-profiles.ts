import { ResourceGroup } from "../model.ts";
import { Profile, type ProfilesPayload, Sample, type ValueType } from "../profiles.ts";
import { type GroupReaders, groupReaders } from "./decode-common.ts";
import { readDictionary } from "./decode-dictionary.ts";
import type { WireReader } from "./reader.ts";

const readInt32 = (r: WireReader): number => r.int32();
const readInt64 = (r: WireReader): bigint => r.int64();
const readFixed64 = (r: WireReader): bigint => r.fixed64();

function readValueType(r: WireReader, m: ValueType): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x08:
        m.typeStrindex = r.int32();
        break;
      case 0x10:
        m.unitStrindex = r.int32();
        break;
      default:
        r.other(tag, 0b110, m);
    }
  }
}

/** Sample. */
export function readSample(r: WireReader, m: Sample): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x08:
        m.stackIndex = r.int32();
        break;
      case 0x10:
        m.attributeIndices.push(r.int32());
        break;
      case 0x12:
        r.packed(m.attributeIndices, readInt32);
        break;
      case 0x18:
        m.linkIndex = r.int32();
        break;
      case 0x20:
        m.values.push(r.int64());
        break;
      case 0x22:
        r.packed(m.values, readInt64);
        break;
      case 0x29:
        m.timestampsUnixNano.push(r.fixed64());
        break;
      case 0x2a:
        r.packedFixed(m.timestampsUnixNano, readFixed64);
        break;
      default:
        r.other(tag, 0b11_1110, m);
    }
  }
}

/** Profile. */
export function readProfile(r: WireReader, m: Profile): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x0a:
        r.message(readValueType, m.sampleType);
        break;
      case 0x12:
        m.samples.push(r.message(readSample, new Sample()));
        break;
      case 0x19:
        m.timeUnixNano = r.fixed64();
        break;
      case 0x20:
        m.durationNano = r.uint64();
        break;
      case 0x2a:
        r.message(readValueType, m.periodType);
        break;
      case 0x30:
        m.period = r.int64();
        break;
      case 0x3a:
        m.profileId = r.id(16);
        break;
      case 0x40:
        m.droppedAttributesCount = r.uint32();
        break;
      case 0x4a:
        m.originalPayloadFormat = r.string();
        break;
      case 0x52:
        m.originalPayload = r.byteSlice();
        break;
      case 0x58:
        m.attributeIndices.push(r.int32());
        break;
      case 0x5a:
        r.packed(m.attributeIndices, readInt32);
        break;
      default:
        r.other(tag, 0b1111_1111_1110, m);
    }
  }
}

/** ResourceProfiles and ScopeProfiles. */
export const PROFILES: GroupReaders<Profile> = groupReaders(readProfile, () => new Profile());

/** ProfilesData, which has the shape of ExportProfilesServiceRequest. */
export function readProfiles(r: WireReader, m: ProfilesPayload): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x0a:
        m.resources.push(r.message(PROFILES.resourceGroup, new ResourceGroup<Profile>()));
        break;
      case 0x12:
        r.message(readDictionary, m.dictionary);
        break;
      default:
        r.other(tag, 0b110, m);
    }
  }
}
