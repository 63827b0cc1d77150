import { Argument, Command } from "commander";
import { type ConfigFinding, formatDocument, formatYaml, lintConfiguration, Source } from "ottl";
import { formatV1, isV1Configuration, isV1Text, parseV1 } from "ottl/v1";
import { CliError } from "../support/cli-error.ts";
import { dialectOption } from "../support/common-options.ts";
import { readText } from "../support/read-text.ts";
import { showFindings } from "../support/show-findings.ts";
import { writeText } from "../support/write-text.ts";

interface FmtOptions {
  readonly check?: boolean;
  readonly stdout?: boolean;
  readonly dialect?: "collector" | "v1";
}

/** `ottl fmt FILES` */
export function fmtCommand(): Command {
  return new Command("fmt")
    .description("Lay out the OTTL of configurations (YAML) and .ottl files; everything else stays as it is.")
    .addArgument(new Argument("<files...>", "Collector configurations or .ottl files; - is standard input (YAML)."))
    .option("--check", "Change nothing; the exit code is 1 where a file is not laid out.")
    .option("--stdout", "Write the result to standard output and leave the files.")
    .addOption(dialectOption(".ottl files"))
    .addHelpText(
      "after",
      `
Examples:
  ottl fmt collector.yaml rules.ottl
  ottl fmt --check configs/*.yaml

Comments, anchors and quotes of YAML are kept; a long statement becomes a block scalar with its where on its own line.
Statements with syntax errors stay as they are, as do programs of the dialect v1 that have one, and its YAML.`,
    )
    .action(async (files: readonly string[], { check, stdout, dialect }: FmtOptions) => {
      const changed: string[] = [];
      let isBroken = false;
      // All are read before one is changed.
      const texts = await Promise.all(files.map(async (file) => [file, await readText(file)] as const));
      for (const [file, before] of texts) {
        if (!file.endsWith(".ottl") && isV1Configuration(before)) {
          process.stderr.write(`${file}: configurations of the dialect v1 stay as they are\n`);
          if (!check && (stdout || file === "-")) process.stdout.write(before);
          continue;
        }
        const isV1 = isV1Text(before) || (dialect === "v1" && !/\.ya?ml$/.test(file));
        const broken = isV1 ? syntaxErrors(before) : file.endsWith(".ottl") ? [] : yamlErrors(before);
        if (broken.length > 0) {
          showFindings(broken, new Source(before, file === "-" ? "<stdin>" : file));
          isBroken = true;
        }
        const after = isV1 ? formatV1(before) : file.endsWith(".ottl") ? formatDocument(before) : formatYaml(before);
        if (after !== before) changed.push(file);
        if (check) continue;
        if (stdout || file === "-") process.stdout.write(after);
        else if (after !== before) await writeText(file, after);
      }
      if (isBroken) throw new CliError("what cannot be read stays as it is");
      if (check && changed.length > 0) throw new CliError(`not laid out: ${changed.join(", ")}; run ottl fmt`);
    });
}

/** Why a program of the dialect v1 is not laid out. */
function syntaxErrors(text: string): ConfigFinding[] {
  return parseV1(text).diagnostics.map((finding) => ({ ...finding, path: "" }));
}

/** What makes a text unreadable as YAML. */
function yamlErrors(text: string): ConfigFinding[] {
  return lintConfiguration(text).filter(({ code, severity }) => code === "OTTL3001" && severity === "error");
}
