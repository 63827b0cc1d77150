/**
 * What following every statement costs: the time of a traced run over the examples, against a plain one.
 * Usage: node --conditions=ottl-source bench/trace.ts
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { compileConfiguration, type Signal } from "ottl";
import { InspectSession } from "ottl/inspect";

const RUNS = 15;
const LIMITS = { time: 60_000, memory: 2 ** 30, records: 1e6 };
const examples = resolve(import.meta.dirname, "../examples");
const config = readFileSync(resolve(examples, "collector.yaml"), "utf8");

/** The median milliseconds; the first half of the runs warms up. */
function median(run: () => void): number {
  const times: number[] = [];
  for (let i = 0; i < 2 * RUNS; i++) {
    const start = performance.now();
    run();
    if (i >= RUNS) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[RUNS >> 1];
}

const signals: readonly Signal[] = ["traces", "logs", "metrics"];
const rows = signals.map((signal) => {
  const bytes = readFileSync(resolve(examples, `${signal}.json`));
  const { program } = compileConfiguration(config, { signal, tier: "scalar" });
  const plain = median(() => void program?.process(bytes));
  const traced = median(() => {
    const session = new InspectSession();
    session.load(bytes);
    session.run({ kind: "config", text: config }, LIMITS);
    session.encode("output", "json");
  });
  // A traced run compiles its rules, too.
  const compile = median(() => void compileConfiguration(config, { signal, tier: "scalar" }));
  const times = (traced - compile) / plain;
  return { signal, plain_ms: plain, traced_ms: traced - compile, times };
});
console.log(
  JSON.stringify(
    rows.map((row) => ({ ...row, times: Number(row.times.toFixed(2)) })),
    null,
    2,
  ),
);
