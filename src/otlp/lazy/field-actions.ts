import type { ColumnPlan } from "./columns.ts";
import type { FieldKind, RecordSchema } from "./schema.ts";

const WIRE_TYPES: Record<FieldKind, number> = { string: 2, any: 2, id: 2, enum: 0, uint32: 0, fixed64: 1, fixed32: 5 };

/** What to do with each field number of a record; made once a plan and schema. */
export interface FieldActions {
  /** The tag of the attributes' field, one byte. */
  readonly attributeTag: number;
  /** By field number: PASS, ATTRIBUTE, MESSAGE, otherwise a field slot. */
  readonly slot: Int8Array;
  /** By field number: the wire type that a slot's field must have. */
  readonly wireType: Int8Array;
  /** By field slot: 1 where a second occurrence would merge with the first. */
  readonly merges: Uint8Array;
  /** By length (below 128) and last byte of a key, see `keyFilterIndex`: 1 where a key slot has both. */
  readonly keyFilter: Uint8Array;
  readonly wantsEntries: boolean;
  readonly internKeys: boolean;
  readonly keys: number;
  readonly spare: number;
}

/** Field numbers from here on are passed over. */
export const HIGHEST = 32;
export const PASS = -1;
const ATTRIBUTE = -2;
export const MESSAGE = -3;

/** Where the filter tells about keys of a length (below 128) and last byte; of the byte four bits count. */
export function keyFilterIndex(length: number, last: number): number {
  return (length << 4) | (last & 15);
}

export function fieldActions(plan: ColumnPlan, schema: RecordSchema): FieldActions {
  const slot = new Int8Array(HIGHEST).fill(PASS);
  const wireType = new Int8Array(HIGHEST).fill(-1);
  const merges = new Uint8Array(plan.fields.length);
  for (const number of schema.singularMessages) slot[number] = MESSAGE;
  slot[schema.attributes] = ATTRIBUTE;
  plan.fields.forEach((field, i) => {
    const wire = schema.fields[field.name];
    if (!wire) return;
    slot[wire.number] = i;
    wireType[wire.number] = WIRE_TYPES[wire.kind];
    if (wire.kind === "any") merges[i] = 1;
  });
  const keyFilter = new Uint8Array(128 << 4);
  for (const key of plan.keys) {
    // What stands in front of an empty key is not its last byte.
    if (key.length === 0) keyFilter.fill(1, 0, 16);
    else if (key.length < 128) keyFilter[keyFilterIndex(key.length, key.charCodeAt(key.length - 1))] = 1;
  }
  if (plan.internKeys) keyFilter.fill(1);
  return {
    attributeTag: (schema.attributes << 3) | 2,
    slot,
    keyFilter,
    wireType,
    merges,
    wantsEntries: plan.internKeys || plan.keys.length > 0,
    internKeys: plan.internKeys,
    keys: plan.keys.length,
    spare: plan.spare,
  };
}
