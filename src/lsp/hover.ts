import { CONTEXTS } from "../contexts/index.ts";
import type { OttlText } from "./analyse.ts";
import { argumentDocs, code, enumDocs, functionDocs, pathDocs } from "./docs.ts";
import { SETTINGS } from "./settings.ts";
import { chainEndingAt, type EditorToken, editorTokens, openCallAt } from "./tokens-at.ts";
import type { Hover, SampleKeys } from "./types.ts";
import { contextsOf, enumsOf, findFunction, pathsOf, qualify } from "./vocabulary.ts";

/** What is known of the word under the cursor in an OTTL text. */
export function hoverText(text: OttlText, offset: number, sampleKeys: SampleKeys): Hover | undefined {
  const at = text.place.toText(offset);
  const tokens = editorTokens(text.config.text);
  const index = tokens.findIndex(({ span }) => span.start <= at && at < span.end);
  const token = tokens[index];
  if (token === undefined) return undefined;
  const markdown = describe(text, tokens, index, sampleKeys);
  return markdown === undefined ? undefined : { span: text.place.spanToDocument(token.span), markdown };
}

function describe(
  text: OttlText,
  tokens: readonly EditorToken[],
  index: number,
  sampleKeys: SampleKeys,
): string | undefined {
  const token = tokens[index];
  if (token.kind === "string" && tokens[index - 1]?.text === "[") return describeKey(text, tokens, index, sampleKeys);
  if (token.kind === "keyword") return KEYWORDS[token.text];
  if (token.kind !== "word") return undefined;
  if (tokens[index + 1]?.text === "=") {
    const called = findFunction(text, openCallAt(tokens, token.span.start)?.name ?? "");
    if (called && Object.hasOwn(called.params, token.text)) return argumentDocs(called, token.text);
  }
  const isCalled = tokens[index + 1]?.text === "(";
  const definition = findFunction(text, token.text);
  if (definition && (isCalled || definition.kind === "converter")) return functionDocs(definition);
  const value = enumsOf(text).get(token.text);
  if (value !== undefined) return enumDocs(token.text, value, contextsOf(text));
  const chain = chainEndingAt(tokens, index);
  if (!chain) return undefined;
  const name = qualify(text, chain.words);
  const path = pathsOf(text).find((each) => each.path === name);
  if (path) return pathDocs(path, contextsOf(text));
  return chain.words.length === 1 ? describeContext(text, token.text) : undefined;
}

const KEYWORDS: Readonly<Record<string, string>> = {
  where: "The editor runs only on records for which the condition holds.",
  and: "Both sides must hold; the right one is looked at only where the left one holds.",
  or: "One side must hold; the right one is looked at only where the left one does not.",
  not: "Holds where what follows does not.",
};

function describeContext(text: OttlText, word: string): string | undefined {
  if (!contextsOf(text).some((context) => CONTEXTS[context].pathContextNames.includes(word))) return undefined;
  const names = pathsOf(text)
    .filter(({ path }) => path.startsWith(`${word}.`))
    .map(({ path }) => `\`${path.slice(word.length + 1)}\``);
  return [`The **${word}** context.`, names.join(", ")].join("\n\n");
}

function describeKey(
  text: OttlText,
  tokens: readonly EditorToken[],
  index: number,
  sampleKeys: SampleKeys,
): string | undefined {
  const chain = chainEndingAt(tokens, index - 2);
  if (!chain) return undefined;
  const key = tokens[index].text.slice(1, -1);
  const path = qualify(text, chain.words);
  const keys = sampleKeys[path];
  if (!keys) return undefined;
  const known = keys.find((each) => each.key === key);
  if (!known) return `No loaded record has \`${key}\` under \`${path}\`.`;
  const { type = "", example = "", count } = known;
  return [
    code(`${path}[${JSON.stringify(key)}]: ${type}`),
    count === undefined ? "" : `In ${count} loaded records, for instance \`${example}\`.`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Documentation of a setting in YAML. */
export function hoverSetting(document: string, offset: number): Hover | undefined {
  const start = offset - (/\w*$/.exec(document.slice(0, offset))?.[0].length ?? 0);
  const word = /^\w+/.exec(document.slice(start, start + 40))?.[0] ?? "";
  const setting = Object.hasOwn(SETTINGS, word) && document[start + word.length] === ":" ? SETTINGS[word] : undefined;
  if (!setting) return undefined;
  const values = setting.values ? `\n\nValues: ${setting.values.map((value) => `\`${value}\``).join(", ")}` : "";
  return { span: { start, end: start + word.length }, markdown: setting.doc + values };
}
