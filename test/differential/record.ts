/**
 * Records the reference's answers to generated cases, so that tests can compare with them where no oracle is at hand:
 *
 *     OTTL_ORACLE=… node test/differential/record.ts
 *
 * With OTTL_CONVERSION_ORACLE, an oracle that has the module pkg/expohisto (it is on no proxy), those of the histogram
 * conversion too. Cases whose answer changes from one time to the next, or of which the oracle gives no verdict, are left out.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { aliasingCases } from "./aliasing-cases.ts";
import { batchableCases } from "./batchable-cases.ts";
import { clearingCases } from "./clearing-cases.ts";
import { type GeneratedCase, generateCases } from "./generate.ts";
import { histogramCases } from "./histogram-cases.ts";
import { EXPERIMENTAL_GATES, lambdaCases } from "./lambda-cases.ts";
import { processorCases } from "./processor-cases.ts";
import { Random } from "./random.ts";
import { ask, findOracle } from "./run.ts";
import { isSame } from "./tally.ts";
import { twiceCases } from "./twice-cases.ts";

const folder = join(import.meta.dirname, "../conformance");

interface Recording {
  readonly file: string;
  readonly title: string;
  readonly cases: Iterable<GeneratedCase>;
  /** Feature gates that are on besides those that are by default. */
  readonly gates?: readonly string[];
  readonly provenance?: string;
}

async function record(oracle: string, recording: Recording): Promise<void> {
  const { file, title, gates = [], provenance } = recording;
  const cases = [...recording.cases];
  const env = { OTTL_GATES: gates.join(",") };
  const lines = cases.map((item) => JSON.stringify(item));
  const [first, ...others] = [
    await ask(oracle, [], lines, env),
    await ask(oracle, [], lines, env),
    await ask(oracle, [], lines, env),
    await ask(oracle, [], lines, env),
  ];
  const inputs = [...new Set(cases.map(({ input }) => JSON.stringify(input)))];
  const kept = cases.flatMap((item, i) => {
    const isStable = others.every((answers) => isSame(first[i], answers[i]));
    const { id: _, error: __, ...result } = first[i];
    if (!isStable || ["output", "crash", "case"].includes(result.stage)) return [];
    const input = inputs.indexOf(JSON.stringify(item.input));
    return [JSON.stringify({ ...item, input, result: { ...result, logs: result.logs?.length ?? 0 } })];
  });
  const header = {
    title,
    ...(provenance ? { provenance } : {}),
    ...(gates.length > 0 ? { gates } : {}),
    fields: "a case of the oracle's protocol; input: index into inputs; result: the reference's",
  };
  const head = `${JSON.stringify(header).slice(0, -1)},"inputs":[${inputs.join(",\n")}]}`;
  writeFileSync(join(folder, file), `${head.replaceAll("\n", "")}\n${kept.join("\n")}\n`);
  console.log(`${file}: ${kept.length} of ${cases.length} cases`);
}

const oracle = findOracle();
const { OTTL_CONVERSION_ORACLE } = process.env;
if (!oracle) console.log("skipped: neither OTTL_ORACLE nor OTTL_ORACLE_SRC is set");
else {
  const recordings: Recording[] = [
    {
      file: "processors.jsonl",
      title: "Transform and filter processors",
      cases: processorCases(new Random(7), 500),
    },
    {
      file: "language.jsonl",
      title: "Statements, conditions and expressions",
      cases: generateCases({ seed: 8, count: 800 }),
    },
    {
      file: "lambdas.jsonl",
      title: "Lambdas whose parameters are named like contexts and paths",
      cases: lambdaCases(),
      gates: EXPERIMENTAL_GATES,
    },
    {
      file: "experimental.jsonl",
      title: "Statements, conditions and expressions with lambdas, experimental functions and keys of expressions",
      cases: generateCases({ seed: 9, count: 500, experimental: true }),
      gates: EXPERIMENTAL_GATES,
    },
    {
      file: "twice.jsonl",
      title: "Arguments given twice by name, with others missing; what the reference does not survive",
      cases: twiceCases(),
      gates: EXPERIMENTAL_GATES,
    },
    {
      file: "aliasing.jsonl",
      title: "Maps and lists copied between records, what is above them, and into themselves",
      cases: aliasingCases(13, 400),
      gates: EXPERIMENTAL_GATES,
    },
    {
      file: "clearing.jsonl",
      title: "Statements that clear or replace the lists that are being walked",
      cases: clearingCases(12, 400),
    },
    {
      file: "columns.jsonl",
      title: "Programs that columns can run",
      cases: batchableCases({ seed: 10, count: 320 }),
    },
  ];
  for (const recording of recordings) await record(oracle, recording);
}
if (OTTL_CONVERSION_ORACLE) {
  await record(OTTL_CONVERSION_ORACLE, {
    file: "histograms.jsonl",
    title: "convert_exponential_histogram_to_histogram",
    cases: histogramCases(11, 500),
    provenance: "transformprocessor 0.165.0 with the conversion of pkg/expohisto that belongs to it",
  });
}
