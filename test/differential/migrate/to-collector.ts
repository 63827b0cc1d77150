/**
 * Migrates programs of v1 to Collector configurations and runs both over random records, the Collector's by the reference:
 *
 *     OTTL_ORACLE=… node --conditions=ottl-source test/differential/migrate/to-collector.ts [--count 200] [--records 1000] [--seed 1]
 *
 * With --record FILE the Collector's records are kept for test/v1/migrate-recorded.test.ts, one program a line.
 * Programs that the report says something about are told and not compared.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parseV1 } from "../../../src/parser/v1/parse.ts";
import { migrateV1 } from "../../../src/runtime/v1/migrate/migrate.ts";
import { compileV1 } from "../../../src/runtime/v1/program.ts";
import type { CaseSignal } from "../payloads.ts";
import { Random } from "../random.ts";
import { findOracle } from "../run.ts";
import { runCollector } from "./collector.ts";
import { HAND_WRITTEN } from "./hand-written.ts";
import { Oracle } from "./oracle.ts";
import { randomPayload, recordsOf } from "./records.ts";
import { type MigrationCase, V1Generator } from "./v1-programs.ts";

const SIGNALS: readonly CaseSignal[] = ["traces", "traces", "logs", "metrics"];

/** Programs that compile and that the Collector can express, hand-written ones first. */
export function* expressible(random: Random): Generator<MigrationCase & { readonly configuration: string }> {
  function* all(): Generator<MigrationCase> {
    yield* HAND_WRITTEN;
    for (let i = 0; ; i++) {
      const signal = SIGNALS[i % SIGNALS.length];
      yield { signal, text: new V1Generator(random, signal).program() };
    }
  }
  for (const { signal, text } of all()) {
    const { node } = parseV1(text);
    if (!node || !compileV1(text, { signal }).program) continue;
    const { configuration, notes } = migrateV1(text, node, signal);
    if (notes.length === 0) yield { signal, text, configuration };
    else if (HAND_WRITTEN.some((each) => each.text === text)) {
      throw new Error(`${text}\n${notes.map(({ reason }) => reason).join("\n")}`);
    }
  }
}

/** What v1 gives at each exporter of the configuration. */
export function runV1(text: string, signal: CaseSignal, payload: unknown): ReadonlyMap<string, readonly unknown[]> {
  const { program } = compileV1(text, { signal });
  if (!program) throw new Error(text);
  const bytes = new TextEncoder().encode(JSON.stringify(payload));
  const result = program.process(bytes, { format: "json" });
  const read = (output: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(output));
  const out = new Map<string, readonly unknown[]>();
  if (result.output) out.set("otlp", [read(result.output)]);
  for (const [name, output] of result.routes) out.set(`otlp/${name}`, [read(output)]);
  return out;
}

/** The records at each exporter where the two differ. */
export function difference(
  expected: ReadonlyMap<string, readonly unknown[]>,
  actual: ReadonlyMap<string, readonly unknown[]>,
  signal: CaseSignal,
): string | undefined {
  for (const name of new Set([...expected.keys(), ...actual.keys()])) {
    const [a, b] = [expected, actual].map((side) =>
      (side.get(name) ?? []).flatMap((payload) => recordsOf(payload, signal)).sort(),
    );
    const at = a.findIndex((record, i) => record !== b[i]);
    if (a.length !== b.length || at >= 0) {
      const left = a.find((record) => !b.includes(record)) ?? "";
      const right = b.find((record) => !a.includes(record)) ?? "";
      let from = 0;
      while (from < left.length && left[from] === right[from]) from++;
      const shown = [left, right].map((record) => record.slice(Math.max(0, from - 60), from + 120));
      return `${name}: ${a.length} and ${b.length} records\n   v1 …${shown.join("\n   co …")}\n   ${left}`;
    }
  }
  return undefined;
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
  let count = 0;
  let differences = 0;
  let records = 0;
  let routing = 0;
  let routed = 0;
  const recorded: string[] = [];
  for (const { signal, text, configuration } of expressible(random)) {
    if (count === Number(values.count)) break;
    count++;
    const payload = randomPayload(random, signal, Number(values.records));
    records += recordsOf(payload, signal).length;
    let found: string | undefined;
    try {
      const collector = await runCollector(configuration, signal, payload, oracle);
      const arrived = [...collector].map(([name, list]) => [name, list.flatMap((each) => recordsOf(each, signal))]);
      recorded.push(JSON.stringify({ signal, text, configuration, payload, arrived: Object.fromEntries(arrived) }));
      if (configuration.includes("connectors:")) routing++;
      for (const [name, list] of arrived) if (name !== "otlp") routed += list.length;
      found = difference(runV1(text, signal, payload), collector, signal);
    } catch (error) {
      found = String(error);
    }
    if (found === undefined) continue;
    differences++;
    console.log(`---- ${signal}\n${text}\n${configuration.split("exporters:")[0]}\n${found}`);
  }
  oracle.close();
  if (values.record !== undefined) {
    const source = "pkg/ottl v1.4.0, transform and filter processors v0.165.0";
    const head = { title: "Programs of v1 as Collector configurations", reference: source, seed: Number(values.seed) };
    writeFileSync(values.record, `${[JSON.stringify(head), ...recorded].join("\n")}\n`);
  }
  console.log(`${count} programs, ${records} records, ${differences} programs differ`);
  console.log(`${routing} programs with routes, which took ${routed} records elsewhere`);
  process.exitCode = differences > 0 ? 1 : 0;
}

if (import.meta.main) await main();
