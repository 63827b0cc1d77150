/**
 * Records which texts the reference refuses, into test/conformance/syntax.jsonl.
 * Usage: node test/differential/record-syntax.ts ORACLE; ORACLE is the built oracle program.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Random, randomCase, type SyntaxCase } from "./syntax-cases.ts";
import { CURATED } from "./syntax-curated.ts";
import { askReference } from "./syntax-fuzz.ts";

const RANDOM_CASES = 500;
const LONGEST = 90;

const random = new Random(20_260_101);
const generated: SyntaxCase[] = [];
while (generated.length < RANDOM_CASES) {
  const item = randomCase(random);
  if (item.text.length <= LONGEST) generated.push(item);
}
const cases = [...CURATED, ...generated];
const answers = askReference(process.argv[2], cases);
const header = {
  provenance: "Whether the reference refuses a text as a syntax error, recorded by test/differential/record-syntax.ts",
  reference: "OTTL 1.4.0 (transform and filter processors 0.165.0)",
  fields: ["kind: statement, condition or value", "text", "refused"],
};
const lines = cases.flatMap((item, i) =>
  answers[i] === undefined ? [] : [JSON.stringify({ ...item, refused: answers[i] })],
);
writeFileSync(
  join(import.meta.dirname, "../conformance/syntax.jsonl"),
  `${[JSON.stringify(header), ...lines].join("\n")}\n`,
);
console.log(`${lines.length} vectors`);
