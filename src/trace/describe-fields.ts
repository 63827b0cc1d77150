import { toText } from "../values/byte-string.ts";
import { encodeHex } from "../values/hex.ts";
import { PMap, PSlice } from "../values/pmap.ts";
import type { PValue } from "../values/value.ts";

/** The fields of a message, flat: an OTTL-like path (`attributes["http.route"]`, `events[0].name`) and a printed value. */
export type FieldTexts = Map<string, string>;

/**
 * Prints the fields of a thawed message.
 * @param omit names of fields, at the top, that are messages of their own.
 */
export function describeFields(message: object, omit: readonly string[] = []): FieldTexts {
  const fields: FieldTexts = new Map();
  for (const [name, value] of Object.entries(message)) {
    if (!omit.includes(name)) describe(value, snakeCase(name), fields);
  }
  return fields;
}

function describe(value: unknown, path: string, fields: FieldTexts): void {
  if (value instanceof PMap) {
    for (let i = 0; i < value.keys.length; i++) {
      const key = `${path}[${JSON.stringify(toText(value.keys[i]))}]`;
      // A key may occur twice.
      describeValue(value.values[i], fields.has(key) ? `${key}#${i}` : key, fields);
    }
  } else if (value instanceof PSlice) {
    value.items.forEach((item, i) => {
      describeValue(item, `${path}[${i}]`, fields);
    });
  } else if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== "object")) fields.set(path, `[${value.map(printScalar).join(", ")}]`);
    else {
      value.forEach((item, i) => {
        describe(item, `${path}[${i}]`, fields);
      });
    }
  } else if (value instanceof Uint8Array) {
    fields.set(path, value.length === 0 ? "(none)" : `0x${encodeHex(value)}`);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, field] of Object.entries(value)) describe(field, `${path}.${snakeCase(name)}`, fields);
  } else if (value !== undefined) fields.set(path, printScalar(value));
}

/** Values of attributes and bodies, whose floats are told from ints. */
function describeValue(value: PValue, path: string, fields: FieldTexts): void {
  if (typeof value === "number" && Number.isInteger(value)) fields.set(path, value.toFixed(1));
  else describe(value, path, fields);
}

function printScalar(value: unknown): string {
  if (value === null) return "nil";
  return typeof value === "string" ? JSON.stringify(toText(value)) : String(value);
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
