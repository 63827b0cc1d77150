import { V1_CODES } from "../../diagnostics/v1-codes.ts";
import type { V1Type } from "../../functions/v1/define.ts";
import { v1TypeName } from "../../functions/v1/type-name.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import type { V1Call } from "../../parser/v1/ast.ts";
import { Duration } from "../../values/duration.ts";
import { Failure, fail } from "../../values/failure.ts";
import { decodeHex, encodeHex } from "../../values/hex.ts";
import { copyPValue, PMap, PSlice } from "../../values/pmap.ts";
import { Time } from "../../values/time.ts";
import { GoSlice, Identifier, PdataObject, type Value } from "../../values/value.ts";
import type { LoweredPath } from "./path.ts";
import type { V1Scope } from "./scope.ts";

/** What paths of a type hold, as `storable` leaves it; any other path takes what comes. */
const HOLDS: Partial<Record<V1Type, readonly V1Type[]>> = {
  string: ["string", "id"],
  int: ["int", "time", "duration"],
  float: ["float"],
  bool: ["bool"],
  time: ["time"],
  id: ["id", "string"],
};

/** Warns of a value that the path refuses on each record. */
export function checkStored(held: V1Type, given: V1Type, { args }: V1Call, scope: V1Scope): void {
  if (given === "any" || given === "nil" || (HOLDS[held]?.includes(given) ?? true)) return;
  const make = { string: 'Format("{}", …)', int: "Int(…)" }[held as string];
  const notes = make === undefined ? [] : [`\`${make}\` makes one of it.`];
  const message = `The path holds ${held}, and this is ${given}: the statement fails on each record.`;
  scope.report("warning", V1_CODES.unstorableValue, args[1].span, message, { notes });
}

/** Writes a value that is not nil, as `storable` has it; nothing is written where that fails. */
export function store(path: LoweredPath, context: RecordContext, value: Value): Failure | undefined {
  if (path.isForeign) return undefined;
  const given = storable(value, path);
  if (given instanceof Failure) return given;
  const failure = path.set?.(context, given);
  // The reference's words name Go's types.
  const isMismatch = failure?.code === "type-mismatch" && path.type !== "any" && path.type !== v1TypeName(given);
  return isMismatch ? refused(path, given) : failure;
}

/**
 * What `set` and editors store: a copy, since a map may be stored in itself; times and durations become nanoseconds, and ids
 * text, where the path does not hold such a value.
 */
export function storable(value: Value, path: LoweredPath): Value | Failure {
  if (path.type === "id") return typeof value === "string" ? idOf(value) : value;
  if (path.type === "time" && value instanceof Time) return value;
  if (value instanceof PdataObject && path.form.kind === "path" && path.form.path.goType !== undefined) return value;
  return plainCopy(value);
}

const OBJECT = fail("type-mismatch", "a status, event, link or exemplar is stored field by field, not as a whole");

function plainCopy(value: Value): Value | Failure {
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Time) return BigInt.asIntN(64, value.unixNanos);
  if (value instanceof Duration) return value.nanos;
  if (value instanceof Identifier) return encodeHex(value.bytes);
  if (value instanceof PMap || value instanceof PSlice) return copyPValue(value);
  if (value instanceof PdataObject) return OBJECT;
  if (!(value instanceof GoSlice)) return value;
  const items: Value[] = [];
  for (const item of value.items) {
    const copy = plainCopy(item);
    if (copy instanceof Failure) return copy;
    items.push(copy);
  }
  return new GoSlice("any", items);
}

/** An id is written as the text that it equals. */
function idOf(text: string): Value {
  const bytes = /^[0-9a-fA-F]+$/.test(text) ? decodeHex(text) : undefined;
  if (bytes?.length === 16) return new Identifier("pcommon.TraceID", bytes);
  return bytes?.length === 8 ? new Identifier("pcommon.SpanID", bytes) : text;
}

function refused(path: LoweredPath, value: Value): Failure {
  return fail("type-mismatch", "the path holds {0}, not {1}", path.type, v1TypeName(value));
}
