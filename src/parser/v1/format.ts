import { WIDTH } from "../format-text.ts";
import type { V1Expression, V1Statement } from "./ast.ts";
import { parseV1 } from "./parse.ts";
import { clausesOf, printCall, printV1 } from "./print.ts";

/**
 * Lays out a program of the dialect v1: each statement on a line of its own, long ones with their clauses on further
 * lines. Comments and blank lines stay where they are; a statement with a comment inside stays as it is, and so does a
 * program with a syntax error.
 */
export function formatV1(text: string): string {
  const { node } = parseV1(text);
  if (!node) return text;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  let out = "";
  let at = 0;
  for (const [i, statement] of node.statements.entries()) {
    const { start, end } = statement.span;
    const lines = gapLines(text.slice(at, start), i === 0);
    if (i > 0 && lines.length === 1) lines.push("");
    out += lines.join(lineEnd) + layOut(statement, text, lineEnd);
    at = end;
  }
  out += gapLines(text.slice(at), at === 0)
    .join(lineEnd)
    .trimEnd();
  return out === "" ? "" : out + lineEnd;
}

/** What stands between statements, line by line: comments; the first line ends that of the statement before. */
function gapLines(gap: string, isFirst: boolean): string[] {
  return gap.split(/\r\n|\r|\n/).map((line, i) => {
    const hash = line.indexOf("#");
    if (hash < 0) return "";
    return `${i === 0 && !isFirst ? " " : ""}${line.slice(hash).trimEnd()}`;
  });
}

function layOut(statement: V1Statement, text: string, lineEnd: string): string {
  const { action, where, to, span } = statement;
  const written = text.slice(span.start, span.end);
  if (hasComment(statement, text)) return written;
  const call = printCall(action, text);
  const parts = clausesOf(statement).map((clause) =>
    clause === "where"
      ? (indent: string) => `where ${breakCondition(where as V1Expression, `${lineEnd}${indent}  `, text)}`
      : () => `to ${text.slice(to?.span.start, to?.span.end)}`,
  );
  const line = [call, ...parts.map((part) => part(""))].join(" ");
  if (line.length <= WIDTH && !line.includes("\n")) return line;
  // A text with a line break inside is long by itself, and laying it out again must find the same.
  return [call, ...parts.map((part) => part("  "))].join(`${lineEnd}  `);
}

/** @param indent what operands after the first one stand behind, line end and all. */
function breakCondition(node: V1Expression, indent: string, text: string): string {
  const line = printV1(node, text);
  if (node.kind !== "V1Binary" || line.length + 4 <= WIDTH) return line;
  const { operator } = node;
  if (operator !== "and" && operator !== "or") return line;
  return operandsOf(node, operator)
    .map((operand) => printV1(operand, text))
    .join(`${indent}${operator} `);
}

/** The operands of a chain of one operator, which binds to the left. */
function operandsOf(node: V1Expression, operator: string): V1Expression[] {
  if (node.kind !== "V1Binary" || node.operator !== operator) return [node];
  return [...operandsOf(node.left, operator), node.right];
}

/** A comment between the statement's tokens: what is left when texts, which may hold `#`, are taken out. */
function hasComment({ span }: V1Statement, text: string): boolean {
  return text
    .slice(span.start, span.end)
    .replace(/"(?:\\[^\n]|[^"\\\n])*"|`[^`]*`/g, "")
    .includes("#");
}
