import { runeAt, runeWidth } from "../../../values/byte-string.ts";
import { Duration } from "../../../values/duration.ts";
import { typeName } from "../../../values/type-name.ts";
import { GoInt, type Value } from "../../../values/value.ts";
import { encodeRune } from "../encode-rune.ts";
import { Printer } from "./printer.ts";

/** Widths, precisions and argument numbers beyond it do not count. */
const MAX_NUMBER = 1e6;

/** Go's fmt.Sprintf over OTTL values; format and result are byte strings. Source: Go's fmt/print.go, doPrintf. */
export function printf(format: string, args: readonly Value[]): string {
  return new Directives(format, args).run();
}

/** Walks through a format, directive by directive. */
class Directives {
  readonly #format: string;
  readonly #args: readonly Value[];
  readonly #printer = new Printer();
  #at = 0;
  #argument = 0;
  /** An argument number was given somewhere. */
  #isReordered = false;
  /** The argument numbers of this directive are fine. */
  #isGood = true;
  /** An argument number stands right before. */
  #isAfterIndex = false;

  constructor(format: string, args: readonly Value[]) {
    this.#format = format;
    this.#args = args;
  }

  run(): string {
    const format = this.#format;
    const printer = this.#printer;
    while (this.#at < format.length) {
      const percent = format.indexOf("%", this.#at);
      printer.out += format.slice(this.#at, percent < 0 ? format.length : percent);
      if (percent < 0) break;
      this.#at = percent + 1;
      if (!this.#directive()) {
        printer.out += "%!(NOVERB)";
        break;
      }
    }
    if (!this.#isReordered && this.#argument < this.#args.length) this.#reportExtra();
    return printer.out;
  }

  /** @returns false where the format ends before the verb. */
  #directive(): boolean {
    const printer = this.#printer;
    const args = this.#args;
    printer.clearFlags();
    this.#isGood = true;
    this.#readFlags();
    this.#readArgumentNumber();
    this.#readWidth();
    this.#readPrecision();
    if (!this.#isAfterIndex) this.#readArgumentNumber();
    if (this.#at >= this.#format.length) return false;

    const verb = this.#readVerb();
    if (verb === "%") printer.out += "%";
    else if (!this.#isGood) printer.out += `%!${verb}(BADINDEX)`;
    else if (this.#argument >= args.length) printer.out += `%!${verb}(MISSING)`;
    else {
      if (verb === "v" || verb === "w") {
        printer.sharpV = printer.sharp;
        printer.sharp = false;
        printer.plusV = printer.plus;
        printer.plus = false;
      }
      printer.printArgument(args[this.#argument], verb);
      this.#argument++;
    }
    return true;
  }

  #readFlags(): void {
    const printer = this.#printer;
    for (; ; this.#at++) {
      switch (this.#format[this.#at]) {
        case "#":
          printer.sharp = true;
          break;
        case "0":
          printer.zero = true;
          break;
        case "+":
          printer.plus = true;
          break;
        case "-":
          printer.minus = true;
          break;
        case " ":
          printer.space = true;
          break;
        default:
          return;
      }
    }
  }

  #readVerb(): string {
    const width = runeWidth(this.#format, this.#at);
    const rune = width === 0 ? 0xfffd : runeAt(this.#format, this.#at, width);
    this.#at += width || 1;
    return encodeRune(rune);
  }

  #readWidth(): void {
    const printer = this.#printer;
    if (this.#format[this.#at] !== "*") {
      printer.width = this.#readNumber();
      if (this.#isAfterIndex && printer.width !== undefined) this.#isGood = false;
      return;
    }
    this.#at++;
    printer.width = this.#takeInteger();
    if (printer.width === undefined) printer.out += "%!(BADWIDTH)";
    else if (printer.width < 0) {
      printer.width = -printer.width;
      printer.minus = true;
      printer.zero = false;
    }
    this.#isAfterIndex = false;
  }

  #readPrecision(): void {
    const printer = this.#printer;
    if (this.#format[this.#at] !== "." || this.#at + 1 >= this.#format.length) return;
    this.#at++;
    if (this.#isAfterIndex) this.#isGood = false;
    this.#readArgumentNumber();
    if (this.#format[this.#at] !== "*") {
      printer.precision = this.#readNumber() ?? 0;
      return;
    }
    this.#at++;
    const precision = this.#takeInteger();
    printer.precision = precision === undefined || precision < 0 ? undefined : precision;
    if (printer.precision === undefined) printer.out += "%!(BADPREC)";
    this.#isAfterIndex = false;
  }

  /** Digits at the current place. A number that is too large ends the format, as in Go. */
  #readNumber(): number | undefined {
    let value: number | undefined;
    for (; this.#at < this.#format.length; this.#at++) {
      const digit = this.#format.charCodeAt(this.#at) - 48;
      if (!(digit >= 0 && digit <= 9)) break;
      if ((value ?? 0) > MAX_NUMBER) {
        this.#at = this.#format.length;
        return undefined;
      }
      value = (value ?? 0) * 10 + digit;
    }
    return value;
  }

  /** `[n]`: the next argument is the nth. */
  #readArgumentNumber(): void {
    this.#isAfterIndex = false;
    if (this.#format[this.#at] !== "[") return;
    this.#isReordered = true;
    const rest = this.#format.slice(this.#at);
    const close = rest.length < 3 ? -1 : rest.indexOf("]");
    if (close < 0) {
      this.#at += 1;
      this.#isGood = false;
      return;
    }
    this.#at += close + 1;
    const text = rest.slice(1, close);
    const number = /^[0-9]+$/.test(text) && Number(text) <= MAX_NUMBER * 10 + 9 ? Number(text) : undefined;
    this.#isAfterIndex = number !== undefined;
    if (number !== undefined && number >= 1 && number <= this.#args.length) this.#argument = number - 1;
    else this.#isGood = false;
  }

  /** The value of `*`: the next argument if it is an integer of a sensible size. */
  #takeInteger(): number | undefined {
    if (this.#argument >= this.#args.length) return undefined;
    const value = this.#args[this.#argument++];
    let number: bigint | undefined;
    if (typeof value === "bigint") number = value;
    else if (value instanceof GoInt) number = value.value;
    else if (value instanceof Duration) number = value.nanos;
    return number === undefined || number > MAX_NUMBER || number < -MAX_NUMBER ? undefined : Number(number);
  }

  #reportExtra(): void {
    const printer = this.#printer;
    printer.clearFlags();
    printer.out += "%!(EXTRA ";
    for (const [i, value] of this.#args.slice(this.#argument).entries()) {
      if (i > 0) printer.out += ", ";
      if (value === null) {
        printer.out += "<nil>";
      } else {
        printer.out += `${typeName(value)}=`;
        printer.printArgument(value, "v");
      }
    }
    printer.out += ")";
  }
}
