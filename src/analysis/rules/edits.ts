import type { Fix, TextEdit } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { BoundValue } from "../bind/bound.ts";
import type { LintItem } from "./rule.ts";

/** The text of a span of an item. */
export function sourceOf(item: LintItem, span: Span): string {
  return item.text.text.slice(span.start, span.end);
}

/** The text of a value. */
export function valueSource(item: LintItem, value: BoundValue): string {
  return sourceOf(item, value.node.span);
}

/** A fix with one replacement. */
export function replaceFix(title: string, span: Span, newText: string): Fix[] {
  return [{ title, edits: [{ span, newText }] }];
}

/** Puts a call around a value. */
export function wrapFix(title: string, span: Span, before: string, after: string): Fix[] {
  return [
    {
      title,
      edits: [
        { span: { start: span.start, end: span.start }, newText: before },
        { span: { start: span.end, end: span.end }, newText: after },
      ],
    },
  ];
}

/** Makes a statement run only where the guard holds too; the guard comes first, so that it protects the rest. */
export function guardFix(item: LintItem, guard: string): Fix[] {
  const where = item.where?.node;
  const title = `Run it only where ${guard}`;
  const span = item.statement?.node.span;
  if (!where && span) return [{ title, edits: [insert(span.end, ` where ${guard}`)] }];
  if (!where) return [];
  const edits: TextEdit[] =
    where.kind === "Or"
      ? [insert(where.span.start, `${guard} and (`), insert(where.span.end, ")")]
      : [insert(where.span.start, `${guard} and `)];
  return [{ title, edits }];
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
