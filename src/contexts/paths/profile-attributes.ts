import type { RecordContext } from "../../otlp/record-context.ts";
import { Failure, fail } from "../../values/failure.ts";
import { PMap } from "../../values/pmap.ts";
import { mapFromRaw } from "../../values/raw.ts";
import { typeName } from "../../values/type-name.ts";
import { GoMap, type Value } from "../../values/value.ts";
import { getMapValue } from "../keyed/get-value.ts";
import { mapKey } from "../keyed/path-key.ts";
import { setIndexableValue } from "../keyed/set-indexed.ts";
import type { Accessor, PathDefinition, PathKey } from "../path-definition.ts";
import { attributeOf, attributeOutOfBounds, attributesOf, internAttribute, internString } from "../profile-tables.ts";

/** The record's indices into the attribute table. */
type Indices = (context: RecordContext) => number[];

/**
 * Attributes of a profile or sample, kept in the dictionary's tables: reading makes a fresh map, writing adds entries
 * to the tables and points the record at them. Source: contexts/internal/ctxprofilecommon/attributes.go.
 */
export function profileAttributes(doc: string, indices: Indices): PathDefinition {
  const whole: Accessor = {
    get: (context) => attributesOf(context.profilesDictionary, indices(context)),
    set: (context, value) => setAttributes(context, indices(context), value),
  };
  return {
    path: "attributes",
    type: "map",
    doc,
    settable: true,
    keys: "map",
    access(keys) {
      if (keys.length === 0) return whole;
      return {
        get(context) {
          const map = attributesOf(context.profilesDictionary, indices(context));
          return map instanceof Failure ? map : getMapValue(context, map, keys);
        },
        set: (context, value) => setAttribute(context, indices(context), keys, value),
      };
    },
  };
}

function setAttributes(context: RecordContext, indices: number[], value: Value): Failure | undefined {
  const source = value === null ? new PMap() : value instanceof GoMap ? mapFromRaw(value) : value;
  if (source instanceof Failure) return source;
  if (!(source instanceof PMap)) {
    return fail("type-mismatch", "failed to convert type {0} into pcommon.Map", typeName(value));
  }
  const dictionary = context.profilesDictionary;
  indices.length = 0;
  for (let i = 0; i < source.size; i++) {
    indices.push(internAttribute(dictionary, internString(dictionary, source.keys[i]), source.values[i]));
  }
  return undefined;
}

function setAttribute(
  context: RecordContext,
  indices: number[],
  keys: readonly PathKey[],
  value: Value,
): Failure | undefined {
  const name = mapKey(context, keys[0]);
  if (name instanceof Failure) return name;
  const dictionary = context.profilesDictionary;
  const current = attributeOf(dictionary, indices, name);
  if (current instanceof Failure) return current;
  const slots = [current];
  const failure = setIndexableValue(context, slots, 0, keys, 1, value);
  if (failure !== undefined) return failure;
  const key = internString(dictionary, name);
  const index = internAttribute(dictionary, key, slots[0]);
  const { attributeTable } = dictionary;
  for (let i = 0; i < indices.length; i++) {
    if (indices[i] !== index) {
      const entry = attributeTable[indices[i]];
      // Reached where a text is in the table twice; the reference panics.
      if (entry === undefined) return attributeOutOfBounds(dictionary, indices[i]);
      if (entry.keyStrindex !== key) continue;
    }
    indices[i] = index;
    return undefined;
  }
  indices.push(index);
  return undefined;
}
