import { encodeRune } from "../encode-rune.ts";
import { lazily, platformTable } from "./pair-table.ts";
import { decodeSteps, INVALID, piece, type Step } from "./walk.ts";

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

const table = lazily(() => platformTable("euc-kr"));

/** What KS X 1001 lacked at first. */
const ADDED: ReadonlyMap<number, string> = new Map([
  [0xa2e6, encodeRune(0x20ac)],
  [0xa2e7, encodeRune(0xae)],
]);

/**
 * The syllables that the Unified Hangul Code adds: all that KS X 1001 lacks, in order, in the cells that are free. Not
 * every platform has them.
 */
const unifiedHangul = lazily(() => {
  const standard = new Set<string>();
  for (let lead = 0xb0; lead <= 0xc8; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) standard.add(table()(lead, trail) ?? "");
  }
  const cells = new Map<number, string>();
  let lead = 0x81;
  let trail = 0x41;
  for (let rune = FIRST_SYLLABLE; rune <= LAST_SYLLABLE; rune++) {
    const syllable = encodeRune(rune);
    if (standard.has(syllable)) continue;
    cells.set(lead * 256 + trail, syllable);
    trail = trail === 0x5a ? 0x61 : trail === 0x7a ? 0x81 : trail + 1;
    if (trail > (lead <= 0xa0 ? 0xfe : 0xa0)) {
      lead++;
      trail = 0x41;
    }
  }
  return cells;
});

const eucKrStep: Step = (bytes, at) => {
  const lead = bytes.charCodeAt(at);
  if (lead === 0x80 || lead === 0xff || at + 1 >= bytes.length) return INVALID;
  const trail = bytes.charCodeAt(at + 1);
  const key = lead * 256 + trail;
  const isStandard = lead >= 0xa1 && trail >= 0xa1 && trail !== 0xff;
  const text = isStandard ? (ADDED.get(key) ?? table()(lead, trail)) : unifiedHangul().get(key);
  return piece(text, text === undefined && trail < 0x80 ? 1 : 2);
};

export function decodeEucKr(bytes: string): string {
  return decodeSteps(bytes, eucKrStep);
}
