import type { ColumnPlan } from "./columns.ts";
import type { FieldKind, RecordSchema } from "./schema.ts";

const WIRE_TYPES: Record<FieldKind, number> = { string: 2, any: 2, id: 2, enum: 0, uint32: 0, fixed64: 1, fixed32: 5 };

/** What to do with each field number of a record; made once a plan and schema. */
export interface FieldActions {
  /** The tag of the attributes' field, one byte. */
  readonly attributeTag: number;
  /** By field number: PASS, ATTRIBUTE, MESSAGE, otherwise a field slot. */
  readonly slot: Int8Array;
  /** By tag of one byte: how the field is passed over, or LOOK. */
  readonly stride: Uint8Array;
  /** By field number: the wire type that a slot's field must have. */
  readonly wireType: Int8Array;
  /** By field slot: 1 where a second occurrence would merge with the first. */
  readonly merges: Uint8Array;
  /**
   * By length (below 128) and last byte of a key, see `keyFilterIndex`: 0 where no key slot has both, the slot + 1 where
   * one has, else SEVERAL.
   */
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

/** A field that is looked at, or whose tag has more bytes. */
export const LOOK = 0;
/** Passed over: a length and so many bytes, a varint, 8 bytes, 4 bytes. */
export const PASS_LENGTH = 1;
export const PASS_VARINT = 2;
export const PASS_8 = 3;
export const PASS_4 = 4;
const STRIDES: readonly number[] = [PASS_VARINT, PASS_8, PASS_LENGTH, LOOK, LOOK, PASS_4, LOOK, LOOK];

function strides(slot: Int8Array, attributes: number, wantsEntries: boolean): Uint8Array {
  const stride = new Uint8Array(256).fill(LOOK);
  for (let number = 1; number < 16; number++) {
    if (slot[number] === PASS) for (let type = 0; type < 8; type++) stride[(number << 3) | type] = STRIDES[type];
  }
  if (!wantsEntries) stride[(attributes << 3) | 2] = PASS_LENGTH;
  return stride;
}

/** More than one key may stand there. */
export const SEVERAL = 255;

/** Where the filter tells about keys of a length (below 128) and last byte; of the byte four bits count. */
export function keyFilterIndex(length: number, last: number): number {
  return (length << 4) | (last & 15);
}

function filterOf({ keys, internKeys }: ColumnPlan): Uint8Array {
  const filter = new Uint8Array(128 << 4);
  if (internKeys) return filter.fill(SEVERAL);
  for (const [slot, key] of keys.entries()) {
    const index = keyFilterIndex(key.length, key.charCodeAt(key.length - 1));
    // What stands in front of an empty key is not its last byte.
    if (key.length === 0) filter.fill(SEVERAL, 0, 16);
    else if (key.length < 128) filter[index] = filter[index] === 0 && slot < SEVERAL - 1 ? slot + 1 : SEVERAL;
  }
  return filter;
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
  const wantsEntries = plan.internKeys || plan.keys.length > 0;
  return {
    stride: strides(slot, schema.attributes, wantsEntries),
    attributeTag: (schema.attributes << 3) | 2,
    slot,
    keyFilter: filterOf(plan),
    wireType,
    merges,
    wantsEntries,
    internKeys: plan.internKeys,
    keys: plan.keys.length,
    spare: plan.spare,
  };
}
