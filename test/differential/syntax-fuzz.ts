/**
 * Compares which texts are syntactically refused here and by the reference.
 * Usage: node test/differential/syntax-fuzz.ts ORACLE [COUNT] [SEED]; ORACLE is the built oracle program.
 */
import { spawnSync } from "node:child_process";
import { parseCondition, parseStatement, parseValueExpression } from "../../src/parser/parse.ts";
import { Random, randomCase, type SyntaxCase } from "./syntax-cases.ts";

const SYNTAX_ERROR = new RegExp(
  [
    "has invalid syntax",
    "lexer: ",
    "failed to conform",
    "failed to capture",
    "invalid quoted string",
    "converter names must start",
    "editor names must start",
    "only paths and converters may be indexed",
    "lambda body cannot result",
  ].join("|"),
);
const PARSERS = { statement: parseStatement, condition: parseCondition, value: parseValueExpression };
const INPUT = { resourceLogs: [{ scopeLogs: [{ logRecords: [{ body: { stringValue: "x" } }] }] }] };

/** One answer a case: whether the reference calls the text a syntax error, or undefined where it gave no verdict. */
export function askReference(oracle: string, cases: readonly SyntaxCase[]): (boolean | undefined)[] {
  const input = cases.map((item, id) => JSON.stringify(toCase(item, String(id)))).join("\n");
  const run = spawnSync(oracle, { input: `${input}\n`, maxBuffer: 1 << 30, encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr || String(run.error));
  const answers: (boolean | undefined)[] = new Array(cases.length).fill(undefined);
  for (const line of run.stdout.trimEnd().split("\n")) {
    const result = JSON.parse(line) as { id: string; stage: string; error?: string };
    if (result.stage === "panic") continue;
    answers[Number(result.id)] = result.stage === "config" && SYNTAX_ERROR.test(result.error ?? "");
  }
  return answers;
}

function toCase({ kind, text }: SyntaxCase, id: string): unknown {
  const shared = { id, signal: "logs", input: INPUT };
  if (kind !== "statement")
    return { ...shared, processor: kind === "condition" ? "condition" : "eval", context: "log", expr: text };
  return { ...shared, processor: "transform", config: { log_statements: [{ context: "log", statements: [text] }] } };
}

/** Whether this implementation refuses the text. */
export function refuses({ kind, text }: SyntaxCase): boolean {
  return PARSERS[kind](text).diagnostics.length > 0;
}

function main(oracle: string, count: number, seed: number): void {
  const random = new Random(seed);
  const cases = Array.from({ length: count }, () => randomCase(random));
  const expected = askReference(oracle, cases);
  let refused = 0;
  let different = 0;
  let silent = 0;
  cases.forEach((item, i) => {
    if (expected[i] === undefined) silent++;
    else if (expected[i]) refused++;
    if (expected[i] === undefined || refuses(item) === expected[i]) return;
    different++;
    if (different <= 40) console.log(JSON.stringify({ ...item, reference: expected[i] ? "refuses" : "accepts" }));
  });
  console.log(
    `${count} cases, seed ${seed}: ${refused} refused by the reference, ${silent} without verdict, ${different} different`,
  );
  if (different > 0) process.exitCode = 1;
}

if (process.argv[1]?.endsWith("syntax-fuzz.ts")) {
  const [oracle, count = "2000", seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
  main(oracle, Number(count), Number(seed));
}
