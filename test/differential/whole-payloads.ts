/**
 * Runs the configurations of bench/cases over generated payloads with `ottl run` and with the reference, and compares
 * the outputs as a whole:
 *
 *     node test/differential/whole-payloads.ts FOLDER
 *
 * FOLDER holds traces, logs and metrics, each as .pb and .json, as `oracle gen FOLDER 10000` writes them. The oracle is
 * found as in run.ts. Each configuration runs on both formats in both tiers.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import { findOracle } from "./run.ts";

const root = resolve(import.meta.dirname, "../..");
const cases = join(root, "bench/cases");

/** A Collector's `$$` is a dollar; the oracle takes a configuration as it stands. */
function unescapeDollars(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("$$", "$");
  if (Array.isArray(value)) return value.map(unescapeDollars);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unescapeDollars(item)]));
}

/** Attributes have no order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    const isMap = items.length > 0 && items.every((item) => typeof item === "object" && item !== null && "key" in item);
    if (!isMap) return items;
    return items.sort((a, b) => (String((a as { key: string }).key) < String((b as { key: string }).key) ? -1 : 1));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, sorted(item)]));
}

function signalOf(text: string): string {
  return `${/\b(trace|metric|log)_(?:statements|conditions)/.exec(text)?.[1]}s`;
}

const [folder] = process.argv.slice(2);
const oracle = findOracle();
if (!folder || !oracle) {
  process.stderr.write("usage: OTTL_ORACLE=… node test/differential/whole-payloads.ts FOLDER\n");
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), "ottl-whole-"));
let differences = 0;
let compared = 0;
for (const name of readdirSync(cases).filter((file) => file.endsWith(".yaml"))) {
  const text = readFileSync(join(cases, name), "utf8");
  const signal = signalOf(text);
  const [[processor, config]] = Object.entries((parse(text) as { processors: object }).processors);
  const head = JSON.stringify({ id: name, processor, signal, config: unescapeDollars(config) });
  const input = readFileSync(join(folder, `${signal}.json`), "utf8");
  const answer = execFileSync(oracle, { input: `${head.slice(0, -1)},"input":${input}}\n`, maxBuffer: 1 << 30 });
  const expected = sorted((JSON.parse(answer.toString("utf8")) as { output: unknown }).output);
  for (const format of ["json", "pb"]) {
    for (const tier of ["scalar", "mixed"]) {
      const output = join(scratch, "out.json");
      const files = ["-i", join(folder, `${signal}.${format}`), "-o", output, "--output-format", "json"];
      const args = ["cli/ottl.js", "run", "-c", join(cases, name), ...files, "--tier", tier, "--quiet"];
      execFileSync(process.execPath, args, { cwd: root, stdio: "inherit" });
      const isSame = isDeepStrictEqual(sorted(JSON.parse(readFileSync(output, "utf8"))), expected);
      compared++;
      if (!isSame) differences++;
      process.stdout.write(`${isSame ? "same     " : "DIFFERENT"} ${name} ${format} ${tier}\n`);
    }
  }
}
rmSync(scratch, { recursive: true });
process.stdout.write(`${compared} compared, ${differences} different\n`);
process.exitCode = differences === 0 ? 0 : 1;
