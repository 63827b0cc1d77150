import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Random } from "../differential/random.ts";

const root = resolve(import.meta.dirname, "../..");

/** A file of `examples/`. */
export function example(name: string): Uint8Array {
  return new Uint8Array(readFileSync(resolve(root, "examples", name)));
}

export function exampleText(name: string): string {
  return readFileSync(resolve(root, "examples", name), "utf8");
}

/** The first part of some bytes. */
export function truncated(bytes: Uint8Array, random: Random): Uint8Array {
  return bytes.slice(0, random.below(bytes.length));
}

/** Some bits turned over. */
export function flipped(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  for (let i = 1 + random.below(6); i > 0; i--) copy[random.below(copy.length)] ^= 1 << random.below(8);
  return copy;
}

const JUNK = [
  "{",
  "}",
  "[",
  "]",
  '"',
  ":",
  ",",
  "\\",
  "null",
  "-",
  "&a",
  "*a",
  "!!",
  "|",
  "\t",
  "\u0000",
  "é",
  "1e999",
];

/** A text with pieces taken out, doubled or put in. */
export function garbled(text: string, random: Random): string {
  let out = text;
  for (let i = 1 + random.below(4); i > 0; i--) {
    const at = random.below(out.length);
    const length = random.below(8);
    const piece = random.pick([random.pick(JUNK), out.slice(at, at + 2 * length), ""]);
    out = out.slice(0, at) + piece + out.slice(at + length);
  }
  return out;
}

/** Protobuf: a length-delimited field. */
export function field(number: number, content: Uint8Array): Uint8Array {
  const size: number[] = [];
  for (let rest = content.length; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) {
      size.push(rest);
      break;
    }
    size.push((rest % 128) | 128);
  }
  const head = Uint8Array.from([number * 8 + 2, ...size]);
  const out = new Uint8Array(head.length + content.length);
  out.set(head);
  out.set(content, head.length);
  return out;
}

/** A traces payload of one span with one attribute `a`, whose value (AnyValue) is given as protobuf. */
export function spanWithAttribute(value: Uint8Array): Uint8Array {
  const keyValue = Buffer.concat([field(1, new TextEncoder().encode("a")), field(2, value)]);
  return field(1, field(2, field(2, field(9, keyValue))));
}

/** The same as OTLP/JSON. */
export function jsonSpanWithAttribute(value: string): Uint8Array {
  const text = `{"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"a","value":${value}}]}]}]}]}`;
  return new TextEncoder().encode(text);
}
