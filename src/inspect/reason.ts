import type { BoundComparison, BoundPath, BoundPredicate, BoundValue } from "../analysis/bind/bound.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { RecordContext } from "../otlp/record-context.ts";
import { print } from "../parser/print.ts";
import { toText } from "../values/byte-string.ts";
import { Failure } from "../values/failure.ts";
import { PMap } from "../values/pmap.ts";
import { BoxedValue, type Value } from "../values/value.ts";
import { describeValue } from "./describe-value.ts";
import { kindOf } from "./kind-of.ts";

/**
 * Why a comparison came out as it did, where the two values alone do not make it plain: kinds that are never equal,
 * fields that are not there, texts that differ in case only. Undefined where there is nothing to say.
 */
export function reasonOfComparison(comparison: BoundComparison, context: RecordContext): string | undefined {
  const { left, right, operator } = comparison;
  const [a, b] = [unboxed(left.get(context)), unboxed(right.get(context))];
  if (a instanceof Failure || b instanceof Failure) return undefined;
  const [kindA, kindB] = [kindOf(a), kindOf(b)];
  if (kindA === "nil" || kindB === "nil") return reasonOfNil(comparison, kindA, kindB, context);
  if (kindA !== kindB && !(isNumber(kindA) && isNumber(kindB))) {
    const verdict = { "==": "never equal", "!=": "always different" }[operator as "=="] ?? "no order, so never true";
    return `${phrase(a, kindA)} against ${phrase(b, kindB)}: ${verdict}${remedy(left, right, a, b)}`;
  }
  if (typeof a === "string" && typeof b === "string") return reasonOfTexts(operator, a, b);
  return undefined;
}

/** What is missing among a predicate's arguments. */
export function reasonOfPredicate({ call }: BoundPredicate, context: RecordContext): string | undefined {
  for (const argument of call.args) {
    if (argument.kind !== "value" || argument.value.kind !== "path") continue;
    if (kindOf(unboxed(argument.value.get(context)) as Value) === "nil") return missing(argument.value, context);
  }
  return undefined;
}

function reasonOfNil(
  { left, right, operator }: BoundComparison,
  kindA: string,
  kindB: string,
  context: RecordContext,
): string | undefined {
  if (kindA === kindB) return undefined;
  const absent = kindA === "nil" ? left : right;
  // `x == nil` and `x != nil` ask for just that.
  if (absent.isLiteral) return undefined;
  const what = missing(absent, context);
  if (operator === "==") return `${what}, and nil equals nothing but nil`;
  if (operator === "!=") return `${what}, and nil differs from every value: this also holds where it is missing`;
  return `${what}, and nil has no order: never true`;
}

function missing(value: BoundValue, context: RecordContext): string {
  const similar = value.kind === "path" ? similarKey(value, context) : undefined;
  const hint = similar === undefined ? "" : `; there is ${similar}`;
  return `${print(value.node)} is nil${hint}`;
}

/** A key of the same map that looks like the one a path asks for. */
function similarKey({ path }: BoundPath, context: RecordContext): string | undefined {
  const { context: owner, field, keys } = path.reads;
  const [key] = keys ?? [];
  if (keys?.length !== 1 || typeof key !== "string") return undefined;
  const map = mapOf(owner, field, context);
  if (!map) return undefined;
  const wanted = toText(key);
  const [found] = didYouMean(wanted, map.keys.map(toText), 1);
  return found === undefined || found === wanted ? undefined : `${owner}.${field}[${JSON.stringify(found)}]`;
}

function mapOf(owner: string, field: string, context: RecordContext): PMap | undefined {
  if (field === "cache") return context.cache;
  const records: Readonly<Record<string, object | undefined>> = {
    resource: context.resource,
    scope: context.scope,
    span: context.span,
    spanevent: context.spanEvent,
    log: context.log,
    datapoint: context.dataPoint,
  };
  const value = (records[owner] as Readonly<Record<string, unknown>> | undefined)?.[field];
  return value instanceof PMap ? value : undefined;
}

function reasonOfTexts(operator: string, a: string, b: string): string | undefined {
  if (operator === "==" && a !== b) {
    if (a.toLowerCase() === b.toLowerCase()) return "they differ in upper and lower case only";
    if (a.trim() === b.trim()) return "they differ in the blanks around them only";
    return undefined;
  }
  const isOrder = operator !== "==" && operator !== "!=";
  return isOrder && looksNumeric(a) && looksNumeric(b)
    ? "strings are ordered by their bytes, not as numbers"
    : undefined;
}

/** How to make values of two kinds comparable, where one side is written in the rule. */
function remedy(left: BoundValue, right: BoundValue, a: Value, b: Value): string {
  const literal = right.isLiteral ? b : left.isLiteral ? a : undefined;
  const other = right.isLiteral ? a : b;
  if (typeof literal === "string" && looksNumeric(literal) && (typeof other === "bigint" || typeof other === "number"))
    return ` (write ${literal} without quotes)`;
  if (typeof literal === "string" && (literal === "true" || literal === "false") && typeof other === "boolean")
    return ` (write ${literal} without quotes)`;
  if (typeof other === "string" && (typeof literal === "bigint" || typeof literal === "boolean"))
    return ` (write "${literal}" in quotes, or convert)`;
  return "";
}

function phrase(value: Value, kind: string): string {
  const { value: text } = describeValue(value);
  return `${kind} ${text}`;
}

function isNumber(kind: string): boolean {
  return kind === "int" || kind === "float";
}

function looksNumeric(text: string): boolean {
  return /^-?[0-9]+(?:\.[0-9]+)?$/.test(text);
}

function unboxed(value: Value | Failure): Value | Failure {
  return value instanceof BoxedValue ? value.value : value;
}
