import { isAscii, runes } from "../../values/byte-string.ts";
import { encodeRune } from "./encode-rune.ts";
import { LOWER_RUNS, UPPER_RUNS } from "./go-case-data.ts";

/** Code point to mapped code point, for those that change. */
type CaseMap = ReadonlyMap<number, number>;

let upperMap: CaseMap | undefined;
let lowerMap: CaseMap | undefined;

function readRuns(runs: string): CaseMap {
  const map = new Map<number, number>();
  let first = 0;
  for (const run of runs.split(" ")) {
    const [distance, count, step, delta] = run.split(",").map((field) => Number.parseInt(field, 36));
    first += distance;
    for (let i = 0; i < count; i++) map.set(first + i * step, first + i * step + delta);
  }
  return map;
}

/** Go's strings.ToUpper over a byte string: simple mappings, rune by rune; invalid UTF-8 becomes U+FFFD. */
export function goUpperCase(text: string): string {
  if (isAscii(text)) return text.toUpperCase();
  upperMap ??= readRuns(UPPER_RUNS);
  return mapRunes(text, upperMap, 0x61, -32);
}

/** Go's strings.ToLower over a byte string: simple mappings, rune by rune; invalid UTF-8 becomes U+FFFD. */
export function goLowerCase(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  lowerMap ??= readRuns(LOWER_RUNS);
  return mapRunes(text, lowerMap, 0x41, 32);
}

/** @param asciiFirst The first of the 26 ASCII letters that change, by `asciiDelta`. */
function mapRunes(text: string, map: CaseMap, asciiFirst: number, asciiDelta: number): string {
  let out = "";
  for (const { rune } of runes(text)) {
    if (rune < 0x80) {
      const changes = rune >= asciiFirst && rune < asciiFirst + 26;
      out += String.fromCharCode(changes ? rune + asciiDelta : rune);
    } else {
      out += encodeRune(map.get(rune) ?? rune);
    }
  }
  return out;
}
