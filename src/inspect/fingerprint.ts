import { PMap, PSlice } from "../values/pmap.ts";

/**
 * Something that equals another value's fingerprint where the two values are equal: a scalar itself, anything that can
 * be changed in place printed. Cheap where it is called most: on scalars.
 */
export function fingerprint(value: unknown): unknown {
  return typeof value === "object" && value !== null ? printed(value) : value;
}

function printed(value: unknown): string {
  if (typeof value === "string") return `"${value.length}:${value}`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof PMap) {
    let text = "{";
    for (let i = 0; i < value.keys.length; i++) text += `${value.keys[i]}=${printed(value.values[i])},`;
    return `${text}}`;
  }
  if (value instanceof PSlice) return `[${value.items.map(printed).join(",")}]`;
  if (value instanceof Uint8Array) return `x${value.join(",")}`;
  if (Array.isArray(value)) return `[${value.map(printed).join(",")}]`;
  let text = `${value.constructor.name}(`;
  for (const name in value) text += `${name}=${printed((value as Record<string, unknown>)[name])},`;
  return `${text})`;
}

/** About how many bytes a fingerprint's value takes. */
export function sizeOf(print: unknown): number {
  return typeof print === "string" ? print.length : 8;
}
