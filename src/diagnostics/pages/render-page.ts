import { findCode } from "../all-codes.ts";
import type { ErrorPage, PageExample } from "./page.ts";

/** A page as Markdown. */
export function renderPage(page: ErrorPage): string {
  const title = findCode(page.code)?.title ?? "";
  return `# ${page.code}: ${title}\n\n${page.text}\n\n## Wrong\n\n${example(page.wrong)}\n\n## Right\n\n${example(page.right)}\n`;
}

function example({ kind, texts, gates, sample, target, errorMode, version }: PageExample): string {
  const conditions: string[] = [];
  if (errorMode !== undefined) conditions.push(`error_mode: ${errorMode}`);
  if (gates) conditions.push(`feature gates: ${gates.join(", ")}`);
  if (version !== undefined) conditions.push(`--version=${version}`);
  if (target !== undefined) conditions.push(`target: "${target}"`);
  for (const [path, keys] of Object.entries(sample ?? {})) conditions.push(`${path} has the keys ${keys.join(", ")}`);
  const language = kind === "yaml" ? "yaml" : "ottl";
  const body = texts.map((text) => (text.length > 400 ? `${text.slice(0, 40)} … ${text.slice(-20)}` : text)).join("\n");
  const code = `\`\`\`${language}\n${body.trimEnd()}\n\`\`\``;
  return conditions.length === 0 ? code : `With ${conditions.join("; ")}:\n\n${code}`;
}
