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
import { groupWriters, writeField, writeList, writeStrings } from "./encode-common.ts";
import { writeAnyValue, writeId } from "./encode-value.ts";
import type { WireWriter } from "./writer.ts";

function writePackedInt32(w: WireWriter, tag: number, list: readonly number[]): void {
  if (list.length === 0) return;
  const mark = w.size;
  for (let i = list.length - 1; i >= 0; i--) w.int32(list[i]);
  w.close(tag, mark);
}

function writeValueType(w: WireWriter, m: ValueType): void {
  w.raw(m.unknown);
  w.int32Field(0x10, m.unitStrindex);
  w.int32Field(0x08, m.typeStrindex);
}

/** Sample. */
export function writeSample(w: WireWriter, m: Sample): void {
  w.raw(m.unknown);
  const times = w.size;
  for (let i = m.timestampsUnixNano.length - 1; i >= 0; i--) w.fixed64(m.timestampsUnixNano[i]);
  if (w.size > times) w.close(0x2a, times);
  const values = w.size;
  for (let i = m.values.length - 1; i >= 0; i--) w.int64(m.values[i]);
  if (w.size > values) w.close(0x22, values);
  w.int32Field(0x18, m.linkIndex);
  writePackedInt32(w, 0x12, m.attributeIndices);
  w.int32Field(0x08, m.stackIndex);
}

/** Profile. */
export function writeProfile(w: WireWriter, m: Profile): void {
  w.raw(m.unknown);
  writePackedInt32(w, 0x5a, m.attributeIndices);
  if (m.originalPayload.length > 0) w.blob(0x52, m.originalPayload);
  w.stringField(0x4a, m.originalPayloadFormat);
  w.uint32Field(0x40, m.droppedAttributesCount);
  writeId(w, 0x3a, m.profileId);
  w.int64Field(0x30, m.period);
  writeField(w, 0x2a, m.periodType, writeValueType);
  w.int64Field(0x20, m.durationNano);
  w.fixed64Field(0x19, m.timeUnixNano);
  writeList(w, 0x12, m.samples, writeSample);
  writeField(w, 0x0a, m.sampleType, writeValueType);
}

function writeMapping(w: WireWriter, m: Mapping): void {
  w.raw(m.unknown);
  writePackedInt32(w, 0x2a, m.attributeIndices);
  w.int32Field(0x20, m.filenameStrindex);
  w.int64Field(0x18, m.fileOffset);
  w.int64Field(0x10, m.memoryLimit);
  w.int64Field(0x08, m.memoryStart);
}

function writeLine(w: WireWriter, m: Line): void {
  w.raw(m.unknown);
  w.int64Field(0x18, m.column);
  w.int64Field(0x10, m.line);
  w.int32Field(0x08, m.functionIndex);
}

function writeLocation(w: WireWriter, m: Location): void {
  w.raw(m.unknown);
  writePackedInt32(w, 0x22, m.attributeIndices);
  writeList(w, 0x1a, m.lines, writeLine);
  w.int64Field(0x10, m.address);
  w.int32Field(0x08, m.mappingIndex);
}

function writeFunction(w: WireWriter, m: ProfileFunction): void {
  w.raw(m.unknown);
  w.int64Field(0x20, m.startLine);
  w.int32Field(0x18, m.filenameStrindex);
  w.int32Field(0x10, m.systemNameStrindex);
  w.int32Field(0x08, m.nameStrindex);
}

function writeLink(w: WireWriter, m: ProfileLink): void {
  w.raw(m.unknown);
  writeId(w, 0x12, m.spanId);
  writeId(w, 0x0a, m.traceId);
}

function writeAttribute(w: WireWriter, m: KeyValueAndUnit): void {
  w.raw(m.unknown);
  w.int32Field(0x18, m.unitStrindex);
  writeAnyValue(w, 0x12, m.value);
  w.int32Field(0x08, m.keyStrindex);
}

function writeStack(w: WireWriter, m: Stack): void {
  w.raw(m.unknown);
  writePackedInt32(w, 0x0a, m.locationIndices);
}

function writeDictionary(w: WireWriter, m: ProfilesDictionary, strings: readonly string[]): void {
  w.raw(m.unknown);
  writeList(w, 0x3a, m.stackTable, writeStack);
  writeList(w, 0x32, m.attributeTable, writeAttribute);
  writeStrings(w, 0x2a, strings);
  writeList(w, 0x22, m.linkTable, writeLink);
  writeList(w, 0x1a, m.functionTable, writeFunction);
  writeList(w, 0x12, m.locationTable, writeLocation);
  writeList(w, 0x0a, m.mappingTable, writeMapping);
}

/** ProfilesData; resource and scope attributes name their strings by index, as the reference writes them. */
export function writeProfiles(w: WireWriter, m: ProfilesPayload): void {
  const { table, indexOf } = indexStrings(m);
  w.raw(m.unknown);
  writeField(w, 0x12, m.dictionary, (_, dictionary) => writeDictionary(w, dictionary, table));
  writeList(w, 0x0a, m.resources, groupWriters(writeProfile, indexOf).resourceGroup);
}
