import type { PathInfo } from "../contexts/path-definition.ts";
import type { Example, FunctionDefinition } from "../functions/define.ts";
import { describeParamType, signatureOf } from "../functions/signature.ts";

/** Markdown about a function: signature, summary, parameters, notes, examples. */
export function functionDocs(definition: FunctionDefinition): string {
  const parts = [code(signatureOf(definition)), definition.summary];
  const params = Object.entries(definition.params);
  if (params.length > 0) {
    parts.push(
      params
        .map(([name, { type, optional, doc }]) => {
          const kind = `${describeParamType(type)}${optional ? ", optional" : ""}`;
          return `- \`${name}\` (${kind})${doc ? `: ${escapeText(doc)}` : ""}`;
        })
        .join("\n"),
    );
  }
  if (definition.notes?.length) parts.push(definition.notes.map((note) => `- ${escapeText(note)}`).join("\n"));
  if (definition.examples.length > 0) parts.push(code(definition.examples.slice(0, 3).map(exampleText).join("\n\n")));
  const facts = factsOf(definition);
  if (facts) parts.push(facts);
  return parts.join("\n\n");
}

function exampleText({ source, value, before, after }: Example): string {
  if (value !== undefined) return `${source}\n  → ${value}`;
  if (before === undefined) return source;
  return `${source}\n  ${before}\n  → ${after ?? ""}`;
}

function factsOf({ gate, contexts, hosts, stability, since }: FunctionDefinition): string {
  const facts: string[] = [];
  if (stability && stability !== "stable") facts.push(stability);
  if (contexts) facts.push(`contexts: ${contexts.join(", ")}`);
  if (hosts) facts.push(`${hosts.join(", ")} processor only`);
  if (gate) facts.push(`needs the feature gate \`${gate}\``);
  if (since) facts.push(`since ${since}`);
  return facts.length > 0 ? `*${facts.join(" · ")}*` : "";
}

/** Markdown about a path: type, doc, what may be done with it. */
export function pathDocs(path: PathInfo): string {
  const type = path.goType ?? path.type;
  const facts: string[] = [];
  if (!path.settable) facts.push("read-only");
  if (path.nullable) facts.push("may be nil");
  if (path.keys === "map") facts.push('indexed by keys: `["key"]`');
  if (path.enumPrefix) facts.push(`values: \`${path.enumPrefix}…\``);
  return [code(`${path.path}: ${type}`), escapeText(path.doc), facts.length > 0 ? `*${facts.join(" · ")}*` : ""]
    .filter((part) => part !== "")
    .join("\n\n");
}

export function code(text: string): string {
  return `\`\`\`ottl\n${text}\n\`\`\``;
}

/** Doc texts are plain; only angle brackets would be taken for markup. */
function escapeText(text: string): string {
  return text.replaceAll("<", "\\<");
}
