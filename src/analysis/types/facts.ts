import type { BoundBoolean, BoundCall, BoundValue, StaticType } from "../bind/bound.ts";
import { isInside, placeOf } from "./place.ts";

/** What holds of a place where a condition is true; `type` is undefined where only its presence is known. */
export type FactMap = ReadonlyMap<string, StaticType | undefined>;

/** What is known at a moment. */
export interface Facts {
  /** The type of a place; undefined where it is not known. */
  readonly get: (place: string) => StaticType | undefined;
  /** Whether the place, or something inside it, is known to be there. */
  readonly isPresent: (place: string) => boolean;
}

const NOTHING: FactMap = new Map();

/** Nothing is known. */
export const NO_FACTS: Facts = { get: () => undefined, isPresent: () => false };

/** What was known and what is known in addition. */
export function layer(facts: Facts, own: FactMap): Facts {
  if (own.size === 0) return facts;
  return {
    get: (place) => own.get(place) ?? facts.get(place),
    isPresent: (place) => hasInside(own, place) || facts.isPresent(place),
  };
}

/** Predicates that tell a type; any other predicate over a place only tells that it is there. */
const TYPE_TESTS: Readonly<Record<string, StaticType>> = {
  IsString: "string",
  IsMap: "map",
  IsList: "slice",
  IsInt: "int",
  IsDouble: "float",
  IsBool: "bool",
};

/** What is known where the condition holds (or, with `holds` false, where it does not). */
export function factsOf(condition: BoundBoolean | undefined, holds = true): FactMap {
  if (!condition) return NOTHING;
  switch (condition.kind) {
    case "not":
      return factsOf(condition.operand, !holds);
    case "and":
    case "or": {
      const parts = condition.operands.map((operand) => factsOf(operand, holds));
      return (condition.kind === "and") === holds ? union(parts) : commonFacts(parts);
    }
    case "comparison": {
      const { left, right, operator } = condition;
      return union([compared(left, right, operator, holds), compared(right, left, operator, holds)]);
    }
    case "predicate":
      return predicateFacts(condition.call, holds);
    case "constant":
      return NOTHING;
  }
}

/** What all of several possibilities have in common. */
export function commonFacts(parts: readonly FactMap[]): FactMap {
  const [first, ...rest] = parts;
  if (!first) return NOTHING;
  const common = new Map<string, StaticType | undefined>();
  for (const [place, type] of first) {
    if (rest.every((facts) => facts.has(place))) {
      common.set(place, rest.every((facts) => facts.get(place) === type) ? type : undefined);
    }
  }
  return common;
}

/** All facts together; a known type wins. */
export function union(parts: readonly FactMap[]): FactMap {
  const all = new Map<string, StaticType | undefined>();
  for (const facts of parts) for (const [place, type] of facts) all.set(place, type ?? all.get(place));
  return all;
}

function hasInside(facts: FactMap, place: string): boolean {
  for (const known of facts.keys()) if (isInside(known, place)) return true;
  return false;
}

function compared(value: BoundValue, other: BoundValue, operator: string, holds: boolean): FactMap {
  const known = new Map<string, StaticType | undefined>();
  if (!other.isLiteral) return known;
  const isNil = other.literal === null;
  const unequal = operator === "!=" ? holds : operator === "==" ? !holds : false;
  const equal = !isNil && (operator === "!=" ? !holds : holds);
  if (isNil ? !unequal : !equal) return known;
  const type = equal ? other.type : undefined;
  // What a converter gives for a missing value is no more than nil itself.
  for (const place of placesIn(value)) known.set(place, value.kind === "path" ? type : undefined);
  return known;
}

function predicateFacts(call: BoundCall, holds: boolean): FactMap {
  const known = new Map<string, StaticType | undefined>();
  const negative = call.definition.name === "IsEmpty";
  if (holds === negative) return known;
  const [first] = call.args;
  const type = TYPE_TESTS[call.definition.name];
  if (first?.kind === "value") {
    for (const place of placesIn(first.value)) known.set(place, first.value.kind === "path" ? type : undefined);
  }
  return known;
}

/** The place of a path, or those of a converter's arguments. */
function placesIn(value: BoundValue): string[] {
  if (value.kind === "path") {
    const place = placeOf(value);
    return place === undefined ? [] : [place];
  }
  if (value.kind !== "call") return [];
  return value.args.flatMap((argument) => (argument.kind === "value" ? placesIn(argument.value) : []));
}
