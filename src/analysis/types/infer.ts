import type { BoundArgument, BoundCall, BoundValue, StaticType } from "../bind/bound.ts";
import type { Facts } from "./facts.ts";
import { isIndexed, placeOf } from "./place.ts";

/** Converters that give nil where their argument is nil or cannot be converted. */
const NIL_THROUGH: ReadonlySet<string> = new Set(["Bool", "Double", "Int", "String"]);

/** What a value's type is, guards counted; `any` where it is not known. */
export function typeOf(value: BoundValue, facts: Facts): StaticType {
  if (value.kind !== "path" || value.type !== "any") return value.type;
  const place = placeOf(value);
  return (place === undefined ? undefined : facts.get(place)) ?? "any";
}

/** Whether a value can be nil: an index without a guard, or a converter that hands nil on. */
export function canBeNil(value: BoundValue, facts: Facts): boolean {
  if (value.isLiteral) return value.literal === null;
  if (value.kind === "path") {
    const place = placeOf(value);
    if (place !== undefined && facts.isPresent(place)) return false;
    const { nullable } = value.path;
    return nullable || isIndexed(value);
  }
  if (value.kind !== "call" || value.keys.length > 0) return false;
  const [first] = valuesOf(value);
  return NIL_THROUGH.has(value.definition.name) && first !== undefined && canBeNil(first, facts);
}

/** The values of a call's arguments, the items of lists included. */
export function valuesOf(call: BoundCall): BoundValue[] {
  return call.args.flatMap((argument) =>
    argument.kind === "value" ? [argument.value] : argument.kind === "list" ? argument.items : [],
  );
}

/** A call's argument by its parameter's name. */
export function argumentOf(call: BoundCall, name: string): BoundArgument | undefined {
  return call.args.find((argument) => argument.name === name);
}

/** The value of a call's argument by its parameter's name; undefined for lists, lambdas and constants. */
export function argumentValue(call: BoundCall, name: string): BoundValue | undefined {
  const argument = argumentOf(call, name);
  return argument?.kind === "value" ? argument.value : undefined;
}

/** Types that compare with each other; `undefined`: not known. */
export function comparisonClass(type: StaticType): string | undefined {
  if (type === "any" || type === "nil") return undefined;
  return type === "int" || type === "float" ? "number" : type;
}
