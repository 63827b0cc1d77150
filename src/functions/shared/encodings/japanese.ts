import { encodeRune } from "../encode-rune.ts";
import { lazily, type PairTable, platformTable } from "./pair-table.ts";
import { decodeSteps, INVALID, piece, REPLACEMENT, type Step } from "./walk.ts";

const HALF_WIDTH_KATAKANA = 0xff61;
/** Cells of JIS X 0212 that golang.org/x/text knows; platforms have some more. */
const JIS0212_CELLS = 7211;

const shiftJisTable = lazily(() => platformTable("shift_jis"));
const eucJpTable = lazily(() => platformTable("euc-jp"));

/** A character of JIS X 0208 (with NEC's and IBM's rows) by its cell, row · 94 + column. */
function jis0208(cell: number): string | undefined {
  const row = Math.floor(cell / 94);
  const column = cell % 94;
  const lead = (row >> 1) + (row < 62 ? 0x81 : 0xc1);
  if (lead > 0xfc) return undefined;
  const trail = row % 2 === 1 ? column + 0x9f : column + (column < 63 ? 0x40 : 0x41);
  return shiftJisTable()(lead, trail);
}

function jis0212(cell: number): string | undefined {
  if (cell >= JIS0212_CELLS) return undefined;
  const table: PairTable = eucJpTable();
  return table(0x8f, Math.floor(cell / 94) + 0xa1, (cell % 94) + 0xa1);
}

const shiftJisStep: Step = (bytes, at) => {
  const lead = bytes.charCodeAt(at);
  if (lead === 0x80) return piece("\xc2\x80", 1);
  if (lead >= 0xa1 && lead < 0xe0) return piece(encodeRune(lead - 0xa1 + HALF_WIDTH_KATAKANA), 1);
  if (lead === 0xa0 || lead >= 0xfd || at + 1 >= bytes.length) return INVALID;
  const trail = bytes.charCodeAt(at + 1);
  if (trail < 0x40 || trail === 0x7f) return INVALID;
  return piece(trail >= 0xfd ? undefined : shiftJisTable()(lead, trail), 2);
};

export function decodeShiftJis(bytes: string): string {
  return decodeSteps(bytes, shiftJisStep);
}

const isEucByte = (byte: number): boolean => byte >= 0xa1 && byte <= 0xfe;

const eucJpStep: Step = (bytes, at) => {
  const [lead, second, third] = [0, 1, 2].map((i) => bytes.charCodeAt(at + i));
  if (lead === 0x8e) {
    if (!(second >= 0xa1) || second === 0xff) return INVALID;
    return piece(second > 0xdf ? undefined : encodeRune(second - 0xa1 + HALF_WIDTH_KATAKANA), 2);
  }
  if (lead === 0x8f) {
    if (at + 2 >= bytes.length) return second >= 0xa1 && second < 0xfe ? piece(undefined, 2) : INVALID;
    if (!isEucByte(second)) return INVALID;
    if (!isEucByte(third)) return piece(undefined, 2);
    return piece(jis0212((second - 0xa1) * 94 + third - 0xa1), 3);
  }
  if (!isEucByte(lead) || !isEucByte(second)) return INVALID;
  return piece(jis0208((lead - 0xa1) * 94 + second - 0xa1), 2);
};

export function decodeEucJp(bytes: string): string {
  return decodeSteps(bytes, eucJpStep);
}

type Set2022 = "ascii" | "katakana" | "jis0208" | "jis0212";

const ESCAPES: ReadonlyMap<string, Set2022> = new Map([
  ["\x1b$@", "jis0208"],
  ["\x1b$B", "jis0208"],
  ["\x1b(B", "ascii"],
  ["\x1b(J", "ascii"],
  ["\x1b(I", "katakana"],
]);

/** ISO-2022-JP: escape sequences switch between seven-bit sets; a line end goes back to ASCII. */
export function decodeIso2022Jp(bytes: string): string {
  let out = "";
  let set: Set2022 = "ascii";
  for (let at = 0; at < bytes.length; ) {
    const first = bytes.charCodeAt(at);
    let size = 1;
    let text: string | undefined;
    if (first === 0x1b) {
      const chosen: Set2022 | undefined = bytes.startsWith("\x1b$(D", at)
        ? "jis0212"
        : ESCAPES.get(bytes.slice(at, at + 3));
      if (chosen !== undefined) {
        set = chosen;
        text = "";
        size = chosen === "jis0212" ? 4 : 3;
      }
    } else if (first < 0x80 && set === "ascii") {
      text = bytes[at];
    } else if (first < 0x80 && set === "katakana") {
      if (first >= 0x21 && first < 0x60) text = encodeRune(first - 0x21 + HALF_WIDTH_KATAKANA);
    } else if (first === 0x0a) {
      set = "ascii";
      text = "\n";
    } else if (first < 0x80 && at + 1 < bytes.length) {
      size = 2;
      // The reference counts cells with bytes that wrap around.
      const cell = ((first - 0x21) & 0xff) * 94 + ((bytes.charCodeAt(at + 1) - 0x21) & 0xff);
      text = set === "jis0208" ? jis0208(cell) : jis0212(cell);
    }
    out += text ?? REPLACEMENT;
    at += size;
  }
  return out;
}
