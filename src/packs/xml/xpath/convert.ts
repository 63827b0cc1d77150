import { trimSpace } from "../../../functions/shared/trim-space.ts";
import { parseFloat64 } from "../../../values/go-float.ts";
import { type Focus, Query, type XPathValue } from "./query.ts";

/** A text as a number, NaN where Go's strconv.ParseFloat refuses it. */
export function textToNumber(text: string): number {
  const value = parseFloat64(trimSpace(text));
  return typeof value === "number" ? value : Number.NaN;
}

/** The number function's rules; a node set counts by its first node. */
export function toNumber(value: XPathValue, focus: Focus): number {
  if (value instanceof Query) {
    const node = value.select(focus);
    return node === undefined ? Number.NaN : textToNumber(node.value);
  }
  if (typeof value === "string") return textToNumber(value);
  return typeof value === "number" ? value : value ? 1 : 0;
}

export function toBoolean(value: XPathValue, focus: Focus): boolean {
  if (value instanceof Query) return value.select(focus) !== undefined;
  if (typeof value === "number") return value !== 0;
  return typeof value === "string" ? value !== "" : value;
}

/** The string function's rules; a node set counts by its first node. */
export function toText(value: XPathValue, focus: Focus): string {
  if (value instanceof Query) return value.select(focus)?.value ?? "";
  if (typeof value === "number") return formatNumber(value);
  return typeof value === "string" ? value : String(value);
}

/** Shortest digits without an exponent. */
function formatNumber(value: number): string {
  if (value === 0) return "0";
  const [, sign, whole, fraction = "", exponent] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(String(value)) ?? [];
  if (exponent === undefined) return String(value);
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, "0")}`;
}

/** XPath's round: halves go up, the sign of zero is kept. */
export function roundNumber(value: number): number {
  if (!Number.isFinite(value)) return value;
  if (value >= -0.5 && value < 0.5) return value * 0;
  const down = Math.floor(value);
  return value - down >= 0.5 ? down + 1 : down;
}
