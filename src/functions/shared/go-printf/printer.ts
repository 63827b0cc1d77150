import { fromBytes } from "../../../values/byte-string.ts";
import { nanosecondOf, unixSeconds } from "../../../values/calendar.ts";
import { Duration } from "../../../values/duration.ts";
import { encodeHex } from "../../../values/hex.ts";
import { PMap, PSlice } from "../../../values/pmap.ts";
import { Time, UTC } from "../../../values/time.ts";
import { typeName } from "../../../values/type-name.ts";
import { BoxedValue, GoInt, GoMap, GoSlice, Identifier, NIL_BYTES, type Value } from "../../../values/value.ts";
import { formatDuration } from "../go-time/duration.ts";
import { formatGoTime } from "../go-time/format.ts";
import { Formatter } from "./formatter.ts";
import { goStringOfTime } from "./time-literal.ts";

/** Seconds from year 1 to 1970: Go's times count from year 1. */
const SECONDS_TO_UNIX = 62135596800n;
const BASES: ReadonlyMap<string, 2 | 8 | 10 | 16> = new Map([
  ["v", 10],
  ["d", 10],
  ["b", 2],
  ["o", 8],
  ["O", 8],
  ["x", 16],
  ["X", 16],
]);
/** Stands for an address: the reference prints where an object lies, which is another place each time. */
const ADDRESS = 0xc000000000n;
/** Where the local zone and lists without room lie, which are places in the program: these in the reference's usual build. */
const LOCAL_ADDRESS = 0x190c3a0n;
const EMPTY_ADDRESS = 0x1936f80n;

/** What a pointer points to, as far as it is printed: a list, a struct's fields, or a value in an interface. */
type Target = { readonly list: readonly Printable[] } | { readonly fields: readonly Printable[] };

/** A pointer inside a Go struct. */
class Pointer {
  readonly type: string;
  readonly address: bigint;
  readonly target: Target | undefined;

  constructor(type: string, address: bigint, target?: Target) {
    this.type = type;
    this.address = address;
    this.target = target;
  }
}

/** A Go struct inside what a pointer points to. */
class Inner {
  readonly fields: readonly Printable[];

  constructor(...fields: Printable[]) {
    this.fields = fields;
  }
}

type Printable = Value | Pointer | Inner;

/** Writes values under a verb as Go's fmt/print.go does (printArg, printValue), for the types OTTL knows. */
export class Printer extends Formatter {
  /** What a wrong verb is reported about. */
  #subject: Printable = null;
  #isErroring = false;

  printArgument(value: Value, verb: string): void {
    this.#subject = value;
    if (value === null) {
      if (verb === "T" || verb === "v") this.pad("<nil>");
      else this.#badVerb(verb);
    } else if (verb === "T") {
      this.string(typeName(value));
    } else if (verb === "p") {
      this.#printAddress(value);
    } else if (value instanceof Uint8Array) {
      this.#printBytes(value, verb, "[]byte", () => this.#printValue(value, verb));
    } else if (!this.#printByMethod(value, verb)) {
      this.#printValue(value, verb);
    }
  }

  #badVerb(verb: string): void {
    this.#isErroring = true;
    const subject = this.#subject;
    this.out += `%!${verb}(`;
    if (subject === null) {
      this.out += "<nil>";
    } else {
      this.out += `${subject instanceof Pointer ? subject.type : typeName(subject as Value)}=`;
      if (subject instanceof Pointer) this.#printTarget(subject);
      else this.printArgument(subject as Value, "v");
    }
    this.out += ")";
    this.#isErroring = false;
  }

  /** A pointer at the top: what it points to. */
  #printTarget(pointer: Pointer): void {
    const { target } = pointer;
    if (!target) this.#printValue(pointer, "v");
    else {
      this.out += "&";
      this.#printInner(target);
    }
  }

  #printInner(target: Target): void {
    const items = "list" in target ? target.list : target.fields;
    this.out += "list" in target ? "[" : "{";
    for (const [i, item] of items.entries()) {
      if (i > 0) this.out += " ";
      if (item === null) this.out += "<nil>";
      else this.#printValue(item, "v");
    }
    this.out += "list" in target ? "]" : "}";
  }

  #printAddress(value: Value): void {
    const hasAddress = value instanceof GoMap || value instanceof GoSlice || value instanceof Uint8Array;
    const isEmpty = value instanceof GoSlice && value.items.length === 0;
    if (hasAddress) this.#hexadecimal(value === NIL_BYTES ? 0n : isEmpty ? EMPTY_ADDRESS : ADDRESS, !this.sharp);
    else this.#badVerb("p");
  }

  #hexadecimal(value: bigint, prefix: boolean): void {
    const { sharp } = this;
    this.sharp = prefix;
    this.integer(value, 16, "v");
    this.sharp = sharp;
  }

  /** The String and GoString methods of times, durations and identifiers; false where they do not apply. */
  #printByMethod(value: Printable, verb: string): boolean {
    if (this.#isErroring || typeof value !== "object" || value instanceof GoInt) return false;
    if (verb === "w") {
      this.#badVerb(verb);
      return true;
    }
    if (!(value instanceof Time || value instanceof Duration || value instanceof Identifier)) return false;
    if (this.sharpV) {
      if (!(value instanceof Time)) return false;
      this.string(goStringOfTime(value));
      return true;
    }
    if (!"vsxXq".includes(verb)) return false;
    if (value instanceof Time) this.#printString(formatGoTime(value, "2006-01-02 15:04:05.999999999 -0700 MST"), verb);
    else this.#printString(value instanceof Duration ? formatDuration(value) : identifierText(value), verb);
    return true;
  }

  #printValue(value: Printable, verb: string): void {
    this.#subject = value;
    if (typeof value === "string") this.#printString(value, verb);
    else if (typeof value === "boolean") this.#printBool(value, verb);
    else if (typeof value === "bigint") this.#printInteger(value, false, verb);
    else if (typeof value === "number") this.#printFloat(value, verb);
    else if (value instanceof Duration) this.#printInteger(value.nanos, false, verb);
    else if (value instanceof GoInt) this.#printInteger(value.value, value.type.startsWith("u"), verb);
    else if (value instanceof Uint8Array) this.#printByteElements(value, verb, "[]uint8");
    else if (value instanceof Identifier) this.#printByteElements(value.bytes, verb, value.type);
    else if (value instanceof GoSlice) this.#printSlice(value, verb);
    else if (value instanceof GoMap) this.#printMap(value, verb);
    else if (value instanceof Pointer) this.#printPointer(value, verb);
    else if (value instanceof Inner) this.#printInner(value);
    else if (value !== null) this.#printStruct(typeName(value), fieldsOf(value), verb);
  }

  /** An element of type `any`: its value, or that there is none. */
  #printElement(value: Value, verb: string): void {
    if (value === null) this.out += this.sharpV ? "interface {}(nil)" : "<nil>";
    else if (!this.#printByMethod(value, verb)) this.#printValue(value, verb);
  }

  #printBool(value: boolean, verb: string): void {
    if (verb === "t" || verb === "v") this.pad(String(value));
    else this.#badVerb(verb);
  }

  #printInteger(value: bigint, isUnsigned: boolean, verb: string): void {
    if (verb === "v" && this.sharpV && isUnsigned) this.#hexadecimal(value, true);
    else if (BASES.has(verb)) this.integer(value, BASES.get(verb) ?? 10, verb);
    else if (verb === "c") this.character(value);
    else if (verb === "q") this.quotedCharacter(value);
    else if (verb === "U") this.unicode(value);
    else this.#badVerb(verb);
  }

  #printFloat(value: number, verb: string): void {
    if (verb === "v") this.float(value, "g", -1);
    else if ("bgGxX".includes(verb)) this.float(value, verb, -1);
    else if ("feE".includes(verb)) this.float(value, verb, 6);
    else if (verb === "F") this.float(value, "f", 6);
    else this.#badVerb(verb);
  }

  #printString(text: string, verb: string): void {
    if (verb === "s" || (verb === "v" && !this.sharpV)) this.string(text);
    else if (verb === "v" || verb === "q") this.quoted(text);
    else if (verb === "x" || verb === "X") this.hexBytes(text, verb === "X");
    else this.#badVerb(verb);
  }

  /** Bytes as a whole; what no verb of theirs applies to goes to `otherwise`. */
  #printBytes(bytes: Uint8Array, verb: string, type: string, otherwise: () => void): void {
    if (verb === "s") this.string(fromBytes(bytes));
    else if (verb === "q") this.quoted(fromBytes(bytes));
    else if (verb === "x" || verb === "X") this.hexBytes(fromBytes(bytes), verb === "X");
    else if (verb === "v" || verb === "d") this.#printByteElements(bytes, verb, type);
    else otherwise();
  }

  #printByteElements(bytes: Uint8Array, verb: string, type: string): void {
    if ("sqxX".includes(verb)) {
      this.#printBytes(bytes, verb, type, () => {});
      return;
    }
    if (this.sharpV && bytes === NIL_BYTES) {
      this.out += `${type}(nil)`;
      return;
    }
    const elements = Array.from(bytes, (byte) => new GoInt("uint8", BigInt(byte)));
    this.#printList(type, elements, (element) => this.#printValue(element, verb));
  }

  #printList<T>(type: string, items: readonly T[], print: (item: T) => void): void {
    this.out += this.sharpV ? `${type}{` : "[";
    for (const [i, item] of items.entries()) {
      if (i > 0) this.out += this.sharpV ? ", " : " ";
      print(item);
    }
    this.out += this.sharpV ? "}" : "]";
  }

  #printSlice(slice: GoSlice, verb: string): void {
    const { element } = slice;
    this.#printList(typeName(slice), slice.items, (item) => {
      const isNumber = typeof item === "bigint" && (element === "uint64" || element === "int");
      this.#printElement(isNumber ? new GoInt(element, item) : item, verb);
    });
  }

  #printMap(map: GoMap, verb: string): void {
    const order = Array.from(map.keys.keys()).sort((a, b) => (map.keys[a] < map.keys[b] ? -1 : 1));
    this.out += this.sharpV ? `${typeName(map)}{` : "map[";
    for (const [position, i] of order.entries()) {
      if (position > 0) this.out += this.sharpV ? ", " : " ";
      this.#printValue(map.keys[i], verb);
      this.out += ":";
      this.#printElement(map.values[i], verb);
    }
    this.out += this.sharpV ? "}" : "]";
  }

  #printStruct(type: string, fields: readonly (readonly [string, Printable])[], verb: string): void {
    this.out += `${this.sharpV ? type : ""}{`;
    for (const [i, [name, value]] of fields.entries()) {
      if (i > 0) this.out += this.sharpV ? ", " : " ";
      if (this.plusV || this.sharpV) this.out += `${name}:`;
      this.#printValue(value, verb);
    }
    this.out += "}";
  }

  #printPointer({ type, address }: Pointer, verb: string): void {
    if (verb === "v" && this.sharpV) {
      this.out += `(${type})(`;
      if (address === 0n) this.out += "nil";
      else this.#hexadecimal(address, true);
      this.out += ")";
    } else if (verb === "v") {
      if (address === 0n) this.pad("<nil>");
      else this.#hexadecimal(address, !this.sharp);
    } else if ("bodxX".includes(verb)) {
      this.#printInteger(address, true, verb);
    } else {
      this.#badVerb(verb);
    }
  }
}

function identifierText({ bytes }: Identifier): string {
  return bytes.every((byte) => byte === 0) ? "" : encodeHex(bytes);
}

/** The Go fields of the structs that reach fmt. */
function fieldsOf(value: Printable): readonly (readonly [string, Printable])[] {
  if (value instanceof Time) {
    return [
      ["wall", new GoInt("uint64", BigInt(nanosecondOf(value)))],
      ["ext", unixSeconds(value) + SECONDS_TO_UNIX],
      ["loc", locationOf(value)],
    ];
  }
  return [
    ["orig", originOf(value)],
    ["state", new Pointer("*internal.State", ADDRESS, STATE)],
  ];
}

function locationOf({ zone }: Time): Pointer {
  if (zone === UTC) return new Pointer("*time.Location", 0n);
  return zone.name === "Local"
    ? new Pointer("*time.Location", LOCAL_ADDRESS, LOCAL_ZONE)
    : new Pointer("*time.Location", ADDRESS);
}

/** The local zone before its first use: no name, zones, transitions, rule and cache. */
const LOCAL_ZONE: Target = {
  fields: ["", new GoSlice("any", []), new GoSlice("any", []), "", 0n, 0n, new Pointer("*time.zone", 0n)],
};

/** One reference, and nothing that is read-only. */
const STATE: Target = { fields: [new Inner(new Inner(), 1n), 0n] };

function originOf(value: Printable): Pointer {
  if (value instanceof PMap) {
    const list = value.keys.map((key, i) => new Inner(anyValue(value.values[i]), key, 0n));
    return new Pointer("*[]internal.KeyValue", ADDRESS, { list });
  }
  if (value instanceof PSlice) {
    return new Pointer("*[]internal.AnyValue", ADDRESS, { list: value.items.map(anyValue) });
  }
  if (value instanceof BoxedValue) return new Pointer("*internal.AnyValue", ADDRESS, anyValue(value.value));
  return new Pointer("*internal.Object", ADDRESS);
}

/** An AnyValue: nothing, or where its value lies. */
function anyValue(value: Value): Inner {
  return new Inner(value === null ? null : new Pointer("", ADDRESS));
}
