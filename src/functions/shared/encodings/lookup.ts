import { fromText, toText } from "../../../values/byte-string.ts";
import { type Failure, fail } from "../../../values/failure.ts";
import { goLowerCase } from "../go-case.ts";
import { trimSpace } from "../trim-space.ts";
import { charmapDecoder } from "./charmap.ts";
import { multibyteDecoder } from "./multibyte.ts";
import { decodeUtf16, decodeUtf16WithMark } from "./utf16.ts";

/** Turns the bytes of an encoding into UTF-8; both are byte strings. */
export type TextDecode = (bytes: string) => string;

const asIs: TextDecode = (bytes) => bytes;
/** Each invalid sequence becomes U+FFFD. */
const utf8: TextDecode = (bytes) => fromText(toText(bytes));
const utf16le: TextDecode = (bytes) => decodeUtf16(bytes, true);
const utf16be: TextDecode = (bytes) => decodeUtf16(bytes, false);

/** Names that the reference gives a meaning of its own, before it asks the IANA registry. */
const OVERRIDES: ReadonlyMap<string, TextDecode> = new Map([
  ["utf-16", utf16le],
  ["utf16", utf16le],
  ["utf-8", utf8],
  ["utf8", utf8],
  ["utf-8-raw", asIs],
  ["utf8-raw", asIs],
  ["ascii", utf8],
  ["us-ascii", utf8],
  ["nop", asIs],
  ["", utf8],
]);

const UNICODE: ReadonlyMap<string, TextDecode> = new Map([
  ["utf-8", utf8],
  ["csutf8", utf8],
  ["utf-16", decodeUtf16WithMark],
  ["csutf16", decodeUtf16WithMark],
  ["utf-16be", utf16be],
  ["csutf16be", utf16be],
  ["utf-16le", utf16le],
  ["csutf16le", utf16le],
]);

/** The decoder of an encoding by its IANA name or alias, in any case (the reference's coreinternal/textutils). */
export function lookupEncoding(name: string): TextDecode | Failure {
  const override = OVERRIDES.get(goLowerCase(name));
  if (override) return override;
  const alias = goLowerCase(trimSpace(name));
  return (
    UNICODE.get(alias) ??
    charmapDecoder(alias) ??
    multibyteDecoder(alias) ??
    fail("unsupported", "unsupported encoding '{0}'", name)
  );
}
