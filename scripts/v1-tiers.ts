/**
 * Runs random programs of the dialect v1 over random payloads in the scalar and in the batch tier and compares
 * everything that can be told of both runs: `node scripts/v1-tiers.ts [PROGRAMS] [SEED]`, 20,000 programs by default.
 */
import { compareTiers } from "../test/v1/compare-tiers.ts";

const [count = "20000", seed = "1"] = process.argv.slice(2);
const { differences, ...counts } = compareTiers(Number(count), Number(seed));
console.log({ ...counts, differences: differences.length });
for (const difference of differences.slice(0, 5)) console.log(`\n${difference}`);
if (differences.length > 0) process.exitCode = 1;
