import type { ConfigFinding } from "../../config/finding.ts";
import { LINT_CODES } from "../../diagnostics/lint-codes.ts";
import { isRule, suggestion } from "./lint-config.ts";

/** Which findings comments of a file switch off. */
export interface Suppressions {
  /** Whether a rule is off at an offset. */
  readonly covers: (rule: { readonly name: string; readonly code: string }, offset: number) => boolean;
  /** Comments that name rules which do not exist. */
  readonly findings: readonly ConfigFinding[];
}

const DIRECTIVE = /(?:#|\/\/)[ \t]*ottl-disable(-next-line|-line|)(?=[ \t]|\r?$)([^\r\n]*)/gm;

/**
 * Reads comments: `# ottl-disable-next-line RULE, RULE`, `# ottl-disable-line RULE` and, for the whole file,
 * `# ottl-disable RULE`. Without a rule they mean all rules; what follows ` -- ` is a reason.
 */
export function readSuppressions(text: string): Suppressions {
  const lines = lineStarts(text);
  const byLine = new Map<number, Set<string>>();
  const everywhere = new Set<string>();
  const findings: ConfigFinding[] = [];
  for (const match of text.matchAll(DIRECTIVE)) {
    const names = match[2]
      .split(/\s--\s/)[0]
      .split(/[\s,]+/)
      .filter((name) => name !== "");
    for (const name of names) {
      if (isRule(name)) continue;
      const start = match.index + match[0].indexOf(name, match[0].length - match[2].length);
      findings.push({
        code: LINT_CODES.unknownDirective,
        severity: "warning",
        message: `there is no lint rule ${name}`,
        span: { start, end: start + name.length },
        path: "",
        notes: suggestion(name),
      });
    }
    const words = names.length === 0 ? ["*"] : names;
    const line = lineOf(lines, match.index);
    if (match[1] === "") for (const word of words) everywhere.add(word);
    else {
      const at = match[1] === "-line" ? line : nextLine(text, lines, line);
      const known = byLine.get(at) ?? new Set();
      byLine.set(at, known);
      for (const word of words) known.add(word);
    }
  }
  const has = (words: ReadonlySet<string> | undefined, { name, code }: { name: string; code: string }): boolean =>
    words !== undefined && (words.has("*") || words.has(name) || words.has(code));
  return {
    covers: (rule, offset) =>
      has(everywhere, rule) || (byLine.size > 0 && has(byLine.get(lineOf(lines, offset)), rule)),
    findings,
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The next line that is no comment of its own. */
function nextLine(text: string, starts: readonly number[], line: number): number {
  let at = line + 1;
  while (at < starts.length - 1 && /^[ \t]*(?:#|\/\/)/.test(text.slice(starts[at], starts[at + 1]))) at++;
  return at;
}
