import type { PageState } from "./state.ts";

/** What a run came to, as a test file asks for it. */
export interface Outcome {
  /** How many records are dropped: not those that are moved elsewhere. */
  readonly dropped: number;
  /** Errors that were let pass. */
  readonly errors: number;
  readonly routes: readonly { readonly name: string; readonly records: number }[];
  /** OTLP/JSON on one line. */
  readonly output: string;
  /** For each assertion, the first record of the output on which it holds. */
  readonly first: readonly (number | undefined)[];
}

interface TestFileParts {
  readonly state: PageState;
  /** The rules: a Collector's configuration, or a program of the dialect v1. */
  readonly rules: string;
  /** OTLP/JSON on one line. */
  readonly input: string;
  readonly outcome: Outcome;
}

/** A file for `ottl test` that asks for what the page's tests ask for, and that passes where they pass. */
export function testFile({ state, rules, input, outcome }: TestFileParts): string {
  const isV1 = state.dialect === "v1";
  const { count, expected } = state.tests;
  const asserted = isV1 ? [] : assertions(state, outcome.first);
  const lines = isV1 ? ["program: |", ...indent(rules)] : ["config:", ...indent(undouble(rules))];
  if (state.pipeline !== undefined && !isV1) lines.push(`pipeline: ${quote(state.pipeline)}`);
  lines.push("tests:", "  - name: exported from the playground", `    input: ${input}`);
  if (isV1) for (const note of notes(state)) lines.push(`    # ${note}`);
  if (asserted.length > 0) lines.push("    assert:", ...asserted.map((line) => `      - ${line}`));
  if (count !== undefined) lines.push(`    dropped: ${outcome.dropped}`);
  if (outcome.errors > 0) lines.push(`    errors: ${outcome.errors}`);
  if (isV1 && outcome.routes.length > 0) {
    lines.push("    routed_to:", ...outcome.routes.map(({ name, records }) => `      ${quote(name)}: ${records}`));
  }
  const hasNothingElse = asserted.length === 0 && count === undefined;
  // Conditions of the dialect v1 have no place in a test file: what came out stands for them.
  const wanted = expected ?? (isV1 || hasNothingElse ? outcome.output : undefined);
  if (wanted !== undefined) lines.push(`    expected: ${wanted === "{}" ? "dropped" : wanted}`);
  return `${lines.join("\n")}\n`;
}

function assertions({ tests }: PageState, first: Outcome["first"]): readonly string[] {
  return tests.assertions.flatMap(({ quantifier, condition }, i) => {
    if (condition.trim() === "") return [];
    if (quantifier === "all") return quote(condition);
    if (quantifier === "none") return quote(`not (${condition})`);
    const record = first[i];
    return record === undefined ? [] : `{ record: ${record}, condition: ${quote(condition)} }`;
  });
}

function notes({ tests }: PageState): readonly string[] {
  return tests.assertions
    .filter(({ condition }) => condition.trim() !== "")
    .map(({ quantifier, condition }) => `${quantifier}: ${condition.replaceAll("\n", " ")}`);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
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
