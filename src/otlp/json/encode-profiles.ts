import type {
  KeyValueAndUnit,
  Line,
  Location,
  Mapping,
  Profile,
  ProfileFunction,
  ProfileLink,
  ProfilesDictionary,
  ProfilesPayload,
  Sample,
  Stack,
  ValueType,
} from "../profiles.ts";
import { indexStrings } from "../string-references.ts";
import { writeGroups } from "./encode-common.ts";
import { idField, int32Field, int64Field, stringField, writeAnyValue, writeList } from "./encode-value.ts";
import { PROFILES_NAMES } from "./group-names.ts";
import type { JsonWriter } from "./writer.ts";

const writeString = (writer: JsonWriter, text: string): void => writer.string(text);
const writeIndex = (writer: JsonWriter, index: number): void => writer.int32(index);
const writeInt = (writer: JsonWriter, value: bigint): void => writer.int64(value);

function writeValueType(writer: JsonWriter, name: string, type: ValueType): void {
  writer.field(name);
  writer.beginObject();
  int32Field(writer, "typeStrindex", type.typeStrindex);
  int32Field(writer, "unitStrindex", type.unitStrindex);
  writer.endObject();
}

function writeSample(writer: JsonWriter, sample: Sample): void {
  writer.beginObject();
  int32Field(writer, "stackIndex", sample.stackIndex);
  writeList(writer, "attributeIndices", sample.attributeIndices, writeIndex);
  int32Field(writer, "linkIndex", sample.linkIndex);
  writeList(writer, "values", sample.values, writeInt);
  writeList(writer, "timestampsUnixNano", sample.timestampsUnixNano, writeInt);
  writer.endObject();
}

/** Profile. */
export function writeProfile(writer: JsonWriter, profile: Profile): void {
  writer.beginObject();
  writeValueType(writer, "sampleType", profile.sampleType);
  writeList(writer, "samples", profile.samples, writeSample);
  int64Field(writer, "timeUnixNano", profile.timeUnixNano);
  int64Field(writer, "durationNano", profile.durationNano);
  writeValueType(writer, "periodType", profile.periodType);
  int64Field(writer, "period", profile.period);
  idField(writer, "profileId", profile.profileId);
  int32Field(writer, "droppedAttributesCount", profile.droppedAttributesCount);
  stringField(writer, "originalPayloadFormat", profile.originalPayloadFormat);
  if (profile.originalPayload.length > 0) {
    writer.field("originalPayload");
    writer.base64(profile.originalPayload);
  }
  writeList(writer, "attributeIndices", profile.attributeIndices, writeIndex);
  writer.endObject();
}

function writeMapping(writer: JsonWriter, mapping: Mapping): void {
  writer.beginObject();
  int64Field(writer, "memoryStart", mapping.memoryStart);
  int64Field(writer, "memoryLimit", mapping.memoryLimit);
  int64Field(writer, "fileOffset", mapping.fileOffset);
  int32Field(writer, "filenameStrindex", mapping.filenameStrindex);
  writeList(writer, "attributeIndices", mapping.attributeIndices, writeIndex);
  writer.endObject();
}

function writeLine(writer: JsonWriter, line: Line): void {
  writer.beginObject();
  int32Field(writer, "functionIndex", line.functionIndex);
  int64Field(writer, "line", line.line);
  int64Field(writer, "column", line.column);
  writer.endObject();
}

function writeLocation(writer: JsonWriter, location: Location): void {
  writer.beginObject();
  int32Field(writer, "mappingIndex", location.mappingIndex);
  int64Field(writer, "address", location.address);
  writeList(writer, "lines", location.lines, writeLine);
  writeList(writer, "attributeIndices", location.attributeIndices, writeIndex);
  writer.endObject();
}

function writeFunction(writer: JsonWriter, fn: ProfileFunction): void {
  writer.beginObject();
  int32Field(writer, "nameStrindex", fn.nameStrindex);
  int32Field(writer, "systemNameStrindex", fn.systemNameStrindex);
  int32Field(writer, "filenameStrindex", fn.filenameStrindex);
  int64Field(writer, "startLine", fn.startLine);
  writer.endObject();
}

function writeLink(writer: JsonWriter, link: ProfileLink): void {
  writer.beginObject();
  idField(writer, "traceId", link.traceId);
  idField(writer, "spanId", link.spanId);
  writer.endObject();
}

function writeAttribute(writer: JsonWriter, attribute: KeyValueAndUnit): void {
  writer.beginObject();
  int32Field(writer, "keyStrindex", attribute.keyStrindex);
  writer.field("value");
  writeAnyValue(writer, attribute.value);
  int32Field(writer, "unitStrindex", attribute.unitStrindex);
  writer.endObject();
}

function writeStack(writer: JsonWriter, stack: Stack): void {
  writer.beginObject();
  writeList(writer, "locationIndices", stack.locationIndices, writeIndex);
  writer.endObject();
}

function writeDictionary(writer: JsonWriter, dictionary: ProfilesDictionary, strings: readonly string[]): void {
  writer.beginObject();
  writeList(writer, "mappingTable", dictionary.mappingTable, writeMapping);
  writeList(writer, "locationTable", dictionary.locationTable, writeLocation);
  writeList(writer, "functionTable", dictionary.functionTable, writeFunction);
  writeList(writer, "linkTable", dictionary.linkTable, writeLink);
  writeList(writer, "stringTable", strings, writeString);
  writeList(writer, "attributeTable", dictionary.attributeTable, writeAttribute);
  writeList(writer, "stackTable", dictionary.stackTable, writeStack);
  writer.endObject();
}

/** ProfilesData; resource and scope attributes name their strings by index, as the reference writes them. */
export function writeProfiles(writer: JsonWriter, payload: ProfilesPayload): void {
  const { table, indexOf } = indexStrings(payload);
  writer.beginObject();
  writeGroups(writer, PROFILES_NAMES, payload, writeProfile, indexOf);
  writer.field("dictionary");
  writeDictionary(writer, payload.dictionary, table);
  writer.endObject();
}
