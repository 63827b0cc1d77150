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
export function replaceFix(title: string, span: Span, newText: string, preserves?: Fix["preserves"]): Fix[] {
  return [{ title, edits: [{ span, newText }], ...(preserves ? { preserves } : {}) }];
}

/** Puts a call around a value. */
export function wrapFix(title: string, span: Span, before: string, after: string, preserves?: Fix["preserves"]): Fix[] {
  return [
    {
      title,
      ...(preserves ? { preserves } : {}),
      edits: [
        { span: { start: span.start, end: span.start }, newText: before },
        { span: { start: span.end, end: span.end }, newText: after },
      ],
    },
  ];
}

/** What may never evaluate an argument, so that what would fail there need not. */
const LAZY = /\b(?:Coalesce|When|All|Any|Filter|Find|MapEach|Reduce)\(/;

/**
 * Makes a statement run only where the guard holds too. The guard comes last, or first where it protects the rest of the
 * condition.
 * @param guarded the value that fails where the guard does not hold; left out where nothing fails.
 */
export function guardFix(item: LintItem, guard: string, guarded?: Span): Fix[] {
  const where = item.where?.node;
  const title = `Run it only where ${guard}`;
  const span = item.statement?.node.span;
  const isInWhere = guarded !== undefined && where !== undefined && guarded.start >= where.span.start;
  // A target's index that fails may have made what is before it.
  const isIndex = guarded !== undefined && /[\w\])]\s*\[\s*$/.test(item.text.text.slice(0, guarded.start));
  const mayBeSkipped = isIndex || LAZY.test(item.text.text) || (isInWhere && /\bor\b/.test(sourceOf(item, where.span)));
  const more = guarded !== undefined && !mayBeSkipped ? { preserves: "successes" as const } : {};
  if (!where) return span ? [{ title, edits: [insert(span.end, ` where ${guard}`)], ...more }] : [];
  const [open, close] = where.kind === "Or" ? ["(", ")"] : ["", ""];
  const edits: TextEdit[] = isInWhere
    ? [insert(where.span.start, `${guard} and ${open}`), insert(where.span.end, close)]
    : [insert(where.span.start, open), insert(where.span.end, `${close} and ${guard}`)];
  return [{ title, edits: edits.filter(({ newText }) => newText !== ""), ...more }];
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
