import type { ProfilesDictionary } from "../otlp/profiles.ts";
import { KeyValueAndUnit } from "../otlp/profiles.ts";
import { equalPValues } from "../values/compare.ts";
import { type Failure, fail } from "../values/failure.ts";
import { copyPValue, PMap } from "../values/pmap.ts";
import type { PValue } from "../values/value.ts";

/** The string's index in the dictionary, appended where it is missing. Source: pprofile.SetString. */
export function internString(dictionary: ProfilesDictionary, text: string): number {
  const at = dictionary.stringTable.indexOf(text);
  return at >= 0 ? at : dictionary.stringTable.push(text) - 1;
}

/** The attribute's index in the dictionary, appended (as a copy) where it is missing. Source: pprofile.SetAttribute. */
export function internAttribute(dictionary: ProfilesDictionary, keyStrindex: number, value: PValue): number {
  const { attributeTable } = dictionary;
  const at = attributeTable.findIndex(
    (entry) => entry.keyStrindex === keyStrindex && entry.unitStrindex === 0 && equalPValues(entry.value, value),
  );
  if (at >= 0) return at;
  const entry = new KeyValueAndUnit();
  entry.keyStrindex = keyStrindex;
  entry.value = copyPValue(value);
  return attributeTable.push(entry) - 1;
}

/** The attributes that the indices name, copied into a fresh map. Source: pprofile.FromAttributeIndices. */
export function attributesOf(dictionary: ProfilesDictionary, indices: readonly number[]): PMap | Failure {
  const { attributeTable, stringTable } = dictionary;
  const map = new PMap();
  for (const index of indices) {
    const entry = attributeTable[index];
    if (entry === undefined) return attributeOutOfBounds(dictionary, index);
    const key = stringTable[entry.keyStrindex];
    if (key === undefined) return keyOutOfBounds(dictionary, entry);
    map.set(key, copyPValue(entry.value));
  }
  return map;
}

/** The failure of an index beside the attribute table. */
export function attributeOutOfBounds({ attributeTable }: ProfilesDictionary, index: number): Failure {
  return fail("out-of-bounds", "attribute index {0} out of bounds [0, {1})", index, attributeTable.length);
}

function keyOutOfBounds({ stringTable }: ProfilesDictionary, { keyStrindex }: KeyValueAndUnit): Failure {
  return fail("out-of-bounds", "key string index {0} out of bounds [0, {1})", keyStrindex, stringTable.length);
}

/** A copy of the first attribute with the key among the indices; Empty where there is none. */
export function attributeOf(dictionary: ProfilesDictionary, indices: readonly number[], key: string): PValue | Failure {
  const { attributeTable, stringTable } = dictionary;
  for (const index of indices) {
    const entry = attributeTable[index];
    if (entry === undefined) return attributeOutOfBounds(dictionary, index);
    const name = stringTable[entry.keyStrindex];
    // The reference panics.
    if (name === undefined) return keyOutOfBounds(dictionary, entry);
    if (name === key) return copyPValue(entry.value);
  }
  return null;
}
