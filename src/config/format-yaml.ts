import type { TextEdit } from "../diagnostics/diagnostic.ts";
import { formatText, WIDTH } from "../parser/format-text.ts";
import { type RuleText, ruleTextsOf } from "./rule-texts.ts";
import { parseYaml } from "./yaml.ts";

/** Continuation lines of a text that takes several. */
const STEP = "  ";

/**
 * Lays out the OTTL texts of a Collector's configuration. Everything else stays as it is: comments, anchors, keys, the
 * kind of quotes. A long text becomes a block scalar with its `where` on a line of its own. Texts with syntax errors stay.
 */
export function formatYaml(text: string): string {
  const { root, findings } = parseYaml(text, { expand: false });
  if (findings.some(({ severity }) => severity === "error")) return text;
  const edits: TextEdit[] = [];
  const lineEnd = /\r\n/.test(text) ? "\r\n" : "\n";
  const done = new Set<number>();
  for (const rule of ruleTextsOf(root)) {
    const { span, value } = rule.text.node;
    // An alias shows a text twice; a string for a list holds several.
    if (done.has(span.start) || value !== rule.text.text || span.end <= span.start) continue;
    done.add(span.start);
    const newText = formatScalar(text, span, rule)?.replace(/\r?\n/g, lineEnd);
    if (newText !== undefined && newText !== text.slice(span.start, span.end)) edits.push({ span, newText });
  }
  let out = "";
  let at = 0;
  for (const { span, newText } of edits.sort((a, b) => a.span.start - b.span.start)) {
    if (span.start < at) continue;
    out += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return out + text.slice(at);
}

/** The scalar written anew; undefined where it must stay. */
function formatScalar(source: string, span: TextEdit["span"], { kind, text }: RuleText): string | undefined {
  const line = formatText(text.text, kind, undefined);
  // A string with a line break inside cannot be indented.
  if (line === undefined || /[\n\r]/.test(line)) return undefined;
  const written = source.slice(span.start, span.end);
  if (/^[|>]/.test(written)) return formatBlock(written, text.text, kind, line);
  const lineStart = source.lastIndexOf("\n", span.start - 1) + 1;
  const item = /^( *)- (?:&\S+ )?$/.exec(source.slice(lineStart, span.start));
  const after = /^[ \t]*(?:\r?\n|$)/.test(source.slice(span.end));
  if (line.length > WIDTH && item && after) {
    const lines = formatText(text.text, kind, STEP)?.split("\n") ?? [];
    const indent = `${item[1]}  `;
    return `|-\n${lines.map((each) => indent + each).join("\n")}`;
  }
  return quoteLike(written, line);
}

/** The text in the quotes that it had; undefined where it cannot be written so. */
function quoteLike(written: string, line: string): string | undefined {
  if (written.startsWith("'")) return `'${line.replaceAll("'", "''")}'`;
  if (written.startsWith('"')) {
    return /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(line) ? undefined : JSON.stringify(line);
  }
  return written.includes("\n") || /: |:$| #/.test(line) ? undefined : line;
}

/** A block scalar with its header, its indentation and the blank lines after it. */
function formatBlock(written: string, text: string, kind: RuleText["kind"], line: string): string | undefined {
  const parts = /^([|>][^\n]*\n)((?:[ \t]*\r?\n)*)([ ]+)(\S[\s\S]*?)(\s*)$/.exec(written);
  if (!parts || /[0-9]/.test(parts[1].split("#")[0])) return undefined;
  const [, header, , indent, , tail] = parts;
  const shown = line.length > WIDTH ? formatText(text, kind, STEP) : line;
  const lines = shown?.split("\n").map((each) => indent + each);
  return lines && `${header}${lines.join("\n")}${tail}`;
}
