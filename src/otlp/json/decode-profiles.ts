import {
  KeyValueAndUnit,
  Line,
  Location,
  Mapping,
  Profile,
  ProfileFunction,
  ProfileLink,
  type ProfilesDictionary,
  type ProfilesPayload,
  Sample,
  Stack,
  type ValueType,
} from "../profiles.ts";
import { payloadFields } from "./decode-common.ts";
import { readAnyValue } from "./decode-value.ts";
import { type Fields, fieldsOf, type ReadField, readList, readMessage } from "./fields.ts";
import { PROFILES_NAMES } from "./group-names.ts";
import type { JsonReader } from "./reader.ts";

const readIndex = (r: JsonReader): number => r.int32();
const readInt = (r: JsonReader): bigint => r.int64();
const readUint = (r: JsonReader): bigint => r.uint64();

const ATTRIBUTE_INDICES: Record<string, ReadField<{ attributeIndices: number[] }>> = {
  attributeIndices: (m, r) => readList(r, m.attributeIndices, readIndex),
};

const VALUE_TYPE: Fields<ValueType> = fieldsOf<ValueType>({
  typeStrindex: (m, r) => {
    m.typeStrindex = r.int32();
  },
  unitStrindex: (m, r) => {
    m.unitStrindex = r.int32();
  },
});

const SAMPLE: Fields<Sample> = fieldsOf<Sample>({
  ...ATTRIBUTE_INDICES,
  stackIndex: (m, r) => {
    m.stackIndex = r.int32();
  },
  linkIndex: (m, r) => {
    m.linkIndex = r.int32();
  },
  values: (m, r) => readList(r, m.values, readInt),
  timestampsUnixNano: (m, r) => readList(r, m.timestampsUnixNano, readUint),
});

const PROFILE: Fields<Profile> = fieldsOf<Profile>({
  ...ATTRIBUTE_INDICES,
  sampleType: (m, r) => {
    readMessage(r, m.sampleType, VALUE_TYPE);
  },
  samples: (m, r) => readList(r, m.samples, () => readMessage(r, new Sample(), SAMPLE)),
  timeUnixNano: (m, r) => {
    m.timeUnixNano = r.uint64();
  },
  durationNano: (m, r) => {
    m.durationNano = r.uint64();
  },
  periodType: (m, r) => {
    readMessage(r, m.periodType, VALUE_TYPE);
  },
  period: (m, r) => {
    m.period = r.int64();
  },
  profileId: (m, r) => {
    m.profileId = r.id(16);
  },
  droppedAttributesCount: (m, r) => {
    m.droppedAttributesCount = r.uint32();
  },
  originalPayloadFormat: (m, r) => {
    m.originalPayloadFormat = r.string();
  },
  originalPayload: (m, r) => {
    m.originalPayload = r.base64();
  },
});

const MAPPING: Fields<Mapping> = fieldsOf<Mapping>({
  ...ATTRIBUTE_INDICES,
  memoryStart: (m, r) => {
    m.memoryStart = r.uint64();
  },
  memoryLimit: (m, r) => {
    m.memoryLimit = r.uint64();
  },
  fileOffset: (m, r) => {
    m.fileOffset = r.uint64();
  },
  filenameStrindex: (m, r) => {
    m.filenameStrindex = r.int32();
  },
});

const LINE: Fields<Line> = fieldsOf<Line>({
  functionIndex: (m, r) => {
    m.functionIndex = r.int32();
  },
  line: (m, r) => {
    m.line = r.int64();
  },
  column: (m, r) => {
    m.column = r.int64();
  },
});

const LOCATION: Fields<Location> = fieldsOf<Location>({
  ...ATTRIBUTE_INDICES,
  mappingIndex: (m, r) => {
    m.mappingIndex = r.int32();
  },
  address: (m, r) => {
    m.address = r.uint64();
  },
  lines: (m, r) => readList(r, m.lines, () => readMessage(r, new Line(), LINE)),
});

const FUNCTION: Fields<ProfileFunction> = fieldsOf<ProfileFunction>({
  nameStrindex: (m, r) => {
    m.nameStrindex = r.int32();
  },
  systemNameStrindex: (m, r) => {
    m.systemNameStrindex = r.int32();
  },
  filenameStrindex: (m, r) => {
    m.filenameStrindex = r.int32();
  },
  startLine: (m, r) => {
    m.startLine = r.int64();
  },
});

const LINK: Fields<ProfileLink> = fieldsOf<ProfileLink>({
  traceId: (m, r) => {
    m.traceId = r.id(16);
  },
  spanId: (m, r) => {
    m.spanId = r.id(8);
  },
});

const ATTRIBUTE: Fields<KeyValueAndUnit> = fieldsOf<KeyValueAndUnit>({
  keyStrindex: (m, r) => {
    m.keyStrindex = r.int32();
  },
  value: (m, r) => {
    m.value = readAnyValue(r, m.value);
  },
  unitStrindex: (m, r) => {
    m.unitStrindex = r.int32();
  },
});

const STACK: Fields<Stack> = fieldsOf<Stack>({
  locationIndices: (m, r) => readList(r, m.locationIndices, readIndex),
});

const DICTIONARY: Fields<ProfilesDictionary> = fieldsOf<ProfilesDictionary>({
  mappingTable: (m, r) => readList(r, m.mappingTable, () => readMessage(r, new Mapping(), MAPPING)),
  locationTable: (m, r) => readList(r, m.locationTable, () => readMessage(r, new Location(), LOCATION)),
  functionTable: (m, r) => readList(r, m.functionTable, () => readMessage(r, new ProfileFunction(), FUNCTION)),
  linkTable: (m, r) => readList(r, m.linkTable, () => readMessage(r, new ProfileLink(), LINK)),
  stringTable: (m, r) => readList(r, m.stringTable, () => r.string()),
  attributeTable: (m, r) => readList(r, m.attributeTable, () => readMessage(r, new KeyValueAndUnit(), ATTRIBUTE)),
  stackTable: (m, r) => readList(r, m.stackTable, () => readMessage(r, new Stack(), STACK)),
});

/** ProfilesData. */
export const PROFILES_FIELDS: Fields<ProfilesPayload> = payloadFields<Profile, ProfilesPayload>(
  PROFILES_NAMES,
  (r) => readMessage(r, new Profile(), PROFILE),
  {
    dictionary: (m, r) => {
      readMessage(r, m.dictionary, DICTIONARY);
    },
  },
);
