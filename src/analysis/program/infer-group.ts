import type { ConfigNode } from "../../config/config-node.ts";
import { type ConfigFinding, type ConfigText, nodeError, placeDiagnostic } from "../../config/finding.ts";
import type { ConfigContext } from "../../config/signals.ts";
import { CONTEXTS } from "../../contexts/index.ts";
import { CHECK_CODES } from "../../diagnostics/check-codes.ts";
import type { Host } from "../../functions/define.ts";
import { functionSet } from "../../functions/function-set.ts";
import type { BooleanExpression, Statement } from "../../parser/ast.ts";
import { inferContext } from "../infer-context.ts";
import type { ParsedText } from "./bind-texts.ts";

/** A context and why it was chosen. */
export interface InferredContext {
  readonly context: ConfigContext;
  readonly reason: string;
}

/**
 * The context of texts that run together, one of `candidates`; undefined, with a finding, where there is none.
 * @param node where the texts stand, for findings about all of them.
 */
export function inferGroupContext(
  parsed: readonly ParsedText<Statement | BooleanExpression>[],
  candidates: readonly ConfigContext[],
  host: Host,
  node: ConfigNode,
  findings: ConfigFinding[],
): InferredContext | undefined {
  const inference = inferContext(
    parsed.map((item) => item.node),
    candidates.map((name) => ({ context: CONTEXTS[name], functions: functionSet(host, name) })),
  );
  if (inference.kind === "context") {
    return { context: inference.context as ConfigContext, reason: inference.reason };
  }
  const texts = parsed.map((item) => item.text);
  const notes = [`contexts that can be used here: ${candidates.join(", ")}`];
  if (inference.kind === "none") {
    const message =
      "no path tells the context: begin each path with one, such as span.attributes or resource.attributes";
    report(CHECK_CODES.noContextInferred, undefined, message, notes);
    return undefined;
  }
  const { context, lacks } = inference;
  // A name that no context has is a mistake in the text, which binding tells better, along with all the others.
  if (lacks.kind !== "candidate" && !isKnownAnywhere(lacks)) {
    return { context: context as ConfigContext, reason: `paths name ${context}` };
  }
  switch (lacks.kind) {
    case "candidate":
      report(CHECK_CODES.unknownContext, context, `the context ${context} cannot be used here`, notes);
      return undefined;
    case "function":
      report(
        CHECK_CODES.contextLacksFunction,
        lacks.name,
        `the paths mean the ${context} context, which has no function ${lacks.name}`,
        notes,
      );
      return undefined;
    case "enum":
      report(
        CHECK_CODES.contextLacksEnum,
        lacks.name,
        `the paths mean the ${context} context, which has no enum symbol ${lacks.name}`,
        notes,
      );
      return undefined;
  }

  function report(code: string, word: string | undefined, message: string, notes: readonly string[]): void {
    const at = findWord(texts, word);
    if (!at) findings.push(nodeError(code, node, message, { notes }));
    else {
      const span = { start: at.index, end: at.index + at.length };
      findings.push(placeDiagnostic({ code, severity: "error", message, notes, span }, at.text));
    }
  }
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
