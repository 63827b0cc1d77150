/**
 * What counting and timing statements costs: programs with metrics against the same ones without, in pairs of runs that
 * take turns (which of the two begins, too), in time of the processor, as the median of the pairs' ratios.
 * Usage: node --conditions=ottl-source bench/metrics.ts [SECONDS a case]
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { collectMetrics, compileConfiguration, type Signal } from "ottl";
import { compileV1 } from "ottl/v1";

/** Milliseconds of one run: short, so that what else the machine does falls on both of a pair. */
const RUN = 5;
/** Programs on each side: what the compiler of the machine makes of one of them may be luck. */
const PAIRS = 4;
const root = resolve(import.meta.dirname, "..");
const seconds = Number(process.argv[2] ?? 5);

const TIERS = ["scalar", "batch"] as const;
type Compile = (signal: Signal, tier: (typeof TIERS)[number], metrics: boolean) => (bytes: Uint8Array) => void;

function collector(name: string): Compile {
  const text = readFileSync(resolve(root, `bench/cases/${name}.yaml`), "utf8");
  return (signal, tier, metrics) => {
    const { program } = compileConfiguration(text, { signal, tier, metrics: metrics ? collectMetrics : undefined });
    return (bytes) => void program?.process(bytes, { format: "proto" });
  };
}

const V1 = `drop() where Hash(trace_id) % 100 >= 50
set(attr["is_slow"], duration > Duration("1s"))
set(attr["method"], Uppercase(attr["http.request.method"])) where kind == SPAN_KIND_SERVER
drop() where name == "/healthz"`;

const v1: Compile = (signal, tier, metrics) => {
  const { program } = compileV1(V1, { signal, tier, metrics });
  return (bytes) => void program?.process(bytes, { format: "proto" });
};

const CASES: readonly (readonly [name: string, signal: Signal, compile: Compile])[] = [
  ["filter-five", "traces", collector("filter-five")],
  ["upper-case", "traces", collector("upper-case")],
  ["pii-masking", "logs", collector("pii-masking")],
  ["log-pipeline", "logs", collector("log-pipeline")],
  ["metrics-cleanup", "metrics", collector("metrics-cleanup")],
  ["v1 program", "traces", v1],
];

/** Microseconds of this process, which others on the machine disturb less than the clock. */
function busy(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Microseconds a payload, over one run. */
function time(run: (bytes: Uint8Array) => void, bytes: Uint8Array): number {
  const start = busy();
  let rounds = 0;
  let now = start;
  while (now - start < RUN * 1000) {
    run(bytes);
    rounds++;
    now = busy();
  }
  return (now - start) / rounds;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

for (const [name, signal, compile] of CASES) {
  const bytes = readFileSync(resolve(root, `examples/${signal}.pb`));
  for (const tier of TIERS) {
    const pairs = Array.from({ length: PAIRS }, (_, i) => {
      const [first, second] = [compile(signal, tier, i % 2 === 1), compile(signal, tier, i % 2 === 0)];
      return i % 2 === 0 ? [first, second] : [second, first];
    });
    for (let i = 0; i < 10; i++) {
      for (const run of pairs.flat()) time(run, bytes);
    }
    const ratios: number[] = [];
    const end = performance.now() + seconds * 1000;
    while (performance.now() < end || ratios.length % (2 * PAIRS) !== 0) {
      const [off, on] = pairs[ratios.length % PAIRS];
      const isFirst = (ratios.length / PAIRS) % 2 < 1;
      const first = time(isFirst ? off : on, bytes);
      const second = time(isFirst ? on : off, bytes);
      ratios.push(isFirst ? second / first : first / second);
    }
    const percent = (median(ratios) - 1) * 100;
    console.log(`${name.padEnd(16)}${tier.padEnd(8)}${percent.toFixed(1).padStart(6)} %  (${ratios.length} pairs)`);
  }
}
