import type { ILexingError } from "chevrotain";
import { SYNTAX } from "../../diagnostics/codes.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/span.ts";
import { clip, problem, replaceWith } from "../problems.ts";

/** Operators of other languages, and what v1 writes for them. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ["&&", "and"],
  ["||", "or"],
  ["!", "not"],
]);

/** What is wrong with the characters that are no token, in words; one finding for each place. */
export function lexProblems(errors: readonly ILexingError[], text: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  let end = 0;
  for (const { offset, length } of errors) {
    // The closing quote of a text whose opening one was told.
    if (offset < end) continue;
    const finding = lexProblem(text, { start: offset, end: offset + length });
    end = finding.span.end;
    found.push(finding);
  }
  return found;
}

function lexProblem(text: string, span: Span): Diagnostic {
  const piece = text.slice(span.start, span.end);
  if (piece.startsWith('"') || piece.startsWith("`")) {
    return problem(SYNTAX.unterminatedString, span, "This string has no closing quote.");
  }
  if (piece.startsWith("'")) {
    const [quoted] = /^'[^'\n]*'?/.exec(text.slice(span.start)) as RegExpExecArray;
    const whole = { start: span.start, end: span.start + quoted.length };
    const inner = quoted.replace(/^'|'$/g, "");
    const fixes = /["\\]/.test(inner) ? {} : { fixes: [replaceWith(whole, `"${inner}"`)] };
    return problem(SYNTAX.wrongQuotes, whole, "Strings stand in double quotes or, raw, in backticks.", fixes);
  }
  if (piece === "=") {
    const message = "`=` is no operator: `==` compares, and `set(path, value)` stores a value.";
    return problem(SYNTAX.assignment, span, message, { fixes: [replaceWith(span, "==")] });
  }
  const word = FOREIGN.get(piece);
  if (word !== undefined) {
    return problem(SYNTAX.foreignOperator, span, `Write \`${word}\` instead of \`${piece}\`.`, {
      fixes: [replaceWith(span, piece === "!" ? `${word} ` : word)],
    });
  }
  // What cannot be seen is told by its number.
  const code = piece.codePointAt(0) ?? 0;
  const shown = /^[^\p{Z}\p{C}]/u.test(piece)
    ? `\`${clip(piece)}\``
    : `The character U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return problem(SYNTAX.invalidCharacter, span, `${shown} means nothing here.`);
}
