import type { Profile, ProfilesPayload } from "./profiles.ts";

type Move = (index: number) => number;

/**
 * Adds the profiles of a payload to another's. Each payload has its own tables, so those are joined and every index
 * moves along. Entry 0 of a table stands for "nothing" and stays where it is.
 * @param source is taken apart.
 */
export function mergeProfiles(target: ProfilesPayload, source: ProfilesPayload): void {
  const { dictionary: to } = target;
  const { dictionary: from } = source;
  const string = join(to.stringTable, from.stringTable);
  const attribute = join(to.attributeTable, from.attributeTable);
  const mapping = join(to.mappingTable, from.mappingTable);
  const location = join(to.locationTable, from.locationTable);
  const func = join(to.functionTable, from.functionTable);
  const link = join(to.linkTable, from.linkTable);
  const stack = join(to.stackTable, from.stackTable);
  for (const each of from.attributeTable) {
    each.keyStrindex = string(each.keyStrindex);
    each.unitStrindex = string(each.unitStrindex);
  }
  for (const each of from.mappingTable) {
    each.filenameStrindex = string(each.filenameStrindex);
    each.attributeIndices = each.attributeIndices.map(attribute);
  }
  for (const each of from.functionTable) {
    each.nameStrindex = string(each.nameStrindex);
    each.systemNameStrindex = string(each.systemNameStrindex);
    each.filenameStrindex = string(each.filenameStrindex);
  }
  for (const each of from.locationTable) {
    each.mappingIndex = mapping(each.mappingIndex);
    each.attributeIndices = each.attributeIndices.map(attribute);
    for (const line of each.lines) line.functionIndex = func(line.functionIndex);
  }
  for (const each of from.stackTable) each.locationIndices = each.locationIndices.map(location);
  for (const resource of source.resources) {
    for (const scope of resource.scopes) {
      for (const profile of scope.records) moveProfile(profile, { string, attribute, link, stack });
    }
  }
  target.resources.push(...source.resources);
}

/** Appends a table to another; tells where its entries are now. */
function join<T>(target: T[], source: readonly T[]): Move {
  if (target.length === 0) {
    target.push(...source);
    return (index) => index;
  }
  const offset = target.length - 1;
  target.push(...source.slice(1));
  return (index) => (index === 0 ? 0 : index + offset);
}

function moveProfile(profile: Profile, { string, attribute, link, stack }: Record<string, Move>): void {
  for (const type of [profile.sampleType, profile.periodType]) {
    type.typeStrindex = string(type.typeStrindex);
    type.unitStrindex = string(type.unitStrindex);
  }
  profile.attributeIndices = profile.attributeIndices.map(attribute);
  for (const sample of profile.samples) {
    sample.stackIndex = stack(sample.stackIndex);
    sample.linkIndex = link(sample.linkIndex);
    sample.attributeIndices = sample.attributeIndices.map(attribute);
  }
}
