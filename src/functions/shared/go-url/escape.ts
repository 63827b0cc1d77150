import { type Failure, fail } from "../../../values/failure.ts";
import { encodeHex } from "../../../values/hex.ts";

/** The parts of a URL that Go's net/url escapes by different rules. */
export type UrlPart = "path" | "host" | "zone" | "user" | "query" | "fragment";

/** What stays as it is besides ASCII letters, digits and `-_.~` (net/url, shouldEscape). */
const PLAIN: Readonly<Record<UrlPart, string>> = {
  path: "$&+,/:;=@",
  host: `!$&'()*+,;=:[]<>"`,
  zone: `!$&'()*+,;=:[]<>"`,
  user: "$&+,;=",
  query: "",
  fragment: "$&+,/:;=?@!()*",
};

/** By part and byte: 1 where the byte must be escaped. */
const ESCAPED = Object.fromEntries(
  Object.entries(PLAIN).map(([part, plain]) => [
    part,
    Uint8Array.from({ length: 256 }, (_, byte) => {
      const char = String.fromCharCode(byte);
      return /[A-Za-z0-9\-_.~]/.test(char) || plain.includes(char) ? 0 : 1;
    }),
  ]),
) as Readonly<Record<UrlPart, Uint8Array>>;

function mustEscape(char: string, part: UrlPart): boolean {
  return ESCAPED[part][char.charCodeAt(0)] === 1;
}

/** Escapes a byte string for a part; a blank of a query is `+`. */
export function escapeUrl(text: string, part: UrlPart): string {
  const escaped = ESCAPED[part];
  let out = "";
  let kept = 0;
  for (let i = 0; i < text.length; i++) {
    const byte = text.charCodeAt(i);
    if (escaped[byte] === 0) continue;
    out += text.slice(kept, i);
    out += byte === 0x20 && part === "query" ? "+" : `%${encodeHex(Uint8Array.of(byte)).toUpperCase()}`;
    kept = i + 1;
  }
  return kept === 0 ? text : out + text.slice(kept);
}

/** Undoes the escapes of a part, or says what is wrong with them. */
export function unescapeUrl(text: string, part: UrlPart): string | Failure {
  const isHost = part === "host" || part === "zone";
  if (!isHost && !text.includes("%") && (part !== "query" || !text.includes("+"))) return text;
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === "%") {
      const sequence = text.slice(i, i + 3);
      if (!/^%[0-9a-fA-F]{2}$/.test(sequence)) return invalidEscape(sequence);
      const byte = String.fromCharCode(Number.parseInt(sequence.slice(1), 16));
      // A host escapes nothing of ASCII; its zone only what may stand there anyway, blanks and the percent sign.
      if (part === "host" && byte < "\x80" && sequence !== "%25") return invalidEscape(sequence);
      if (part === "zone" && sequence !== "%25" && byte !== " " && mustEscape(byte, "host"))
        return invalidEscape(sequence);
      out += byte;
      i += 2;
    } else if (isHost && char < "\x80" && mustEscape(char, part)) {
      return fail("parse-error", `invalid character "{0}" in host name`, char);
    } else {
      out += char === "+" && part === "query" ? " " : char;
    }
  }
  return out;
}

function invalidEscape(sequence: string): Failure {
  return fail("parse-error", `invalid URL escape "{0}"`, sequence);
}
