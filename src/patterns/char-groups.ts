import { addNegated, addSet, foldSet, type RuneSet } from "./rune-set.ts";

const DIGIT: RuneSet = [0x30, 0x39];
const WORD: RuneSet = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];

const PERL: { readonly [letter: string]: RuneSet } = {
  d: DIGIT,
  s: [0x09, 0x0a, 0x0c, 0x0d, 0x20, 0x20],
  w: WORD,
};

const POSIX: { readonly [name: string]: RuneSet } = {
  alnum: [0x30, 0x39, 0x41, 0x5a, 0x61, 0x7a],
  alpha: [0x41, 0x5a, 0x61, 0x7a],
  ascii: [0x00, 0x7f],
  blank: [0x09, 0x09, 0x20, 0x20],
  cntrl: [0x00, 0x1f, 0x7f, 0x7f],
  digit: DIGIT,
  graph: [0x21, 0x7e],
  lower: [0x61, 0x7a],
  print: [0x20, 0x7e],
  punct: [0x21, 0x2f, 0x3a, 0x40, 0x5b, 0x60, 0x7b, 0x7e],
  space: [0x09, 0x0d, 0x20, 0x20],
  upper: [0x41, 0x5a],
  word: WORD,
  xdigit: [0x30, 0x39, 0x41, 0x46, 0x61, 0x66],
};

/** Adds the class that `\d`, `\D`, `\s` … (by letter) stands for; false when the letter names none. */
export function addPerlGroup(set: RuneSet, letter: string, fold: boolean): boolean {
  const lower = letter.toLowerCase();
  if (!Object.hasOwn(PERL, lower)) return false;
  addGroup(set, PERL[lower]!, letter !== lower, fold);
  return true;
}

/** Adds the class of `[:name:]` or `[:^name:]`; false when there is none. */
export function addPosixGroup(set: RuneSet, name: string, fold: boolean): boolean {
  const negated = name.startsWith("^");
  const plain = negated ? name.slice(1) : name;
  if (!Object.hasOwn(POSIX, plain)) return false;
  addGroup(set, POSIX[plain]!, negated, fold);
  return true;
}

function addGroup(set: RuneSet, group: RuneSet, negated: boolean, fold: boolean): void {
  const whole = fold ? foldSet(group) : group;
  if (negated) addNegated(set, whole);
  else addSet(set, whole);
}
