import type { PValue } from "./value.ts";

/**
 * pcommon.Map: ordered entries, duplicates survive (the first match wins), removal moves the last entry into the gap.
 * Keys are byte strings. Source: pdata pcommon/map.go.
 */
export class PMap {
  readonly keys: string[];
  readonly values: PValue[];

  constructor(keys: string[] = [], values: PValue[] = []) {
    this.keys = keys;
    this.values = values;
  }

  get size(): number {
    return this.keys.length;
  }

  /** Index of the first entry with the key, or -1. */
  indexOf(key: string): number {
    const keys = this.keys;
    for (let i = 0; i < keys.length; i++) if (keys[i] === key) return i;
    return -1;
  }

  has(key: string): boolean {
    return this.indexOf(key) >= 0;
  }

  /** The value of the first entry with the key; undefined where there is none, null where it is Empty. */
  get(key: string): PValue | undefined {
    const i = this.indexOf(key);
    return i < 0 ? undefined : this.values[i];
  }

  /** Overwrites the first entry with the key or appends one. */
  set(key: string, value: PValue): void {
    const i = this.indexOf(key);
    if (i >= 0) this.values[i] = value;
    else this.append(key, value);
  }

  /** Appends without looking for the key. */
  append(key: string, value: PValue): void {
    this.keys.push(key);
    this.values.push(value);
  }

  /** Removes the first entry with the key; the last entry takes its place. */
  remove(key: string): boolean {
    const i = this.indexOf(key);
    if (i < 0) return false;
    const lastKey = this.keys.pop() as string;
    const lastValue = this.values.pop() as PValue;
    if (i < this.keys.length) {
      this.keys[i] = lastKey;
      this.values[i] = lastValue;
    }
    return true;
  }

  /** Removes the entries for which `drop` is true, keeping the order of the rest. */
  removeIf(drop: (key: string, value: PValue) => boolean): void {
    let kept = 0;
    for (let i = 0; i < this.keys.length; i++) {
      if (drop(this.keys[i], this.values[i])) continue;
      this.keys[kept] = this.keys[i];
      this.values[kept] = this.values[i];
      kept++;
    }
    this.keys.length = kept;
    this.values.length = kept;
  }

  clear(): void {
    this.keys.length = 0;
    this.values.length = 0;
  }
}

/** pcommon.Slice: a mutable list of values. */
export class PSlice {
  readonly items: PValue[];

  constructor(items: PValue[] = []) {
    this.items = items;
  }
}

/** A deep copy: maps and slices are mutable and never shared between records. */
export function copyPValue(value: PValue): PValue {
  if (value instanceof PMap) return copyPMap(value);
  if (value instanceof PSlice) return new PSlice(value.items.map(copyPValue));
  return value;
}

export function copyPMap(map: PMap): PMap {
  return new PMap(map.keys.slice(), map.values.map(copyPValue));
}
