/** `npm run demo`: a realistic configuration over the telemetry of `examples/`; shows some of what it changed. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const isColoured = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
const bold = (text: string): string => (isColoured ? `\u001b[1m${text}\u001b[0m` : text);

for (const file of ["traces.pb", "logs.json", "metrics.pb"]) {
  const args = ["run", "-c", "examples/collector.yaml", "-i", `examples/${file}`, "--diff", "--diff-limit", "4"];
  process.stdout.write(`${bold(`$ npx ottl ${args.join(" ")}`)}\n`);
  const { status } = spawnSync(process.execPath, ["cli/ottl.js", ...args], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
  process.stdout.write("\n");
}
process.stdout.write(`Next: look into examples/collector.yaml, change a statement, and run it again.\n`);
