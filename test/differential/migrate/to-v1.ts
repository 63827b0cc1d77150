/**
 * Migrates Collector configurations to programs of v1 and runs both over random records, the Collector's by the reference:
 *
 *     OTTL_ORACLE=… node --conditions=ottl-source test/differential/migrate/to-v1.ts [--count 200] [--records 1000] [--seed 1]
 *
 * With --record FILE the Collector's records are kept for test/v1/from-collector-recorded.test.ts, one case a line.
 * Configurations that the report says something about are counted and not compared.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parse, stringify } from "yaml";
import { checkConfiguration } from "../../../src/runtime/check-configuration.ts";
import { migrateToV1 } from "../../../src/runtime/v1/index.ts";
import type { CaseSignal } from "../payloads.ts";
import { Random } from "../random.ts";
import { findOracle } from "../run.ts";
import { runCollector } from "./collector.ts";
import { type CollectorCase, CollectorGenerator } from "./collector-programs.ts";
import { WRITTEN_CONFIGURATIONS } from "./hand-written-configurations.ts";
import { Oracle } from "./oracle.ts";
import { randomPayload, recordsOf } from "./records.ts";
import { difference, runV1 } from "./to-collector.ts";

const SIGNALS: readonly CaseSignal[] = ["traces", "traces", "logs", "metrics"];

interface Counts {
  /** Configurations that the Collector takes. */
  configurations: number;
  /** Statements and conditions of v1 that came of them. */
  statements: number;
  inexpressible: number;
  differing: number;
}

/** Configurations that the Collector takes and that v1 can express, hand-written ones first. */
function* expressible(random: Random, counts: Counts): Generator<CollectorCase & { readonly text: string }> {
  function* all(): Generator<CollectorCase> {
    yield* WRITTEN_CONFIGURATIONS;
    for (let i = 0; ; i++) {
      const signal = SIGNALS[i % SIGNALS.length];
      yield { signal, yaml: new CollectorGenerator(random, signal).configuration() };
    }
  }
  for (const { signal, yaml } of all()) {
    if (checkConfiguration(yaml).some(({ severity }) => severity === "error")) continue;
    const { programs, findings } = migrateToV1(yaml);
    if (findings.length > 0) throw new Error(`${yaml}\n${findings[0].message}`);
    const [program] = programs;
    if (!program) continue;
    counts.configurations++;
    counts.statements += program.text.split("\n").filter((line) => /^\w/.test(line)).length;
    counts.inexpressible += program.notes.filter(({ kind }) => kind === "inexpressible").length;
    counts.differing += program.notes.filter(({ kind }) => kind === "difference").length;
    if (program.notes.length === 0) yield { signal, yaml, text: program.text };
    else if (WRITTEN_CONFIGURATIONS.some((each) => each.yaml === yaml)) {
      throw new Error(`${yaml}\n${program.notes.map(({ reason }) => reason).join("\n")}`);
    }
  }
}

/** What arrives at each exporter; `otlp` is the main one. Without pipelines, the processors run one after the other. */
async function runConfiguration(
  yaml: string,
  signal: CaseSignal,
  payload: unknown,
  oracle: Oracle,
): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const { processors, service } = parse(yaml) as { processors: Record<string, unknown>; service?: unknown };
  if (service) return runCollector(yaml, signal, payload, oracle);
  const pipelines = { [signal]: { receivers: ["in"], processors: Object.keys(processors), exporters: ["otlp"] } };
  return runCollector(stringify({ processors, service: { pipelines } }, { lineWidth: 0 }), signal, payload, oracle);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: "string", default: "200" },
      records: { type: "string", default: "1000" },
      seed: { type: "string", default: "1" },
      record: { type: "string" },
    },
  });
  const program = findOracle();
  if (!program) {
    console.log("skipped: neither OTTL_ORACLE nor OTTL_ORACLE_SRC is set");
    return;
  }
  const oracle = new Oracle(program);
  const random = new Random(Number(values.seed));
  const counts: Counts = { configurations: 0, statements: 0, inexpressible: 0, differing: 0 };
  const recorded: string[] = [];
  let count = 0;
  let differences = 0;
  let records = 0;
  let statements = 0;
  let routing = 0;
  for (const { signal, yaml, text } of expressible(random, counts)) {
    if (count === Number(values.count)) break;
    count++;
    statements += text.split("\n").filter((line) => /^\w/.test(line)).length;
    const payload = randomPayload(random, signal, Number(values.records));
    records += recordsOf(payload, signal).length;
    let found: string | undefined;
    try {
      const arrived = await runConfiguration(yaml, signal, payload, oracle);
      const lines = [...arrived].map(
        ([name, list]) => [name, list.flatMap((each) => recordsOf(each, signal))] as const,
      );
      recorded.push(JSON.stringify({ signal, yaml, text, payload, arrived: Object.fromEntries(lines) }));
      if (text.includes("route() ")) routing++;
      found = difference(runV1(text, signal, payload), arrived, signal);
    } catch (error) {
      found = String(error);
    }
    if (found === undefined) continue;
    differences++;
    console.log(`---- ${signal}\n${yaml}\n${text}\n${found}`);
  }
  oracle.close();
  if (values.record !== undefined) {
    const source = "pkg/ottl v1.4.0, transform and filter processors v0.165.0";
    const head = { title: "Collector configurations as programs of v1", reference: source, seed: Number(values.seed) };
    writeFileSync(values.record, `${[JSON.stringify(head), ...recorded].join("\n")}\n`);
  }
  console.log(
    `${count} configurations (${statements} statements of v1, ${routing} with routes), ${records} records, ${differences} configurations differ`,
  );
  console.log(
    `of ${counts.configurations} drawn: ${counts.statements} statements carried over, ${counts.differing} with a difference that is told, ${counts.inexpressible} not expressible`,
  );
  process.exitCode = differences > 0 ? 1 : 0;
}

if (import.meta.main) await main();
