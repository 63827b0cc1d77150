import type { RecordContext } from "../otlp/record-context.ts";
import { type Failure, fail } from "../values/failure.ts";
import { decodeHex, encodeHex } from "../values/hex.ts";
import { Identifier } from "../values/value.ts";
import { scalar } from "./definitions.ts";
import { settingIdentifier, settingString } from "./expect.ts";
import type { PathDefinition } from "./path-definition.ts";

const KINDS = {
  "pcommon.TraceID": { type: "traceid", noun: "trace", size: 16 },
  "pcommon.SpanID": { type: "spanid", noun: "span", size: 8 },
  "pprofile.ProfileID": { type: "profileid", noun: "profile", size: 16 },
} as const;

const NO_ID: Uint8Array = new Uint8Array(0);
const ZEROS: Uint8Array = new Uint8Array(16);

/** The two views of an id: the fixed bytes, and `.string`, lower-case hexadecimal. An unset id reads as zeros. */
export function idPaths(
  name: string,
  goType: Identifier["type"],
  doc: string,
  read: (context: RecordContext) => Uint8Array,
  write: (context: RecordContext, id: Uint8Array) => Failure | undefined,
): readonly PathDefinition[] {
  const { type, noun, size } = KINDS[goType];
  const zero = new Identifier(goType, ZEROS.subarray(0, size));
  const zeroText = "00".repeat(size);
  const whole = scalar(
    name,
    type,
    `${doc}.`,
    (context) => {
      const bytes = read(context);
      return bytes.length === 0 ? zero : new Identifier(goType, bytes);
    },
    settingIdentifier(goType, (context, bytes) => write(context, normalized(bytes))),
  );
  const text = scalar(
    `${name}.string`,
    "string",
    `${doc}, as ${2 * size} hexadecimal digits.`,
    (context) => {
      const bytes = read(context);
      return bytes.length === 0 ? zeroText : encodeHex(bytes);
    },
    settingString((context, value) => {
      if (value.length >> 1 !== size) return fail("parse-error", "{0} ids must be {1} hex characters", noun, 2 * size);
      const bytes = decodeHex(value);
      return bytes === undefined ? badHex(value) : write(context, normalized(bytes));
    }),
  );
  return [whole, text];
}

/** An all-zero id is an unset one. */
function normalized(bytes: Uint8Array): Uint8Array {
  for (const byte of bytes) if (byte !== 0) return bytes;
  return NO_ID;
}

function badHex(text: string): Failure {
  const bad = /[^0-9a-fA-F]/.exec(text)?.[0];
  if (bad === undefined) return fail("parse-error", "encoding/hex: odd length hex string");
  const code = bad.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return fail("parse-error", "encoding/hex: invalid byte: U+{0} '{1}'", code, bad);
}
