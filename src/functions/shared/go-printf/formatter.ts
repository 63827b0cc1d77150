import { isAscii, runes } from "../../../values/byte-string.ts";
import { encodeRune } from "../encode-rune.ts";
import { formatFloat } from "./format-float.ts";
import { canBackquote, isPrint, quoteRune, quoteString } from "./quote.ts";

const MAX_RUNE = 0x10ffffn;

function runeCount(text: string): number {
  if (isAscii(text)) return text.length;
  let count = 0;
  for (const _ of runes(text)) count++;
  return count;
}

/** The flags of one directive, and the writing of single values under them: Go's fmt/format.go. */
export class Formatter {
  out = "";
  minus = false;
  plus = false;
  sharp = false;
  space = false;
  zero = false;
  /** `%+v` and `%#v`. */
  plusV = false;
  sharpV = false;
  width: number | undefined = undefined;
  precision: number | undefined = undefined;

  clearFlags(): void {
    this.minus = false;
    this.plus = false;
    this.sharp = false;
    this.space = false;
    this.zero = false;
    this.plusV = false;
    this.sharpV = false;
    this.width = undefined;
    this.precision = undefined;
  }

  pad(text: string, zero: boolean = this.zero): void {
    const count = this.width ? this.width - runeCount(text) : 0;
    if (count <= 0) this.out += text;
    else if (this.minus) this.out += text + " ".repeat(count);
    else this.out += (zero ? "0" : " ").repeat(count) + text;
  }

  #padding(count: number): void {
    if (count > 0) this.out += (this.zero && !this.minus ? "0" : " ").repeat(count);
  }

  /** Cuts the text to the precision, in characters. */
  #truncate(text: string): string {
    if (this.precision === undefined) return text;
    let left = this.precision;
    for (const { at } of runes(text)) {
      if (--left < 0) return text.slice(0, at);
    }
    return text;
  }

  string(text: string): void {
    this.pad(this.#truncate(text));
  }

  quoted(text: string): void {
    const cut = this.#truncate(text);
    this.pad(this.sharp && canBackquote(cut) ? `\`${cut}\`` : quoteString(cut, this.plus));
  }

  /** `%x` and `%X` of text and bytes. */
  hexBytes(text: string, upper: boolean): void {
    const cut = this.precision === undefined ? text : text.slice(0, this.precision);
    if (cut === "") {
      this.#padding(this.width ?? 0);
      return;
    }
    const prefix = this.sharp ? (upper ? "0X" : "0x") : "";
    const bytes = Array.from(cut, (char) => {
      const digits = char.charCodeAt(0).toString(16).padStart(2, "0");
      return upper ? digits.toUpperCase() : digits;
    });
    const encoded = prefix + bytes.join(this.space ? ` ${prefix}` : "");
    const missing = (this.width ?? 0) - encoded.length;
    if (!this.minus) this.#padding(missing);
    this.out += encoded;
    if (this.minus) this.#padding(missing);
  }

  /** @param value Signed, or up to 2^64-1. */
  integer(value: bigint, base: 2 | 8 | 10 | 16, verb: string): void {
    const { precision } = this;
    if (precision === 0 && value === 0n) {
      if (this.width) this.out += " ".repeat(this.width);
      return;
    }
    const negative = value < 0n;
    let digits = (negative ? -value : value).toString(base);
    let least = precision ?? 0;
    if (precision === undefined && this.zero && !this.minus && this.width !== undefined) {
      least = negative || this.plus || this.space ? this.width - 1 : this.width;
    }
    digits = digits.padStart(least, "0");
    if (this.sharp) {
      if (base === 2) digits = `0b${digits}`;
      else if (base === 8 && !digits.startsWith("0")) digits = `0${digits}`;
      else if (base === 16) digits = `0x${digits}`;
    }
    if (verb === "O") digits = `0o${digits}`;
    if (verb === "X") digits = digits.toUpperCase();
    const sign = negative ? "-" : this.plus ? "+" : this.space ? " " : "";
    this.pad(sign + digits, false);
  }

  /** `%c` */
  character(value: bigint): void {
    this.pad(encodeRune(toRune(value)));
  }

  /** `%q` of an integer. */
  quotedCharacter(value: bigint): void {
    this.pad(quoteRune(toRune(value), this.plus));
  }

  /** `%U` */
  unicode(value: bigint): void {
    const unsigned = BigInt.asUintN(64, value);
    const digits = unsigned
      .toString(16)
      .toUpperCase()
      .padStart(Math.max(4, this.precision ?? 0), "0");
    const shown = this.sharp && unsigned <= MAX_RUNE && isPrint(Number(unsigned));
    this.pad(`U+${digits}${shown ? ` '${encodeRune(Number(unsigned))}'` : ""}`, false);
  }

  /** @param verb A verb of strconv.FormatFloat. */
  float(value: number, verb: string, defaultPrecision: number): void {
    const precision = this.precision ?? defaultPrecision;
    const text = formatFloat(value, verb, precision);
    let sign = text[0] === "-" || text[0] === "+" ? text[0] : "+";
    let number = text.replace(/^[+-]/, "");
    if (this.space && sign === "+" && !this.plus) sign = " ";
    if (number === "Inf" || number === "NaN") {
      this.pad(number === "NaN" && !this.space && !this.plus ? number : sign + number, false);
      return;
    }
    if (this.sharp && verb !== "b") number = withPoint(number, verb, precision);
    if (!this.plus && sign === "+") {
      this.pad(number);
    } else if (this.zero && !this.minus && this.width !== undefined && this.width > number.length + 1) {
      this.out += sign + "0".repeat(this.width - number.length - 1) + number;
    } else {
      this.pad(sign + number);
    }
  }
}

function toRune(value: bigint): number {
  const unsigned = BigInt.asUintN(64, value);
  return unsigned > MAX_RUNE ? 0xfffd : Number(unsigned);
}

/** The `#` flag: a decimal point always, and the trailing zeros that `%g` drops. */
function withPoint(number: string, verb: string, precision: number): string {
  let missing = "gGx".includes(verb) ? (precision < 0 ? 6 : precision) : 0;
  const isHex = verb === "x" || verb === "X";
  const tailAt = number.search(isHex ? /[pP]/ : /[eEpP]/);
  let body = tailAt < 0 ? number : number.slice(0, tailAt);
  const tail = tailAt < 0 ? "" : number.slice(tailAt);
  // Each character from the first that is not a zero counts, the point aside.
  missing -= body.replace(/\./g, "").replace(/^0+/, "").length;
  if (!body.includes(".")) {
    if (body === "0") missing--;
    body += ".";
  }
  return body + "0".repeat(Math.max(missing, 0)) + tail;
}
