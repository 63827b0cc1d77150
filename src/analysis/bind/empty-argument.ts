import type { ParamType } from "../../functions/params.ts";
import { NIL_ITEMS } from "../../functions/shared/nil-items.ts";
import { type Failure, fail } from "../../values/failure.ts";

const LITERALS: Readonly<Record<string, unknown>> = {
  stringLiteral: "",
  intLiteral: 0n,
  floatLiteral: 0,
  boolLiteral: false,
  bytesLiteral: new Uint8Array(0),
  enum: 0n,
};

const PATHS: ReadonlySet<string> = new Set(["setter", "getSetter", "pmapGetSetter", "psliceGetSetter"]);

/**
 * What a function gets for a required argument that is not there: the reference only counts arguments, so one that is
 * given twice by its name lets another be missing. A literal or list is empty then; reading anything else fails (the
 * reference panics). Undefined where the function itself refuses it.
 */
export function emptyArgument(type: ParamType, name: string): unknown {
  if (type.kind === "function" || type.kind === "lambda") return undefined;
  if (type.kind === "list") return [];
  if (type.kind === "slice") return { isLiteral: true, literal: NIL_ITEMS, get: () => NIL_ITEMS };
  if (type.kind in LITERALS) return LITERALS[type.kind];
  const missing = (): Failure => fail("crash", "the argument {0} is missing", name);
  const getter = { isLiteral: false, literal: undefined, get: missing };
  return PATHS.has(type.kind) ? { ...getter, set: missing } : getter;
}
