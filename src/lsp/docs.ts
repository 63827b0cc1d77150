import type { PathInfo } from "../contexts/path-definition.ts";
import type { ContextName, FunctionDefinition } from "../functions/define.ts";
import { examplesOf, type FurtherExample } from "../functions/further-examples.ts";
import { describePathSince, pathFact } from "../functions/path-facts.ts";
import { describeParamType, signatureOf } from "../functions/signature.ts";
import { describeSince } from "../functions/version-fact.ts";
import { VERSION_FACTS } from "../functions/version-facts.ts";

/** Markdown about a function: signature, summary, parameters, notes, examples. */
export function functionDocs(definition: FunctionDefinition): string {
  const parts = [code(signatureOf(definition)), definition.summary];
  const params = Object.keys(definition.params);
  if (params.length > 0) parts.push(params.map((name) => `- ${argumentDocs(definition, name)}`).join("\n"));
  if (definition.notes?.length) parts.push(definition.notes.map((note) => `- ${escapeText(note)}`).join("\n"));
  const examples = examplesOf(definition);
  if (examples.length > 0) parts.push(code(examples.slice(0, 3).map(exampleText).join("\n\n")));
  const facts = factsOf(definition);
  if (facts) parts.push(facts);
  return parts.join("\n\n");
}

function exampleText({ source, value, before, after, varies }: FurtherExample): string {
  const lines = [source, ...(before === undefined ? [] : [`  ${before}`])];
  const result = value ?? after;
  if (result !== undefined) lines.push(`  → ${result}${varies ? ", for instance" : ""}`);
  return lines.join("\n");
}

/** Markdown about an argument, in one line. */
export function argumentDocs(definition: FunctionDefinition, name: string): string {
  const { type, optional, doc } = definition.params[name];
  const kind = `${describeParamType(type)}${optional ? ", optional" : ""}`;
  const since = argumentSince(definition, name);
  return `\`${name}\` (${kind})${doc ? `: ${escapeText(doc)}` : ""}${since === undefined ? "" : ` (${since})`}`;
}

/** Since when the reference takes an argument, where it came otherwise than its function. */
export function argumentSince({ name }: FunctionDefinition, argument: string): string | undefined {
  const key = `${name}.${argument}`;
  if (!Object.hasOwn(VERSION_FACTS, key)) return undefined;
  const fact = VERSION_FACTS[key];
  const spared = fact.optionalSince === undefined ? "" : `, optional since ${fact.optionalSince}`;
  return `since Collector ${describeSince(fact)}${spared}`;
}

function factsOf({ name, gate, contexts, hosts, stability }: FunctionDefinition): string {
  const facts: string[] = [];
  const fact = Object.hasOwn(VERSION_FACTS, name) ? VERSION_FACTS[name] : undefined;
  const level = stability ?? fact?.stability;
  if (level) facts.push(level);
  if (contexts) facts.push(`contexts: ${contexts.join(", ")}`);
  if (hosts) facts.push(`${hosts.join(", ")} processor only`);
  if (gate) facts.push(`needs the feature gate \`${gate}\``);
  if (fact) facts.push(`since Collector ${describeSince(fact)}`);
  return facts.length > 0 ? `*${facts.join(" · ")}*` : "";
}

/** Markdown about a path: type, doc, what may be done with it, and since when statements of the contexts have it. */
export function pathDocs(path: PathInfo, contexts: readonly ContextName[]): string {
  const type = path.goType ?? path.type;
  const facts: string[] = [];
  if (!path.settable) facts.push("read-only");
  if (path.nullable) facts.push("may be nil");
  if (path.keys === "map") facts.push('indexed by keys: `["key"]`');
  if (path.enumPrefix) facts.push(`values: \`${path.enumPrefix}…\``);
  facts.push(...upstreamFacts(contexts, path.path));
  return [code(`${path.path}: ${type}`), escapeText(path.doc), facts.length > 0 ? `*${facts.join(" · ")}*` : ""]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Markdown about an enum symbol. */
export function enumDocs(symbol: string, value: bigint, contexts: readonly ContextName[]): string {
  const facts = upstreamFacts(contexts, symbol);
  return [code(`${symbol} = ${value}`), ...(facts.length > 0 ? [`*${facts.join(" · ")}*`] : [])].join("\n\n");
}

/** What upstream promises of a path or a symbol, and since when it has it. */
function upstreamFacts(contexts: readonly ContextName[], name: string): string[] {
  const stability = contexts.map((context) => pathFact(context, name)?.stability).find((level) => level !== undefined);
  const since = describePathSince(contexts, name);
  return [...(stability ? [stability] : []), ...(since ? [`since Collector ${since}`] : [])];
}

export function code(text: string): string {
  return `\`\`\`ottl\n${text}\n\`\`\``;
}

/** Doc texts are plain; only angle brackets would be taken for markup. */
function escapeText(text: string): string {
  return text.replaceAll("<", "\\<");
}
