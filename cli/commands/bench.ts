import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { benchCompile } from "../bench/bench-compile.ts";
import { type BenchOptions, benchRun } from "../bench/bench-run.ts";
import { benchWorkers } from "../bench/bench-workers.ts";
import { usageError } from "../support/cli-error.ts";
import { addRuleOptions, dialectOption, workerCount } from "../support/common-options.ts";
import { styleFor } from "../support/style.ts";
import { benchV1 } from "../v1/bench-v1.ts";
import { isV1File } from "../v1/program.ts";

interface Options extends BenchOptions {
  readonly compile?: boolean;
  readonly json?: boolean;
}

/** `ottl bench` */
export function benchCommand(): Command {
  const command = new Command("bench")
    .description("Time a configuration over a payload, or its compilation.")
    .addArgument(
      new Argument("[rules]", "A program of the dialect v1 (*.ottl); without telemetry it is timed over sample spans."),
    )
    .option("-c, --config <file>", "A Collector's YAML configuration, or rules of the dialect v1.")
    .addOption(dialectOption())
    .option("-i, --input <file>", "One payload: OTLP protobuf (.pb) or JSON.")
    .option("-s, --seconds <seconds>", "How long to measure.", seconds, 3)
    .option("--duration <duration>", "The same as a duration: 60s, 500ms, 2m.", duration)
    .option("--compile", "Time the compilation instead of a run.")
    .addOption(
      new Option("--signal <signal>", "What is compiled or carried, where it cannot be told.").choices([
        "traces",
        "metrics",
        "logs",
        "profiles",
      ]),
    )
    .option("-w, --workers <count>", "Time a stream of the payload, shared out to this many threads.", workerCount)
    .addOption(
      new Option("--validate <how>", "How far protobuf is checked where no rule looks.")
        .choices(["boundaries", "full"])
        .default("boundaries"),
    )
    .option("--no-allocation", "Do not count bytes, which runs everything once more.")
    .option("--json", "Print one JSON object.")
    .addOption(new Option("--measure-allocation").hideHelp());
  return addRuleOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  ottl bench -c collector.yaml -i traces.pb --seconds 5
  ottl bench -c collector.yaml -i traces.pb --tier scalar --json
  ottl bench -c collector.yaml -i logs.pb --workers 2
  ottl bench -c collector.yaml --compile --json
  ottl bench --duration=60s rules.ottl

Runs on one thread, bytes in to bytes out. Times are nanoseconds a record: decode_ns is decoding, or over columns finding
what the rules read; rule_ns the rules alone; encode_ns writing. alloc_bytes_per_record is what one run leaves on the heap
and in buffers while nothing is collected, measured in a process of its own. Of --compile, compile_ms is from the parsed
YAML to a program that runs (median), first_ms the first time with YAML, incremental_ms with one text changed (median),
columns_ms the form over columns, which the first payload asks for. docs/speed.md tells how speed is compared.`,
    )
    .action(
      async (
        rules: string | undefined,
        given: Partial<Options> & { readonly duration?: number; readonly dialect?: string },
      ) => {
        const { config, dialect, duration: seconds = given.seconds ?? 3 } = given;
        const v1 =
          rules ?? (config !== undefined && (dialect === "v1" || (await isV1File(config))) ? config : undefined);
        if (v1 !== undefined) {
          print(await benchV1(v1, { ...given, seconds }), given.json === true);
          return;
        }
        if (config === undefined)
          throw usageError("nothing to time: give a configuration with -c FILE, or a file of rules");
        const options: Options = { ...given, config, seconds };
        if (options.compile === true) print(await benchCompile(options), options.json === true);
        else if (options.input === undefined)
          throw usageError("nothing to measure: give a payload with -i FILE, or --compile");
        else {
          const { input, workers } = options;
          const result =
            workers === undefined
              ? await benchRun({ ...options, input })
              : await benchWorkers({ ...options, input, workers });
          print(result, options.json === true);
        }
      },
    );
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 86_400))
    throw new InvalidArgumentError("It must be more than 0 seconds and at most a day.");
  return value;
}

function duration(text: string): number {
  const match = /^(?=.)(?:([\d.]+)h)?(?:([\d.]+)m)?(?:([\d.]+)s)?(?:([\d.]+)ms)?$/.exec(text);
  if (match === null) throw new InvalidArgumentError("It must look like 60s, 500ms, 2m or 1m30s.");
  const [, hours = 0, minutes = 0, whole = 0, milliseconds = 0] = match;
  return seconds(String(Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(milliseconds) / 1000));
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
