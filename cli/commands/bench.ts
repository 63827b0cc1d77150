import { Command, InvalidArgumentError, Option } from "commander";
import { benchCompile } from "../bench/bench-compile.ts";
import { type BenchOptions, benchRun } from "../bench/bench-run.ts";
import { usageError } from "../support/cli-error.ts";
import { addRuleOptions } from "../support/common-options.ts";
import { styleFor } from "../support/style.ts";

interface Options extends BenchOptions {
  readonly compile?: boolean;
  readonly json?: boolean;
}

/** `ottl bench` */
export function benchCommand(): Command {
  const command = new Command("bench")
    .description("Time a configuration over a payload, or its compilation.")
    .requiredOption("-c, --config <file>", "A Collector's YAML configuration.")
    .option("-i, --input <file>", "One payload: OTLP protobuf (.pb) or JSON.")
    .option("-s, --seconds <seconds>", "How long to measure.", seconds, 3)
    .option("--compile", "Time the compilation instead of a run.")
    .addOption(
      new Option("--signal <signal>", "What is compiled or carried, where it cannot be told.").choices([
        "traces",
        "metrics",
        "logs",
        "profiles",
      ]),
    )
    .option("--json", "Print one JSON object.")
    .addOption(new Option("--measure-allocation").hideHelp());
  return addRuleOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  ottl bench -c collector.yaml -i traces.pb --seconds 5
  ottl bench -c collector.yaml -i traces.pb --tier scalar --json
  ottl bench -c collector.yaml --compile --json

Runs on one thread, bytes in to bytes out. total_ns is per record; alloc_bytes_per_record is what one run leaves on the
heap and in buffers while nothing is collected, measured in a process of its own.`,
    )
    .action(async (options: Options) => {
      if (options.compile === true) print(await benchCompile(options), options.json === true);
      else if (options.input === undefined)
        throw usageError("nothing to measure: give a payload with -i FILE, or --compile");
      else {
        const result = await benchRun({ ...options, input: options.input });
        print(result, options.json === true);
      }
    });
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 3600)) throw new InvalidArgumentError("It must be a number of seconds above 0.");
  return value;
}

function print(result: object, asJson: boolean): void {
  if (asJson) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const { bold } = styleFor(process.stdout);
  const entries = Object.entries(result);
  const width = Math.max(...entries.map(([name]) => name.length));
  for (const [name, value] of entries) {
    const text = typeof value === "number" ? value.toLocaleString("en", { maximumFractionDigits: 3 }) : String(value);
    process.stdout.write(`${name.padEnd(width)}  ${bold(text)}\n`);
  }
}
