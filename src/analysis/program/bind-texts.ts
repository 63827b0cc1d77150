import { type ConfigFinding, type ConfigText, placeDiagnostic } from "../../config/finding.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { BooleanExpression, Statement } from "../../parser/ast.ts";
import { parseCondition, parseStatement } from "../../parser/parse.ts";
import { ListMemo } from "../../util/list-memo.ts";
import type { Bound } from "../bind/bind.ts";
import type { BindOptions } from "../bind/scope.ts";
import { bindRemembered, type RememberedText, type TextMemo } from "./text-memo.ts";

/** A text and its syntax tree. */
export interface ParsedText<N extends Statement | BooleanExpression> {
  readonly text: ConfigText;
  readonly node: N;
  /** With all that is known of the text from earlier compilations. */
  readonly memory: RememberedText<N>;
}

/** A text of a list and what it was bound to. */
interface BoundText<B> {
  readonly text: ConfigText;
  readonly bound: B;
}

/** Texts that run together, and the name of their place, by which the memo knows them again. */
export interface TextList {
  readonly place: string;
  readonly texts: readonly ConfigText[];
}

export function parseStatements(
  list: TextList,
  memo: TextMemo,
  findings: ConfigFinding[],
): readonly ParsedText<Statement>[] {
  return parseTexts("statement", list, parseStatement, memo, findings);
}

export function parseConditions(
  list: TextList,
  memo: TextMemo,
  findings: ConfigFinding[],
): readonly ParsedText<BooleanExpression>[] {
  return parseTexts("condition", list, parseCondition, memo, findings);
}

/** The texts without errors; the errors of the others go to `findings`. */
function parseTexts<N extends Statement | BooleanExpression>(
  kind: "statement" | "condition",
  { place, texts }: TextList,
  parse: (text: string) => { readonly node: N | undefined; readonly diagnostics: readonly Diagnostic[] },
  memo: TextMemo,
  findings: ConfigFinding[],
): readonly ParsedText<N>[] {
  const known = memo.lists.of<ConfigText, ParsedText<N> | null>(`${kind}:${place}`);
  const parsed = known.map(texts, (text) => {
    const memory = memo.parse(kind, text.text, parse);
    const { node, diagnostics } = memory;
    return node !== undefined && diagnostics.length === 0 ? { text, node, memory } : null;
  });
  memo.noteUse(texts.length);
  if (!parsed.includes(null)) return parsed as readonly ParsedText<N>[];
  for (const [i, item] of parsed.entries()) {
    if (item !== null) continue;
    for (const diagnostic of parse(texts[i].text).diagnostics) findings.push(placeDiagnostic(diagnostic, texts[i]));
  }
  return parsed.filter((item) => item !== null);
}

/**
 * Binds parsed texts; those that are refused go to `findings`.
 * @param place the name of their place and kind, by which the memo knows the list again; undefined: no list.
 */
export function bindTexts<N extends Statement | BooleanExpression, B>(
  parsed: readonly ParsedText<N>[],
  bind: (node: N, options: BindOptions) => Bound<B>,
  options: BindOptions,
  place: string | undefined,
  memo: TextMemo,
  findings: ConfigFinding[],
): readonly BoundText<B>[] {
  type Item = BoundText<B> | null;
  const known =
    place === undefined ? new ListMemo<ParsedText<N>, Item>() : memo.boundLists(options).of<ParsedText<N>, Item>(place);
  const all = known.map(parsed, ({ text, node, memory }) => {
    const { bound, diagnostics } = bindRemembered(memory, node, bind, options);
    return bound === undefined || diagnostics.length > 0 ? null : { text, bound };
  });
  if (!all.includes(null)) return all as readonly BoundText<B>[];
  const texts: BoundText<B>[] = [];
  for (const { text, node, memory } of parsed) {
    const { bound, diagnostics } = bindRemembered(memory, node, bind, options);
    for (const diagnostic of diagnostics) findings.push(placeDiagnostic(diagnostic, text));
    if (bound !== undefined) texts.push({ text, bound });
  }
  return texts;
}

/** Whether a text names the cache; a string that happens to contain the word costs a map for each record, no more. */
export function namesCache({ place, texts }: TextList, memo: TextMemo): boolean {
  const known = memo.lists.of<ConfigText, boolean>(`cache:${place}`);
  return known.map(texts, ({ text }) => text.includes("cache")).includes(true);
}
