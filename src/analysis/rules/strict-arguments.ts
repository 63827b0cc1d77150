import type { BoundCall, BoundPath } from "../bind/bound.ts";
import type { Facts } from "../types/facts.ts";
import { placeOf } from "../types/place.ts";

/** The predicate that tells whether a value is what a kind of parameter takes; the parameter fails on nil and other types. */
const PREDICATES: Readonly<Record<string, string | undefined>> = {
  string: "IsString",
  int: "IsInt",
  float: "IsDouble",
  bool: "IsBool",
  pmap: "IsMap",
  pslice: "IsList",
};

const STRICT: ReadonlySet<string> = new Set([...Object.keys(PREDICATES), "time", "duration"]);

/** An argument that may make its call fail. */
export interface StrictArgument {
  readonly path: BoundPath;
  /** `IsString` and the like; undefined where there is none for the type. */
  readonly predicate: string | undefined;
}

/** The first argument of a call that no guard protects and that fails where it is missing or of another type. */
export function strictArgument(call: BoundCall, facts: Facts): StrictArgument | undefined {
  // A predicate about a type fails on none.
  if (/^Is[A-Z]/.test(call.definition.name)) return undefined;
  for (const argument of call.args) {
    const kind = call.definition.params[argument.name]?.type.kind;
    if (argument.kind !== "value" || kind === undefined || !STRICT.has(kind)) continue;
    const { value } = argument;
    if (value.kind !== "path" || value.type !== "any") continue;
    const place = placeOf(value);
    if (place !== undefined && !facts.isPresent(place)) return { path: value, predicate: PREDICATES[kind] };
  }
  return undefined;
}
