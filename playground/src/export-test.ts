import type { PageState } from "./state.ts";

interface TestFileParts {
  readonly state: PageState;
  /** The rules as a Collector's configuration. */
  readonly config: string;
  /** OTLP/JSON on one line. */
  readonly input: string;
  /** How many records go in: what is left tells how many were dropped. */
  readonly records: number;
}

/** A file for `ottl test` that asks for what the page's tests ask for. */
export function testFile({ state, config, input, records }: TestFileParts): string {
  const { assertions, count, expected } = state.tests;
  const lines = [
    "config:",
    ...indent(undouble(config)),
    "tests:",
    "  - name: exported from the playground",
    `    input: ${input}`,
  ];
  const conditions = assertions.filter(({ condition }) => condition.trim() !== "");
  const some = conditions.filter(({ quantifier }) => quantifier === "any");
  for (const { condition } of some) lines.push(`    # on some record: ${condition}`);
  const every = conditions.filter(({ quantifier }) => quantifier !== "any");
  if (every.length > 0) lines.push("    assert:");
  for (const { quantifier, condition } of every) {
    const text = quantifier === "none" ? `not (${condition})` : condition;
    lines.push(`      - '${text.replaceAll("'", "''")}'`);
  }
  if (count !== undefined && records >= count) lines.push(`    dropped: ${records - count}`);
  if (expected !== undefined) lines.push(`    expected: ${expected}`);
  return `${lines.join("\n")}\n`;
}

function indent(text: string): string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`));
}

/** In a test file a dollar is a dollar; in a Collector's it is written twice. */
function undouble(config: string): string {
  return config.replaceAll("$$", "$");
}
