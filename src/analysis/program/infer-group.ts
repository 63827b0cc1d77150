import type { ConfigNode } from "../../config/config-node.ts";
import { type ConfigFinding, type ConfigText, nodeError, placeDiagnostic } from "../../config/finding.ts";
import type { ConfigContext } from "../../config/signals.ts";
import { CONTEXTS } from "../../contexts/index.ts";
import { CHECK_CODES } from "../../diagnostics/check-codes.ts";
import type { Host } from "../../functions/define.ts";
import { functionSet } from "../../functions/function-set.ts";
import type { BooleanExpression, Statement } from "../../parser/ast.ts";
import { collectHints, type Hints, inferContext } from "../infer-context.ts";
import type { ParsedText } from "./bind-texts.ts";
import type { TextMemo } from "./text-memo.ts";

/** What texts say about their context. */
export function hintsOf<N extends Statement | BooleanExpression>(
  parsed: readonly ParsedText<N>[],
  place: string,
  memo: TextMemo,
): readonly Hints[] {
  return memo.lists.of<ParsedText<N>, Hints>(`hints:${place}`).map(parsed, hintsOfText);
}

export function hintsOfText({ memory, node }: ParsedText<Statement | BooleanExpression>): Hints {
  return memory.hints ?? collectHints(node);
}

/** A context and why it was chosen. */
export interface InferredContext {
  readonly context: ConfigContext;
  readonly reason: string;
  /** A name in the texts that no context knows: binding is expected to refuse it; see `settleDoubt`. */
  readonly doubt?: ConfigFinding;
}

/**
 * The context of texts that run together, one of `candidates`; undefined, with a finding, where there is none.
 * @param hints of the texts.
 * @param node where the texts stand, for findings about all of them.
 */
export function inferGroupContext(
  parsed: readonly ParsedText<Statement | BooleanExpression>[],
  hints: readonly Hints[],
  candidates: readonly ConfigContext[],
  host: Host,
  node: ConfigNode,
  findings: ConfigFinding[],
): InferredContext | undefined {
  const inference = inferContext(
    hints,
    candidates.map((name) => ({ context: CONTEXTS[name], functions: functionSet(host, name) })),
  );
  if (inference.kind === "context") {
    return { context: inference.context as ConfigContext, reason: inference.reason };
  }
  const texts = parsed.map((item) => item.text);
  const notes = [`contexts that can be used here: ${candidates.join(", ")}`];
  if (inference.kind === "none") {
    const own = ["log", "span", "datapoint", "profile"].find((name) => candidates.some((each) => each === name));
    const message = `no path tells the context: begin each path with one, such as ${own ?? "span"}.attributes or resource.attributes`;
    findings.push(placeAtWord(undefined, { code: CHECK_CODES.noContextInferred, message, notes }, texts, node));
    return undefined;
  }
  const { context, lacks } = inference;
  if (lacks.kind === "candidate") {
    const message = `the context ${context} cannot be used here`;
    findings.push(placeAtWord(context, { code: CHECK_CODES.unknownContext, message, notes }, texts, node));
    return undefined;
  }
  const thing = lacks.kind === "function" ? "function" : "enum symbol";
  const code = lacks.kind === "function" ? CHECK_CODES.contextLacksFunction : CHECK_CODES.contextLacksEnum;
  const message = `the paths mean the ${context} context, which has no ${thing} ${lacks.name}`;
  const finding = placeAtWord(lacks.name, { code, message, notes }, texts, node);
  if (isKnownAnywhere(lacks)) {
    findings.push(finding);
    return undefined;
  }
  // A name that no context has is a mistake in the text, which binding tells better, along with all the others.
  return { context: context as ConfigContext, reason: `paths name ${context}`, doubt: finding };
}

/**
 * Reports what made an inferred context doubtful, where binding found nothing wrong: it does not look at the arguments
 * of functions that ignore them.
 * @param before how many findings there were before the texts were bound.
 */
export function settleDoubt({ doubt }: InferredContext, before: number, findings: ConfigFinding[]): void {
  if (doubt && findings.length === before) findings.push(doubt);
}

/** A finding at the first place of a word; at the node where no text has it. */
function placeAtWord(
  word: string | undefined,
  finding: { readonly code: string; readonly message: string; readonly notes: readonly string[] },
  texts: readonly ConfigText[],
  node: ConfigNode,
): ConfigFinding {
  const at = findWord(texts, word);
  if (!at) return nodeError(finding.code, node, finding.message, { notes: finding.notes });
  const span = { start: at.index, end: at.index + at.length };
  return placeDiagnostic({ ...finding, severity: "error", span }, at.text);
}

/**
 * Whether some context has the function or the enum symbol. Functions of either processor count: a transform's
 * conditions are bound with those of the filter, and would pass what inference refuses.
 */
function isKnownAnywhere({ kind, name }: { readonly kind: "function" | "enum"; readonly name: string }): boolean {
  const hosts: readonly Host[] = ["transform", "filter"];
  return Object.values(CONTEXTS).some((context) =>
    kind === "enum" ? context.enums.has(name) : hosts.some((host) => functionSet(host, context.name).has(name)),
  );
}

/** The first place of a word; without a word, the whole of the first text. */
function findWord(
  texts: readonly ConfigText[],
  word: string | undefined,
): { readonly text: ConfigText; readonly index: number; readonly length: number } | undefined {
  if (word === undefined) return texts[0] && { text: texts[0], index: 0, length: texts[0].text.length };
  const pattern = new RegExp(`(?<!\\w)${word}(?!\\w)`);
  for (const text of texts) {
    const index = text.text.search(pattern);
    if (index >= 0) return { text, index, length: word.length };
  }
  return undefined;
}
