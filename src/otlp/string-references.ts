import { PMap, PSlice } from "../values/pmap.ts";
import type { PValue } from "../values/value.ts";
import type { ProfilesPayload } from "./profiles.ts";

/**
 * Profiles name resource and scope attributes, and their string values, by index into the dictionary's string table.
 * The dictionary may come after them, so while a payload is read a reference stands in the place of the string: as a
 * text that no byte string can be, because its first code unit is above 255. Rules: pdata
 * internal/otlp/profiles_dictionary.go.
 */
const MARK = "\uffff";

/** The stand-in for the string at `index` of the string table. */
export function stringReference(index: number): string {
  return MARK + index;
}

/**
 * Puts the strings in the place of the stand-ins, everywhere in a payload.
 * @returns what is wrong with a reference, undefined when all is well.
 */
export function resolveReferences(payload: ProfilesPayload): string | undefined {
  const table = payload.dictionary.stringTable;
  let problem: string | undefined;
  const textOf = (text: string, what: string): string => {
    if (!text.startsWith(MARK)) return text;
    const index = Number(text.slice(1));
    if (index >= 0 && index < table.length) return table[index];
    problem ??= `${what} refers to string ${index} of a table of ${table.length}`;
    return "";
  };
  const resolveMap = (map: PMap): void => {
    for (let i = 0; i < map.keys.length; i++) {
      map.keys[i] = textOf(map.keys[i], "an attribute key");
      map.values[i] = resolve(map.values[i]);
    }
  };
  const resolve = (value: PValue): PValue => {
    if (typeof value === "string") return textOf(value, "an attribute value");
    if (value instanceof PMap) resolveMap(value);
    else if (value instanceof PSlice) {
      for (let i = 0; i < value.items.length; i++) value.items[i] = resolve(value.items[i]);
    }
    return value;
  };
  for (const group of payload.resources) {
    resolveMap(group.resource.attributes);
    for (const scope of group.scopes) resolveMap(scope.scope.attributes);
  }
  // The reference leaves the dictionary's own attributes alone, so nothing is wrong with a payload because of them.
  const result = problem;
  for (const attribute of payload.dictionary.attributeTable) attribute.value = resolve(attribute.value);
  return result;
}

/** The string table with which a payload is written, and the place of each string that is named by index. */
export interface StringTable {
  readonly table: readonly string[];
  readonly indexOf: (text: string) => number;
}

/**
 * The dictionary's strings, followed by those of resource and scope attributes that are not among them, in the order
 * in which the reference meets them. Index 0 stands for the empty string. The payload stays as it is.
 */
export function indexStrings(payload: ProfilesPayload): StringTable {
  const table = payload.dictionary.stringTable.slice();
  if (table.length === 0) table.push("");
  const places = new Map<string, number>();
  table.forEach((text, i) => {
    // A table that breaks the rule about index 0 keeps it out of use.
    if ((i > 0 || text === "") && !places.has(text)) places.set(text, i);
  });
  const indexOf = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, table.length);
    return table.push(text) - 1;
  };
  const visitMap = (map: PMap): void => {
    for (let i = 0; i < map.keys.length; i++) {
      if (map.keys[i] !== "") indexOf(map.keys[i]);
      visit(map.values[i]);
    }
  };
  const visit = (value: PValue): void => {
    if (typeof value === "string") indexOf(value);
    else if (value instanceof PMap) visitMap(value);
    else if (value instanceof PSlice) value.items.forEach(visit);
  };
  for (const group of payload.resources) {
    visitMap(group.resource.attributes);
    for (const scope of group.scopes) visitMap(scope.scope.attributes);
  }
  return { table, indexOf };
}
