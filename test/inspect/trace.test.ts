import { expect, test } from "vitest";
import { type ExplainedStep, InspectSession } from "../../src/inspect/index.ts";
import { compileConfiguration } from "../../src/runtime/compile.ts";
import { type BatchCase, batchCase } from "../differential/batch-cases.ts";
import { Random } from "../differential/random.ts";

const CASES = Number(process.env.OTTL_TRACE_CASES ?? 1000);
const LIMITS = { time: 60_000, memory: 2 ** 30, records: 1e6 };
const RECORD = { traces: "span", logs: "log", metrics: "metric" };

/** Two processors, one after the other, over the input of the first one's case. */
function twoProcessors(seed: number): { readonly config: string; readonly signal: BatchCase["signal"]; input: string } {
  const random = new Random(seed);
  const first = batchCase(random);
  let second = batchCase(random);
  while (second.signal !== first.signal) second = batchCase(random);
  const processors = {
    [`${first.processor}/first`]: first.config,
    [`${second.processor}/second`]: second.config,
  };
  return { config: JSON.stringify({ processors }), signal: first.signal, input: JSON.stringify(first.input) };
}

test("a traced run gives what a plain run gives", () => {
  const outcomes: Record<string, number> = {};
  let steps = 0;
  for (let i = 0; i < CASES; i++) {
    const { config, signal, input } = twoProcessors(7_000_000 + i);
    const bytes = new TextEncoder().encode(input);
    const { program } = compileConfiguration(config, { signal, tier: "scalar" });
    const session = new InspectSession();
    const loaded = session.load(bytes);
    if ("message" in loaded) continue;
    const report = session.run({ kind: "config", text: config }, LIMITS);
    const hint = `${config} over ${input}`;
    outcomes[report.outcome] = (outcomes[report.outcome] ?? 0) + 1;
    steps += report.steps;
    if (!program) expect(report.outcome, hint).toBe("invalid");
    else {
      const plain = program.process(bytes);
      expect(report.outcome, hint).toBe(plain.failure ? "refused" : "ok");
      if (plain.failure) continue;
      const output = new TextDecoder().decode(session.encode("output", "json"));
      expect(output, hint).toBe(new TextDecoder().decode(plain.output));
    }
  }
  expect(outcomes.ok).toBeGreaterThan(CASES * 0.5);
  expect(steps).toBeGreaterThan(CASES * 10);
}, 120_000);

/** A record's own fields, resource, scope and cache aside. */
function own(fields: ExplainedStep["before"], name: string): Record<string, string> {
  const mine = fields.filter(({ path }) => path.startsWith(`${name}.`));
  return Object.fromEntries(mine.map(({ path, text, type }) => [path, `${text} ${type}`]));
}

test("the steps of a record follow from one another, to what came out", () => {
  let followed = 0;
  for (let i = 0; i < CASES / 10; i++) {
    const { config, signal, input } = twoProcessors(8_000_000 + i);
    // A filter takes data points out of a metric between two steps of that metric.
    if (signal === "metrics" && config.includes('"filter/')) continue;
    const session = new InspectSession();
    if ("message" in session.load(new TextEncoder().encode(input))) continue;
    const report = session.run({ kind: "config", text: config }, LIMITS);
    if (report.outcome !== "ok") continue;
    const all = session.page(0, report.steps);
    expect(all.map(({ index }) => index)).toEqual(Array.from({ length: report.steps }, (_, at) => at));
    const backwards = session.page(report.steps - 1, report.steps, -1);
    expect(backwards.toReversed()).toEqual(all);
    for (let record = 0; record < report.counts.input; record++) {
      const steps = all.filter((step) => step.record === record);
      const hint = `record ${record} of ${config} over ${input}`;
      for (let at = 1; at < steps.length; at++) {
        const name = RECORD[signal];
        expect(own(steps[at].before, name), hint).toEqual(own(steps[at - 1].after, name));
        followed++;
      }
      const last = steps.at(-1);
      const detail = session.record(record);
      expect((detail?.differences ?? 0) > 0, hint).toBe(detail?.status === "changed");
      if (last && detail && detail.status !== "dropped") {
        expect(own(last.after, RECORD[signal]), hint).toEqual(own(detail.after, RECORD[signal]));
      }
    }
    for (const step of all) {
      if (!step.matched) expect(step.changes, step.source).toEqual([]);
      if (step.explanation && step.kind === "condition") {
        expect(step.explanation.result).toBe(step.failed ? "failed" : String(step.matched));
      }
    }
  }
  expect(followed).toBeGreaterThan(CASES);
}, 60_000);
