/**
 * Writes configurations in older OTTL, migrates them, and runs both by the reference over random records:
 *
 *     OTTL_ORACLE=… node --conditions=ottl-source test/differential/migrate/to-latest.ts [--count 200] [--records 100] [--seed 1]
 */
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { migrateToLatest } from "../../../src/runtime/migrate/latest.ts";
import type { CaseSignal } from "../payloads.ts";
import { Random } from "../random.ts";
import { findOracle } from "../run.ts";
import { Oracle } from "./oracle.ts";
import { randomPayload, recordsOf } from "./records.ts";

const CONTEXTS = {
  traces: ["span", "trace_statements", "span", "kind == SPAN_KIND_SERVER", "name"],
  logs: ["log", "log_statements", "log_record", "severity_number >= SEVERITY_NUMBER_WARN", "severity_text"],
  metrics: ["datapoint", "metric_statements", "datapoint", "value_int > 50", "metric.name"],
} as const;

function condition(random: Random, own: string): string {
  const simple = (): string =>
    random.pick([
      'attributes["x"] == "a"',
      'attributes["n"] != nil and attributes["n"] > 2',
      'IsMatch(attributes["email"], "joe")',
      'resource.attributes["tenant"] == "A"',
      'instrumentation_scope.name == "lib"',
      "true",
      own,
    ]);
  return random.chance(0.5) ? simple() : `${simple()} ${random.pick(["and", "or"])} not (${simple()})`;
}

function configuration(random: Random, signal: CaseSignal): string {
  const [context, statements, list, own, text] = CONTEXTS[signal];
  if (random.chance(0.5)) {
    const conditions = random.many(1, 3, () => `          - '${condition(random, own)}'`).join("\n");
    return `processors:\n  filter:\n    error_mode: ignore\n    ${signal}:\n        ${list}:\n${conditions}\n`;
  }
  const lines = random.many(1, 4, () => {
    const action = random.pick([
      `set(attributes["out"], ${text})`,
      'set(attributes["tenant"], resource.attributes["tenant"])',
      'set(resource.attributes["seen"], true)',
      'delete_key(attributes, "x")',
      'replace_pattern(attributes["email"], "@.*", "@$$")',
    ]);
    return `          - '${action} where ${condition(random, own)}'`;
  });
  const head = random.pick([
    `      - context: ${context}\n        statements:\n${lines.join("\n")}`,
    `      - statements:\n${lines.join("\n")}\n        context: ${context} # last`,
  ]);
  return `processors:\n  transform:\n    error_mode: ignore\n    ${statements}:\n${head}\n`;
}

async function run(yaml: string, signal: CaseSignal, payload: unknown, oracle: Oracle): Promise<string> {
  const { processors } = parse(yaml.replaceAll("$$", "$")) as { processors: Record<string, unknown> };
  const [[type, config]] = Object.entries(processors);
  return recordsOf(await oracle.run(type, signal, config, payload), signal).join("\n");
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: "string", default: "200" },
      records: { type: "string", default: "100" },
      seed: { type: "string", default: "1" },
    },
  });
  const program = findOracle();
  if (!program) {
    console.log("skipped: neither OTTL_ORACLE nor OTTL_ORACLE_SRC is set");
    return;
  }
  const oracle = new Oracle(program);
  const random = new Random(Number(values.seed));
  let differences = 0;
  for (let i = 0; i < Number(values.count); i++) {
    const signal = random.pick(["traces", "logs", "metrics"] as const);
    const before = configuration(random, signal);
    const { configuration: after = "", notes } = migrateToLatest(before);
    const payload = randomPayload(random, signal, Number(values.records));
    let found = notes.map(({ reason }) => reason).join("\n");
    try {
      const [a, b] = [await run(before, signal, payload, oracle), await run(after, signal, payload, oracle)];
      if (a !== b) found += "other records";
    } catch (error) {
      found += String(error);
    }
    if (found === "") continue;
    differences++;
    console.log(`----\n${before}\n${after}\n${found}`);
  }
  oracle.close();
  console.log(`${values.count} configurations, ${differences} differ`);
  process.exitCode = differences > 0 ? 1 : 0;
}

if (import.meta.main) await main();
