import { foldableRunes, foldOrbit } from "./fold.ts";

/** Sets of code points as flat lists of inclusive ranges: lo, hi, lo, hi …; *clean* = sorted, disjoint, not adjacent. */
export type RuneSet = number[];

export const MAX_RUNE = 0x10ffff;

/** Adds a range, widening one of the last two ranges where it touches them. */
export function addRange(set: RuneSet, lo: number, hi: number): void {
  const n = set.length;
  for (let back = 2; back <= 4 && n >= back; back += 2) {
    const at = n - back;
    if (lo <= set[at + 1]! + 1 && set[at]! <= hi + 1) {
      if (lo < set[at]!) set[at] = lo;
      if (hi > set[at + 1]!) set[at + 1] = hi;
      return;
    }
  }
  set.push(lo, hi);
}

/** Adds each range of `more`. */
export function addSet(set: RuneSet, more: readonly number[]): void {
  for (let i = 0; i < more.length; i += 2) addRange(set, more[i]!, more[i + 1]!);
}

/** Adds what the clean set `less` lacks. */
export function addNegated(set: RuneSet, less: readonly number[]): void {
  let next = 0;
  for (let i = 0; i < less.length; i += 2) {
    if (next <= less[i]! - 1) addRange(set, next, less[i]! - 1);
    next = less[i + 1]! + 1;
  }
  if (next <= MAX_RUNE) addRange(set, next, MAX_RUNE);
}

/** Adds a range and everything equal to one of its members but for case. */
export function addFoldedRange(set: RuneSet, lo: number, hi: number): void {
  addRange(set, lo, hi);
  const foldable = foldableRunes();
  for (let i = lowerBound(foldable, lo); i < foldable.length && foldable[i]! <= hi; i++) {
    for (const other of foldOrbit(foldable[i]!)) addRange(set, other, other);
  }
}

/** The set with everything equal to a member but for case, clean. */
export function foldSet(set: readonly number[]): RuneSet {
  const out: RuneSet = [];
  for (let i = 0; i < set.length; i += 2) addFoldedRange(out, set[i]!, set[i + 1]!);
  return cleanSet(out);
}

/** A sorted, merged copy. */
export function cleanSet(set: readonly number[]): RuneSet {
  if (isClean(set)) return set as RuneSet;
  const order: number[] = [];
  for (let i = 0; i < set.length; i += 2) order.push(i);
  order.sort((a, b) => set[a]! - set[b]! || set[b + 1]! - set[a + 1]!);
  const out: RuneSet = [];
  for (const i of order) {
    const last = out.length - 1;
    if (last > 0 && set[i]! <= out[last]! + 1) {
      if (set[i + 1]! > out[last]!) out[last] = set[i + 1]!;
    } else out.push(set[i]!, set[i + 1]!);
  }
  return out;
}

/** The complement of a clean set. */
export function negateSet(set: readonly number[]): RuneSet {
  const out: RuneSet = [];
  addNegated(out, set);
  return out;
}

/** Whether a clean set has the code point. */
export function setHas(set: ArrayLike<number>, rune: number): boolean {
  let lo = 0;
  let hi = set.length >> 1;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (rune < set[2 * mid]!) hi = mid;
    else if (rune > set[2 * mid + 1]!) lo = mid + 1;
    else return true;
  }
  return false;
}

function isClean(set: readonly number[]): boolean {
  for (let i = 2; i < set.length; i += 2) if (set[i]! <= set[i - 1]! + 1) return false;
  return true;
}

function lowerBound(sorted: ArrayLike<number>, value: number): number {
  let lo = 0;
  let hi = sorted.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (sorted[mid]! < value) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}
