import { Command, InvalidArgumentError, Option } from "commander";
import { FILE_FORMATS } from "ottl/node";
import { REPORT_FORMATS, type ReportOptions, runReport } from "../run/run-report.ts";
import { type RunOptions, runStream } from "../run/run-stream.ts";
import { usageError } from "../support/cli-error.ts";
import { collect } from "../support/collect.ts";
import { addRuleOptions, dialectOption, workerCount } from "../support/common-options.ts";
import { CONTEXT_NAMES } from "../support/context-names.ts";
import { isV1File } from "../v1/program.ts";
import { type RunV1Options, runV1 } from "../v1/run-v1.ts";

type Dialect = "collector" | "v1";

/** `ottl run` */
export function runCommand(): Command {
  const command = new Command("run")
    .description("Run a configuration or statements over OTLP telemetry.")
    .option("-c, --config <file>", "A Collector's YAML configuration, or rules of the dialect v1.")
    .option("-e, --statement <statement>", "A statement to run, as it stands; repeatable.", collect)
    .addOption(dialectOption())
    .option(
      "--route <NAME=FILE>",
      "Where v1 rules route records; repeatable. Else out.NAME.json beside out.json.",
      collect,
    )
    .option("--on-error <policy>", "What a failing statement of v1 does: skip, retry N or fallback VALUE.")
    .option("--metrics <file>", "Where metrics of the rules go: Prometheus text, or OTLP (*.json, *.pb).")
    .addOption(
      new Option("--context <name>", "The context of -e; inferred from the paths where left out.").choices(
        CONTEXT_NAMES,
      ),
    )
    .addOption(
      new Option("--error-mode <mode>", "What a failing statement of -e does.").choices([
        "ignore",
        "silent",
        "propagate",
      ]),
    )
    .option("-i, --input <file>", "Telemetry to read; - is standard input. *.gz and *.zst are decompressed.", "-")
    .option(
      "-o, --output <file>",
      "Where the result goes; - is standard output, the default. Appears whole or not at all.",
    )
    .addOption(
      new Option("-f, --format <format>", "Format of the input, where its name does not tell.").choices(FILE_FORMATS),
    )
    .addOption(
      new Option("--output-format <format>", "Format of the output; by its name, else that of the input.").choices(
        FILE_FORMATS,
      ),
    )
    .addOption(
      new Option("--signal <signal>", "What the input carries, where it does not tell.").choices([
        "traces",
        "metrics",
        "logs",
        "profiles",
      ]),
    )
    .option("-d, --diff", "Print what changed, instead of the result (which --output still gets).")
    .option("--diff-limit <count>", "How many changes --diff prints; 0 for all.", count, 50)
    .addOption(
      new Option("--report [format]", "Print what the rules did to the whole input, instead of the result.")
        .choices(REPORT_FORMATS)
        .preset("text"),
    )
    .addOption(
      new Option("--validate <how>", "How far protobuf is checked where no rule looks.")
        .choices(["boundaries", "full"])
        .default("boundaries"),
    )
    .option(
      "-w, --workers <count>",
      "Share the payloads out to this many threads; the result is the same.",
      workerCount,
    )
    .option("-q, --quiet", "No progress bar and no summary.");
  return addRuleOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  ottl run -c collector.yaml -i traces.pb -o masked.pb
  ottl run -c collector.yaml -i logs.pb --report
  ottl run -c collector.yaml --pipeline logs/audit -i audit.jsonl.gz -o out.jsonl.zst
  ottl run -e 'delete_key(span.attributes, "enduser.id")' -i traces.json --diff
  ottl run -c pipeline.yaml -i traces.json -o kept.json    # stages of the dialect v1, with their own outputs
  ottl run -c collector.yaml --workers 4 -i logs.jsonl.zst -o masked.jsonl.zst
  cat logs.jsonl | ottl run -e 'set(severity_text, "WARN") where severity_number == 13' --context log

A run that fails leaves no output file. In JSON Lines each line is a payload of its own, handled as it arrives; so is
each message of a protobuf stream with lengths (pbl), which the Collector's file exporter writes.`,
    )
    .action(async (options: RunOptions & RunV1Options & Partial<ReportOptions> & { readonly dialect?: Dialect }) => {
      const { config, dialect = config !== undefined && (await isV1File(config)) ? "v1" : "collector" } = options;
      const { report, workers = 1 } = options;
      if (dialect === "collector" && config?.endsWith(".ottl")) {
        throw usageError(`${config}: say which dialect it is: \`# dialect: v1\` as its first line, or --dialect v1`);
      }
      if (workers > 1) {
        if (options.diff) throw usageError("--diff follows one payload after the other: leave --workers out");
        if (report !== undefined) throw usageError("--report follows one record after the other: leave --workers out");
      }
      if (dialect === "v1") {
        if (report !== undefined) throw usageError("--report is for rules of the dialect collector");
        await runV1(options);
        return;
      }
      if (options.metrics !== undefined && (workers > 1 || report !== undefined)) {
        throw usageError("--metrics counts what one thread runs: leave --workers and --report out");
      }
      if (workers > 1 && (options.promoteAfter ?? options.promoteBatch) !== undefined) {
        throw usageError("--promote-after and --promote-batch are for one thread: leave --workers out");
      }
      await (report === undefined ? runStream(options) : runReport({ ...options, report }));
    });
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError("It must be a whole number, 0 or more.");
  return value;
}
