import { copyPMap, copyPValue, PMap, PSlice } from "../values/pmap.ts";
import type { PValue } from "../values/value.ts";

/** A deep copy of a thawed message (an object of `model.ts`); bytes are shared, because nothing changes them in place. */
export function copyMessage<T extends object>(message: T): T {
  return copyFields(new (message.constructor as new () => T)(), message);
}

/** Makes `target` a deep copy of `source`, a message of the same class, keeping the identity of `target`. */
export function copyMessageInto<T extends object>(target: T, source: T): void {
  if (target !== source) copyFields(target, source);
}

function copyFields<T extends object>(target: T, source: T): T {
  const to = target as Record<string, unknown>;
  for (const [name, value] of Object.entries(source)) to[name] = copyField(value);
  return target;
}

function copyField(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(copyField);
  if (value instanceof PMap) return copyPMap(value);
  if (value instanceof PSlice) return copyPValue(value as PValue);
  return copyMessage(value);
}
