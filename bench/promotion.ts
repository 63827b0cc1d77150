/**
 * When columns have paid for being compiled: both tiers start cold, each in a process of its own, and run over payloads
 * of one size; the first total of records is told at which the batch tier has taken less time than the scalar one.
 * The defaults of the promotion (docs/speed.md, docs/v1.md) come from here.
 * Usage: node --conditions=ottl-source bench/promotion.ts
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { compileConfiguration, type Signal, type Tier } from "ottl";
import { compileV1 } from "ottl/v1";

const ROUNDS = 5;
/** Records at which the clock is read. */
const MARKS = [25, 50, 100, 200, 400, 700, 1000, 2000, 3000, 5000, 7000, 10_000, 20_000] as const;
const SIZES = [10, 40, 200, 1000] as const;
const root = resolve(import.meta.dirname, "..");

interface Subject {
  readonly name: string;
  readonly signal: Signal;
  readonly process: (tier: Tier) => (bytes: Uint8Array) => void;
}

function collector(name: string, signal: Signal): Subject {
  const text = readFileSync(resolve(root, `bench/cases/${name}.yaml`), "utf8");
  const compile = (tier: Tier): ((bytes: Uint8Array) => void) => {
    const { program } = compileConfiguration(text, { signal, tier });
    return (bytes) => void program?.process(bytes, { format: "proto" });
  };
  return { name, signal, process: compile };
}

const SAMPLING = `drop() where Hash(trace_id) % 100 >= 10
set(attr["is_slow"], duration > Duration("1s"))
set(attr["method"], Uppercase(attr["http.request.method"]))`;

const SUBJECTS: readonly Subject[] = [
  collector("filter-five", "traces"),
  collector("upper-case", "traces"),
  collector("pii-masking", "logs"),
  collector("metrics-cleanup", "metrics"),
  {
    name: "v1 sampling",
    signal: "traces",
    process: (tier) => {
      const { program } = compileV1(SAMPLING, { signal: "traces", tier });
      return (bytes) => void program?.process(bytes, { format: "proto" });
    },
  },
];

/** The messages of the one repeated field that a payload consists of. */
function resourceGroups(bytes: Uint8Array): Uint8Array[] {
  const groups: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const start = at++;
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      length |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    at += length;
    groups.push(bytes.subarray(start, at));
  }
  return groups;
}

/** Payloads of about so many records, made of the examples' resources. */
function payloads(signal: Signal, size: number): { readonly bytes: Uint8Array; readonly records: number }[] {
  const { program } = compileConfiguration("processors: {transform: {}}", { signal });
  const groups = resourceGroups(readFileSync(resolve(root, `examples/${signal}.pb`)));
  const sized = groups.map((bytes) => ({ bytes, records: program?.process(bytes).counts().before ?? 0 }));
  const out: { bytes: Uint8Array; records: number }[] = [];
  let pending: typeof sized = [];
  for (let i = 0; out.reduce((sum, { records }) => sum + records, 0) < 2000; i++) {
    pending.push(sized[i % sized.length]);
    const records = pending.reduce((sum, each) => sum + each.records, 0);
    if (records < size) continue;
    out.push({ bytes: Buffer.concat(pending.map(({ bytes }) => bytes)), records });
    pending = [];
  }
  return out;
}

/** Milliseconds at each mark, in this process, cold. */
function timeHere(subject: Subject, tier: Tier, size: number): number[] {
  const inputs = payloads(subject.signal, size);
  const times: number[] = [];
  const process = subject.process(tier);
  let records = 0;
  const start = performance.now();
  for (let i = 0; times.length < MARKS.length; i++) {
    const { bytes, records: count } = inputs[i % inputs.length];
    process(bytes);
    records += count;
    while (times.length < MARKS.length && records >= MARKS[times.length]) times.push(performance.now() - start);
  }
  return times;
}

function timeChild(index: number, tier: Tier, size: number): number[] {
  const args = ["--conditions=ottl-source", "--no-warnings", import.meta.filename, String(index), tier, String(size)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })) as number[];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

const [index, tier, size] = process.argv.slice(2);
if (index !== undefined) {
  console.log(JSON.stringify(timeHere(SUBJECTS[Number(index)], tier as Tier, Number(size))));
} else {
  for (const [i, { name }] of SUBJECTS.entries()) {
    for (const records of SIZES) {
      const rounds = Array.from({ length: ROUNDS }, () => [
        timeChild(i, "scalar", records),
        timeChild(i, "batch", records),
      ]);
      const [scalar, batch] = [0, 1].map((side) =>
        MARKS.map((_, mark) => median(rounds.map((round) => round[side][mark]))),
      );
      const paid = MARKS.findIndex((_, mark) => batch.slice(mark).every((time, k) => time <= scalar[mark + k]));
      const at = paid < 0 ? `not within ${MARKS[MARKS.length - 1]}` : `from ${MARKS[paid]}`;
      const last = MARKS.length - 1;
      console.log(
        `${name.padEnd(16)} payloads of ${String(records).padStart(4)}: columns pay ${at} records on ` +
          `(1,000: ${scalar[6].toFixed(1)} against ${batch[6].toFixed(1)} ms; 20,000: ${scalar[last].toFixed(1)} against ${batch[last].toFixed(1)} ms)`,
      );
    }
  }
}
