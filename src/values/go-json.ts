import { encodeBase64 } from "./base64.ts";
import { runes } from "./byte-string.ts";
import { Duration } from "./duration.ts";
import { Failure, fail } from "./failure.ts";
import { formatFloat64 } from "./go-float.ts";
import { readPValue } from "./index-value.ts";
import { PMap, PSlice } from "./pmap.ts";
import { Time } from "./time.ts";
import { timeToJson } from "./time-json.ts";
import { typeName } from "./type-name.ts";
import {
  BoxedValue,
  GoInt,
  GoMap,
  GoSlice,
  Identifier,
  NIL_BYTES,
  PdataObject,
  type PValue,
  type Value,
} from "./value.ts";

/** How a Go JSON encoder prints: goccy/go-json (StringLike getters) and encoding/json (pcommon.Value.AsString) differ. */
export interface JsonStyle {
  /** `<`, `>` and `&` as \u003c …. */
  readonly escapeHtml: boolean;
  /** Exponents with at least two digits (`1e-07`). */
  readonly padExponent: boolean;
  /** \b and \f by name instead of \u0008 and \u000c. */
  readonly shortEscapes: boolean;
}

export const GOCCY: JsonStyle = { escapeHtml: true, padExponent: true, shortEscapes: false };
export const ENCODING_JSON: JsonStyle = { escapeHtml: false, padExponent: false, shortEscapes: true };

const PLAIN = /^[\x20-\x21\x23-\x25\x27-\x3b\x3d\x3f-\x5b\x5d-\x7f]*$/;

/** A byte string as a JSON string literal; invalid UTF-8 becomes \ufffd, U+2028 and U+2029 are escaped. */
export function quoteJson(s: string, style: JsonStyle): string {
  if (PLAIN.test(s)) return `"${s}"`;
  let out = '"';
  for (const { rune, at, width } of runes(s)) {
    if (rune >= 0x80) {
      if (rune === 0xfffd && width === 1) out += "\\ufffd";
      else if (rune === 0x2028 || rune === 0x2029) out += `\\u${rune.toString(16)}`;
      else out += s.slice(at, at + width);
    } else out += escapeAscii(rune, style);
  }
  return `${out}"`;
}

function escapeAscii(code: number, style: JsonStyle): string {
  switch (code) {
    case 0x22:
      return '\\"';
    case 0x5c:
      return "\\\\";
    case 0x0a:
      return "\\n";
    case 0x0d:
      return "\\r";
    case 0x09:
      return "\\t";
    case 0x08:
      return style.shortEscapes ? "\\b" : "\\u0008";
    case 0x0c:
      return style.shortEscapes ? "\\f" : "\\u000c";
    case 0x3c:
    case 0x3e:
    case 0x26:
      if (style.escapeHtml) return `\\u00${code.toString(16)}`;
      break;
  }
  return code < 0x20 ? `\\u00${code.toString(16).padStart(2, "0")}` : String.fromCharCode(code);
}

/**
 * A value as Go's encoder prints it, map keys sorted by bytes. NaN and infinities, and types without a JSON form, are
 * failures.
 */
export function toJson(value: Value, style: JsonStyle): string | Failure {
  if (value === null || value === NIL_BYTES) return "null";
  switch (typeof value) {
    case "string":
      return quoteJson(value, style);
    case "boolean":
    case "bigint":
      return String(value);
    case "number":
      if (!Number.isFinite(value)) return fail("unsupported", "{0} has no JSON form", value);
      return formatFloat64(value, style.padExponent);
  }
  if (value instanceof Uint8Array) return `"${encodeBase64(value)}"`;
  if (value instanceof GoSlice) return arrayToJson(value.items.map(hideStructs), style);
  if (value instanceof PSlice) return arrayToJson(value.items.map(readPValue), style);
  if (value instanceof GoMap || value instanceof PMap) return mapToJson(value, style);
  if (value instanceof Duration) return String(value.nanos);
  if (value instanceof GoInt) return String(value.value);
  if (value instanceof Time) return timeToJson(value) ?? fail("unsupported", "the time has no JSON form");
  if (value instanceof Identifier) return `[${value.bytes.join(",")}]`;
  // A struct without public fields.
  if (value instanceof PdataObject) return "{}";
  return fail("unsupported", "type {0} has no JSON form", typeName(value));
}

/**
 * Inside a Go slice, pdata's own values are structs without public fields to an encoder: `[{"a": 1}]` prints as `[{}]`.
 */
function hideStructs(item: Value): Value {
  const isStruct =
    item instanceof PMap || item instanceof PSlice || item instanceof BoxedValue || item instanceof PdataObject;
  return isStruct ? EMPTY_STRUCT : item;
}

const EMPTY_STRUCT: GoMap = new GoMap();

function arrayToJson(items: readonly Value[], style: JsonStyle): string | Failure {
  const parts: string[] = [];
  for (const item of items) {
    const part = toJson(item, style);
    if (part instanceof Failure) return part;
    parts.push(part);
  }
  return `[${parts.join(",")}]`;
}

function mapToJson(map: GoMap | PMap, style: JsonStyle): string | Failure {
  const byKey = new Map<string, Value>();
  for (let i = 0; i < map.keys.length; i++) {
    const value = map.values[i];
    byKey.set(map.keys[i], map instanceof PMap ? readPValue(value as PValue) : value);
  }
  const parts: string[] = [];
  for (const key of [...byKey.keys()].sort(byBytes)) {
    const part = toJson(byKey.get(key) as Value, style);
    if (part instanceof Failure) return part;
    parts.push(`${quoteJson(key, style)}:${part}`);
  }
  return `{${parts.join(",")}}`;
}

/** Byte strings order by code unit. */
function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
