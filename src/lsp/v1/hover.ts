import { code, pathDocs } from "../docs.ts";
import { chainEndingAt, type EditorToken } from "../tokens-at.ts";
import type { Hover, LanguageDocument } from "../types.ts";
import { statementAt } from "./tokens.ts";
import { v1Enums, v1FunctionDocs, v1Keys, v1Paths } from "./vocabulary.ts";

const KEYWORDS: Readonly<Record<string, string>> = {
  where: "The action runs only on records for which the condition is true; nil counts as false.",
  to: "The output that `route` moves records to.",
  and: "True where both sides are; false where one is; else nil.",
  or: "True where one side is; false where both are; else nil.",
  not: "The other truth; nil stays nil. It binds tighter than comparisons: write `not (a == b)`.",
};

/** What is known of the word under the cursor in a program of the dialect v1. */
export function hoverV1(document: LanguageDocument, offset: number): Hover | undefined {
  const { tokens } = statementAt(document.text, offset);
  const index = tokens.findIndex(({ span }) => span.start <= offset && offset < span.end);
  const markdown = index < 0 ? undefined : describe(document, tokens, index);
  return markdown === undefined ? undefined : { span: tokens[index].span, markdown };
}

function describe(
  { signal, sampleKeys = {} }: LanguageDocument,
  tokens: readonly EditorToken[],
  index: number,
): string | undefined {
  const token = tokens[index];
  const chain = chainEndingAt(tokens, token.kind === "string" ? index - 2 : index);
  if (token.kind === "string" && tokens[index - 1]?.text === "[" && chain) {
    const key = token.text.slice(1, -1);
    const path = `${chain.words.join(".")}[${token.text}]`;
    const found = v1Keys(signal, chain.words, sampleKeys).find((each) => each.key === key);
    if (!found) return `No loaded record has \`${key}\` there.`;
    const { type = "", count = 0, example = "" } = found;
    return [code(`${path}: ${type}`), `In ${count} loaded records, for instance \`${example}\`.`].join("\n\n");
  }
  if (token.kind === "keyword") return KEYWORDS[token.text];
  if (token.kind !== "word") return undefined;
  if (tokens[index + 1]?.text === "(") return v1FunctionDocs(token.text);
  const value = v1Enums(signal).get(token.text);
  if (value !== undefined) return code(`${token.text} = ${value}`);
  const name = chain?.words.map((word, i) => (word === "attr" && i > 0 ? "attributes" : word)).join(".");
  const path = v1Paths(signal).find(({ label }) => label === name);
  return path && pathDocs({ ...path.info, context: "resource", path: path.label }, []);
}
