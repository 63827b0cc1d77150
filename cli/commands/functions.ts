import { Command, Option } from "commander";
import { allFunctions, didYouMean, type FunctionDefinition } from "ottl";
import { CliError, EXIT } from "../support/cli-error.ts";
import { describeFunction, functionDetails } from "../support/describe-function.ts";
import {
  enumDetails,
  gateDetails,
  pathDetails,
  renderEnums,
  renderGates,
  renderPaths,
} from "../support/describe-vocabulary.ts";
import { registerAllPacks } from "../support/packs.ts";
import { type Style, styleFor } from "../support/style.ts";

interface FunctionsOptions {
  readonly json?: boolean;
  readonly paths?: boolean;
  readonly enums?: boolean;
  readonly gates?: boolean;
}

/** `ottl functions [NAME]` */
export function functionsCommand(): Command {
  return new Command("functions")
    .description("List the functions, or tell about one: signature, contexts, since when, notes, examples.")
    .argument("[name]", "A function's name, in any letter case; with --paths a context or how the paths begin.")
    .option("--json", "Print JSON.")
    .addOption(new Option("--paths", "List the paths of each context instead.").conflicts(["enums", "gates"]))
    .addOption(new Option("--enums", "List the enum symbols of each context instead.").conflicts(["paths", "gates"]))
    .addOption(new Option("--gates", "List the feature gates instead.").conflicts(["paths", "enums"]))
    .addHelpText(
      "after",
      `
Examples:
  ottl functions
  ottl functions ParseJSON
  ottl functions --json | jq -r '.[].signature'
  ottl functions --paths span
  ottl functions --paths --json | jq -r '.[] | select(.stability != "stable") | .path'
  ottl functions --gates`,
    )
    .action((name: string | undefined, options: FunctionsOptions) => {
      if (options.paths || options.enums || options.gates) {
        process.stdout.write(`${vocabulary(name, options)}\n`);
        return;
      }
      registerAllPacks();
      const all = [...allFunctions()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
      const chosen = name === undefined ? all : all.filter((each) => each.name.toLowerCase() === name.toLowerCase());
      if (chosen.length === 0) throw unknown(name ?? "", all);
      const style = styleFor(process.stdout);
      const text = options.json
        ? JSON.stringify(name === undefined ? chosen.map(functionDetails) : functionDetails(chosen[0]), null, 2)
        : name === undefined
          ? list(chosen, style)
          : chosen.map((definition) => describeFunction(definition, style)).join("\n\n");
      process.stdout.write(`${text}\n`);
    });
}

/** The paths, symbols or gates that a word names. */
function vocabulary(name: string | undefined, { json, paths, enums }: FunctionsOptions): string {
  const style = styleFor(process.stdout);
  const show = <T>(kind: string, details: readonly T[], render: (details: readonly T[], style: Style) => string) => {
    if (details.length === 0) throw new CliError(`there is no ${kind} ${name}; without it, all are listed`, EXIT.usage);
    return json ? JSON.stringify(details, null, 2) : render(details, style);
  };
  if (paths) return show("context or path", pathDetails(name), renderPaths);
  if (enums) return show("context or symbol", enumDetails(name), renderEnums);
  return show("feature gate", gateDetails(name), renderGates);
}

function unknown(name: string, all: readonly FunctionDefinition[]): CliError {
  const close = didYouMean(
    name,
    all.map((definition) => definition.name),
  );
  const hint = close.length > 0 ? `; did you mean ${close.join(" or ")}?` : "; `ottl functions` lists all";
  return new CliError(`there is no function ${name}${hint}`, EXIT.usage);
}

function list(definitions: readonly FunctionDefinition[], style: Style): string {
  const section = (title: string, kind: FunctionDefinition["kind"]): string => {
    const members = definitions.filter((definition) => definition.kind === kind);
    const width = Math.max(...members.map(({ name }) => name.length));
    const lines = members.map(({ name, summary }) => `  ${style.cyan(name.padEnd(width))}  ${summary}`);
    return [style.bold(`${title} (${members.length})`), ...lines].join("\n");
  };
  return `${section("Editors", "editor")}\n\n${section("Converters", "converter")}`;
}
