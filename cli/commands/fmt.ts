import { Argument, Command } from "commander";
import { type ConfigFinding, formatDocument, formatYaml, lintConfiguration, Source } from "ottl";
import { isV1Configuration, isV1Text } from "ottl/v1";
import { CliError } from "../support/cli-error.ts";
import { readText } from "../support/read-text.ts";
import { showFindings } from "../support/show-findings.ts";
import { writeText } from "../support/write-text.ts";

interface FmtOptions {
  readonly check?: boolean;
  readonly stdout?: boolean;
}

/** `ottl fmt FILES` */
export function fmtCommand(): Command {
  return new Command("fmt")
    .description("Lay out the OTTL of configurations (YAML) and .ottl files; everything else stays as it is.")
    .addArgument(new Argument("<files...>", "Collector configurations or .ottl files; - is standard input (YAML)."))
    .option("--check", "Change nothing; the exit code is 1 where a file is not laid out.")
    .option("--stdout", "Write the result to standard output and leave the files.")
    .addHelpText(
      "after",
      `
Examples:
  ottl fmt collector.yaml rules.ottl
  ottl fmt --check configs/*.yaml

Comments, anchors and quotes of YAML are kept; a long statement becomes a block scalar with its where on its own line.
Statements with syntax errors and rules of the dialect v1 stay as they are.`,
    )
    .action(async (files: readonly string[], { check, stdout }: FmtOptions) => {
      const changed: string[] = [];
      let isBroken = false;
      // All are read before one is changed.
      const texts = await Promise.all(files.map(async (file) => [file, await readText(file)] as const));
      for (const [file, before] of texts) {
        if (isV1Text(before) || isV1Configuration(before)) {
          process.stderr.write(`${file}: rules of the dialect v1 stay as they are\n`);
          if (!check && (stdout || file === "-")) process.stdout.write(before);
          continue;
        }
        const broken = file.endsWith(".ottl") ? [] : yamlErrors(before);
        if (broken.length > 0) {
          showFindings(broken, new Source(before, file === "-" ? "<stdin>" : file));
          isBroken = true;
        }
        const after = file.endsWith(".ottl") ? formatDocument(before) : formatYaml(before);
        if (after !== before) changed.push(file);
        if (check) continue;
        if (stdout || file === "-") process.stdout.write(after);
        else if (after !== before) await writeText(file, after);
      }
      if (isBroken) throw new CliError("what is no YAML stays as it is");
      if (check && changed.length > 0) throw new CliError(`not laid out: ${changed.join(", ")}; run ottl fmt`);
    });
}

/** What makes a text unreadable as YAML. */
function yamlErrors(text: string): ConfigFinding[] {
  return lintConfiguration(text).filter(({ code, severity }) => code === "OTTL3001" && severity === "error");
}
