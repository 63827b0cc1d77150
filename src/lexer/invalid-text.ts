import { SYNTAX } from "../diagnostics/codes.ts";
import type { Diagnostic, Fix } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";

const HINTS: Readonly<Record<string, string>> = {
  "%": "OTTL has no remainder operator; its arithmetic is `+ - * /`.",
  "^": "OTTL has no power operator; its arithmetic is `+ - * /`.",
  "~": 'OTTL has no pattern operator; call `IsMatch(value, "pattern")`.',
  ";": "A statement is not ended by `;`; each statement is an item of its own list.",
  $: "`$` means something only to the Collector's configuration file (environment variables), outside of OTTL.",
  "@": "`@` is no part of a name in OTTL.",
  "?": "OTTL has no conditional operator; write two statements with `where`.",
  "\\": "A backslash is allowed only inside a string.",
  "'": 'This string is not closed; strings stand in double quotes: `"…"`.',
  "`": 'This string is not closed; strings stand in double quotes: `"…"`.',
};

/** A diagnostic for a stretch of text in which no token begins. */
export function describeInvalidText(text: string, span: Span): Diagnostic {
  const first = String.fromCodePoint(text.codePointAt(span.start) as number);
  if (first === "_") return leadingUnderscore(text, span.start);
  const shown =
    text.slice(span.start, span.end).length > 16
      ? `${text.slice(span.start, span.start + 16)}…`
      : text.slice(span.start, span.end);
  const hint =
    HINTS[first] ??
    (/\s|\p{Cf}/u.test(first)
      ? `The invisible character ${codePoint(first)} stands here; use a plain blank.`
      : undefined);
  const fix: Fix | undefined = /\s/.test(first)
    ? { title: "Replace with a blank", edits: [{ span, newText: " " }] }
    : undefined;
  return {
    code: SYNTAX.invalidCharacter.code,
    severity: "error",
    message: hint ?? `\`${shown}\` is not part of OTTL outside of a string.`,
    span,
    ...(fix === undefined ? {} : { fixes: [fix] }),
  };
}

function leadingUnderscore(text: string, start: number): Diagnostic {
  const name = /^\w+/.exec(text.slice(start, start + 200))?.[0] ?? "_";
  const digits = /\d+$/.exec(text.slice(Math.max(0, start - 20), start))?.[0];
  if (digits !== undefined && /^[\d_]+$/.test(name)) return groupedNumber(digits + name, start - digits.length);
  const bare = name.replace(/^_+/, "");
  return {
    code: SYNTAX.invalidName.code,
    severity: "error",
    message: `A name cannot start with \`_\`; as a key it is fine: \`["${name}"]\`${bare === "" ? "" : `, without it too: \`${bare}\``}.`,
    span: { start, end: start + name.length },
  };
}

function groupedNumber(written: string, start: number): Diagnostic {
  const span = { start, end: start + written.length };
  const newText = written.replaceAll("_", "");
  return {
    code: SYNTAX.malformedNumber.code,
    severity: "error",
    message: `Digits are not grouped in OTTL; write \`${newText}\`.`,
    span,
    fixes: [{ title: `Write \`${newText}\``, edits: [{ span, newText }] }],
  };
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
}
