/**
 * Records the reference's answers to generated cases, so that tests can compare with them where no oracle is at hand:
 *
 *     OTTL_ORACLE=… node test/differential/record.ts
 *
 * Cases whose answer changes from one time to the next, or of which the oracle gives no verdict, are left out.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { compareResults } from "./compare.ts";
import { type GeneratedCase, generateCases } from "./generate.ts";
import { processorCases } from "./processor-cases.ts";
import { Random } from "./random.ts";
import { ask, findOracle } from "./run.ts";

const folder = join(import.meta.dirname, "../conformance");

async function record(oracle: string, file: string, title: string, cases: readonly GeneratedCase[]): Promise<void> {
  const lines = cases.map((item) => JSON.stringify(item));
  const [first, ...others] = [
    await ask(oracle, [], lines),
    await ask(oracle, [], lines),
    await ask(oracle, [], lines),
    await ask(oracle, [], lines),
  ];
  const inputs = [...new Set(cases.map(({ input }) => JSON.stringify(input)))];
  const kept = cases.flatMap((item, i) => {
    const isStable = others.every((answers) => compareResults(first[i], answers[i]).kind === "agree");
    const { id: _, error: __, ...result } = first[i];
    if (!isStable || ["panic", "output", "crash", "case"].includes(result.stage)) return [];
    const input = inputs.indexOf(JSON.stringify(item.input));
    return [JSON.stringify({ ...item, input, result: { ...result, logs: result.logs?.length ?? 0 } })];
  });
  const header = {
    title,
    fields: "a case of the oracle's protocol; input: index into inputs; result: the reference's",
  };
  const head = `${JSON.stringify(header).slice(0, -1)},"inputs":[${inputs.join(",\n")}]}`;
  writeFileSync(join(folder, file), `${head.replaceAll("\n", "")}\n${kept.join("\n")}\n`);
  console.log(`${file}: ${kept.length} of ${cases.length} cases`);
}

const oracle = findOracle();
if (!oracle) console.log("skipped: neither OTTL_ORACLE nor OTTL_ORACLE_SRC is set");
else {
  await record(oracle, "processors.jsonl", "Transform and filter processors", [...processorCases(new Random(7), 500)]);
  await record(oracle, "language.jsonl", "Statements, conditions and expressions", [
    ...generateCases({ seed: 8, count: 800 }),
  ]);
}
