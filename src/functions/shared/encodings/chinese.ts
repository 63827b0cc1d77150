import { fromText } from "../../../values/byte-string.ts";
import { encodeRune } from "../encode-rune.ts";
import { lazily, platformTable } from "./pair-table.ts";
import { decodeSteps, INVALID, type Piece, piece, REPLACEMENT, type Step } from "./walk.ts";

/** Pairs that platforms know and golang.org/x/text does not. */
const NOT_IN_GBK: ReadonlySet<number> = new Set([
  ...[0xa6d9, 0xa6da, 0xa6db, 0xa6dc, 0xa6dd, 0xa6de, 0xa6df, 0xa6ec, 0xa6ed, 0xa6f3, 0xa8bc],
  ...[0xfe59, 0xfe61, 0xfe66, 0xfe67, 0xfe6d, 0xfe7e, 0xfe90, 0xfea0],
]);

const gbkTable = lazily(() => platformTable("gbk"));
const gb18030Table = lazily(() => platformTable("gb18030", true));

function gbkPair(lead: number, trail: number): string | undefined {
  return NOT_IN_GBK.has(lead * 256 + trail) ? undefined : gbkTable()(lead, trail);
}

function gbkStep(bytes: string, at: number, hasQuads: boolean): Piece {
  const lead = bytes.charCodeAt(at);
  if (lead === 0x80) return piece("\xe2\x82\xac", 1);
  if (lead === 0xff || at + 1 >= bytes.length) return INVALID;
  const trail = bytes.charCodeAt(at + 1);
  if (hasQuads && trail >= 0x30 && trail < 0x40) return quad(bytes, at);
  if (trail < 0x40 || trail === 0x7f || trail === 0xff) return INVALID;
  return piece(gbkPair(lead, trail), 2);
}

/** Four bytes of GB 18030. */
function quad(bytes: string, at: number): Piece {
  if (at + 3 >= bytes.length) return INVALID;
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => bytes.charCodeAt(at + i));
  if (c < 0x81 || c === 0xff || d < 0x30 || d >= 0x3a) return INVALID;
  const index = ((a - 0x81) * 10 + b - 0x30) * 1260 + (c - 0x81) * 10 + d - 0x30;
  // The first edition's place of U+1E3F, which later ones moved.
  if (index === 7457) return piece(encodeRune(0x1e3f), 4);
  if (index < 39420) return piece(gb18030Table()(a, b, c, d), 4);
  const rune = index - 189000;
  return rune >= 0 && rune < 0x100000 ? piece(encodeRune(rune + 0x10000), 4) : INVALID;
}

export function decodeGbk(bytes: string): string {
  return decodeSteps(bytes, (text, at) => gbkStep(text, at, false));
}

export function decodeGb18030(bytes: string): string {
  return decodeSteps(bytes, (text, at) => gbkStep(text, at, true));
}

/** HZ: `~{` and `~}` switch to pairs of GB 2312 without their upper bits, and back. */
export function decodeHz(bytes: string): string {
  let out = "";
  let inPairs = false;
  for (let at = 0; at < bytes.length; ) {
    const first = bytes.charCodeAt(at);
    const second = bytes.charCodeAt(at + 1);
    const isLast = at + 1 >= bytes.length;
    if (first >= 0x80) {
      out += REPLACEMENT;
      at++;
    } else if (first === 0x7e) {
      const next = bytes[at + 1] ?? "";
      if (next === "{" || next === "}") inPairs = next === "{";
      else if (next !== "\n") out += next === "~" ? "~" : REPLACEMENT;
      at += isLast ? 1 : 2;
    } else if (!inPairs || isLast) {
      out += inPairs ? REPLACEMENT : bytes[at];
      at++;
    } else {
      const isPair = first >= 0x21 && first < 0x7e && second >= 0x21 && second < 0x7f;
      const text = isPair ? gbkPair(first + 0x80, second + 0x80) : undefined;
      out += text ?? REPLACEMENT;
      at += text === undefined && second > 0x80 ? 1 : 2;
    }
  }
  return out;
}

/** Cells that stand for a letter and a combining accent. */
const BIG5_COMBINED: ReadonlyMap<number, string> = new Map([
  [1133, fromText("\u00ca\u0304")],
  [1135, fromText("\u00ca\u030c")],
  [1164, fromText("\u00ea\u0304")],
  [1166, fromText("\u00ea\u030c")],
]);

/** Characters by cell (lead - 0x81) · 157 + trail. */
type Cells = () => ReadonlyMap<number, string>;

let supplement: Cells = () => new Map();

/** Adds what platforms lack of Big5 (Hong Kong's supplement); the pack `encodings` does. */
export function registerBig5(cells: Cells): void {
  supplement = cells;
}

const big5Table = lazily(() => platformTable("big5"));

const big5Step: Step = (bytes, at) => {
  const lead = bytes.charCodeAt(at);
  if (lead === 0x80 || lead === 0xff || at + 1 >= bytes.length) return INVALID;
  const trail = bytes.charCodeAt(at + 1);
  if (trail < 0x40) return INVALID;
  if ((trail >= 0x7f && trail < 0xa1) || trail === 0xff) return piece(undefined, 2);
  const cell = (lead - 0x81) * 157 + (trail < 0x7f ? trail - 0x40 : trail - 0x62);
  return piece(BIG5_COMBINED.get(cell) ?? supplement().get(cell) ?? big5Table()(lead, trail), 2);
};

export function decodeBig5(bytes: string): string {
  return decodeSteps(bytes, big5Step);
}
