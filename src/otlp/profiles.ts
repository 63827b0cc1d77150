import type { PValue } from "../values/value.ts";
import { NO_BYTES, Payload, type WithUnknown } from "./model.ts";

/**
 * Thawed messages of opentelemetry-proto's profiles (v1development), as pdata's pprofile 0.165 has them. Indices point
 * into the tables of the payload's dictionary.
 */
export class ValueType implements WithUnknown {
  typeStrindex = 0;
  unitStrindex = 0;
  unknown: Uint8Array | undefined = undefined;
}

export class Profile implements WithUnknown {
  sampleType: ValueType = new ValueType();
  samples: Sample[] = [];
  timeUnixNano = 0n;
  durationNano = 0n;
  periodType: ValueType = new ValueType();
  period = 0n;
  profileId: Uint8Array = NO_BYTES;
  droppedAttributesCount = 0;
  originalPayloadFormat = "";
  originalPayload: Uint8Array = NO_BYTES;
  attributeIndices: number[] = [];
  unknown: Uint8Array | undefined = undefined;
}

export class Sample implements WithUnknown {
  stackIndex = 0;
  attributeIndices: number[] = [];
  linkIndex = 0;
  values: bigint[] = [];
  timestampsUnixNano: bigint[] = [];
  unknown: Uint8Array | undefined = undefined;
}

export class ProfilesDictionary implements WithUnknown {
  mappingTable: Mapping[] = [];
  locationTable: Location[] = [];
  functionTable: ProfileFunction[] = [];
  linkTable: ProfileLink[] = [];
  /** Byte strings. */
  stringTable: string[] = [];
  attributeTable: KeyValueAndUnit[] = [];
  stackTable: Stack[] = [];
  unknown: Uint8Array | undefined = undefined;
}

export class Mapping implements WithUnknown {
  memoryStart = 0n;
  memoryLimit = 0n;
  fileOffset = 0n;
  filenameStrindex = 0;
  attributeIndices: number[] = [];
  unknown: Uint8Array | undefined = undefined;
}

export class Location implements WithUnknown {
  mappingIndex = 0;
  address = 0n;
  lines: Line[] = [];
  attributeIndices: number[] = [];
  unknown: Uint8Array | undefined = undefined;
}

export class Line implements WithUnknown {
  functionIndex = 0;
  line = 0n;
  column = 0n;
  unknown: Uint8Array | undefined = undefined;
}

/** The message `Function`. */
export class ProfileFunction implements WithUnknown {
  nameStrindex = 0;
  systemNameStrindex = 0;
  filenameStrindex = 0;
  startLine = 0n;
  unknown: Uint8Array | undefined = undefined;
}

/** The message `Link`. */
export class ProfileLink implements WithUnknown {
  traceId: Uint8Array = NO_BYTES;
  spanId: Uint8Array = NO_BYTES;
  unknown: Uint8Array | undefined = undefined;
}

export class KeyValueAndUnit implements WithUnknown {
  keyStrindex = 0;
  value: PValue = null;
  unitStrindex = 0;
  unknown: Uint8Array | undefined = undefined;
}

export class Stack implements WithUnknown {
  locationIndices: number[] = [];
  unknown: Uint8Array | undefined = undefined;
}

/** ProfilesData: the profiles and the tables that they share. */
export class ProfilesPayload extends Payload<Profile> {
  dictionary: ProfilesDictionary = new ProfilesDictionary();
}
