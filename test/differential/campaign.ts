/**
 * Compares many fresh random cases with the reference in one command:
 *
 *     OTTL_ORACLE=… node test/differential/campaign.ts --seed 1 --count 100000 [--tier batch] [--batchable] [--show 20]
 *
 * Prints, by the reference's stage, how many cases agree, and how many cases each function stands in; exits with 1 where
 * an answer differs. Kinds of cases take turns: the whole language, the same with lambdas and experimental functions
 * (their gates on), the processors, values that lie in each other, texts and payloads as nobody writes them, and cases about the functions that stood in the fewest cases so far. The oracle is
 * found as in run.ts. `--batchable`: nine of ten slices are programs that columns can run, over protobuf whose fields
 * stand in any order. The same seed and count give the same cases.
 */
import { parseArgs } from "node:util";
import { allFunctions } from "../../src/functions/function-set.ts";
import { aliasingCases } from "./aliasing-cases.ts";
import { batchableCases } from "./batchable-cases.ts";
import { clearingCases } from "./clearing-cases.ts";
import { type GeneratedCase, generateCases } from "./generate.ts";
import { EXPERIMENTAL_GATES } from "./lambda-cases.ts";
import { processorCases } from "./processor-cases.ts";
import { Random } from "./random.ts";
import { findOracle } from "./run.ts";
import { Tally } from "./tally.ts";
import { wildCases } from "./wild-cases.ts";

const SLICE = 2500;
const GATES = EXPERIMENTAL_GATES.join(",");

interface Slice {
  readonly cases: Iterable<GeneratedCase>;
  readonly gates: string;
}

/** The slice of a turn; `rare` are the functions to write about. */
function slice(turn: number, seed: number, count: number, rare: readonly string[]): Slice {
  if (values.batchable && turn % 10 !== 9) {
    const functions = turn % 3 === 2 ? rare : undefined;
    const experimental = turn % 2 === 1;
    const usual = batchableCases({ seed, count, functions, experimental });
    return { cases: turn % 10 === 3 ? wildCases(seed, usual) : usual, gates: experimental ? GATES : "" };
  }
  switch (turn % 9) {
    case 1:
    case 4:
      return { cases: generateCases({ seed, count, experimental: true }), gates: GATES };
    case 2:
      return { cases: processorCases(new Random(seed), count), gates: "transform.flatten.logs" };
    case 3:
    case 6:
      return { cases: generateCases({ seed, count, experimental: true, functions: rare }), gates: GATES };
    case 7:
      return { cases: wildCases(seed, generateCases({ seed, count, experimental: true })), gates: GATES };
    case 8:
      return {
        cases: [...aliasingCases(seed, count - 200), ...clearingCases(seed, Math.min(count, 200))],
        gates: GATES,
      };
    default:
      return { cases: generateCases({ seed, count }), gates: "" };
  }
}

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "100000" },
    tier: { type: "string", default: "scalar" },
    show: { type: "string", default: "20" },
    functions: { type: "boolean", default: false },
    batchable: { type: "boolean", default: false },
  },
});
const oracle = findOracle();
if (!oracle) console.log("skipped: neither OTTL_ORACLE nor OTTL_ORACLE_SRC is set");
else {
  const seed = Number(values.seed);
  const count = Number(values.count);
  const tally = new Tally(allFunctions().map(({ name }) => name));
  for (let turn = 0; tally.cases < count; turn++) {
    const rare = tally.rarest().slice(0, 30);
    const { cases, gates } = slice(
      turn,
      seed + turn,
      Math.min(SLICE, count - tally.cases),
      rare.map(([name]) => name),
    );
    const lines = [...cases].map((item) => JSON.stringify({ ...item, id: `${seed + turn}-${item.id}` }));
    await tally.compare(oracle, lines, {
      OTTL_GATES: gates,
      OTTL_TIER: values.tier,
      ...(values.batchable ? { OTTL_FIELD_ORDER: "random" } : {}),
    });
    process.stderr.write(`${tally.cases} cases, ${tally.differences.length} differences\n`);
  }
  console.log(tally.report({ show: Number(values.show), wanted: 200, table: values.functions }));
  process.exitCode = tally.differences.length > 0 ? 1 : 0;
}
