import { fromBytes } from "../../values/byte-string.ts";
import { Failure, fail } from "../../values/failure.ts";
import { decodeHex } from "../../values/hex.ts";
import { Identifier } from "../../values/value.ts";
import type { LikeGetter } from "../getters.ts";

type IdentifierType = Identifier["type"];

const LENGTHS: Readonly<Record<IdentifierType, number>> = {
  "pcommon.SpanID": 8,
  "pcommon.TraceID": 16,
  "pprofile.ProfileID": 16,
};

/**
 * What SpanID, TraceID and ProfileID do: an identifier from its bytes or from twice as many hexadecimal digits. A
 * literal is converted once, and a bad one refuses the call. Source: ottlfuncs/id_helpers.go.
 */
export function bindIdentifier(
  functionName: string,
  type: IdentifierType,
  target: LikeGetter<Uint8Array>,
): ((bytes: Uint8Array | undefined) => Identifier | Failure) | Failure {
  const convert = (bytes: Uint8Array | undefined) => toIdentifier(functionName, type, bytes);
  if (!target.isLiteral) return convert;
  const identifier = convert(target.literal);
  return identifier instanceof Failure ? identifier : () => identifier;
}

function toIdentifier(functionName: string, type: IdentifierType, bytes: Uint8Array | undefined): Identifier | Failure {
  const length = LENGTHS[type];
  const given = bytes?.length ?? 0;
  if (bytes !== undefined && given === length) return new Identifier(type, bytes);
  if (bytes !== undefined && given === 2 * length) {
    const decoded = decodeHex(fromBytes(bytes));
    if (decoded !== undefined) return new Identifier(type, decoded);
    return fail("parse-error", "{0}: could not decode ID: invalid hex", functionName);
  }
  return fail(
    "invalid-argument",
    "{0}: could not decode ID: invalid length: expected {1} or {2} bytes, got {3}",
    functionName,
    length,
    2 * length,
    given,
  );
}
