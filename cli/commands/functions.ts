import { Command } from "commander";
import { allFunctions, didYouMean, type FunctionDefinition } from "ottl";
import { CliError, EXIT } from "../support/cli-error.ts";
import { describeFunction, functionDetails } from "../support/describe-function.ts";
import { registerAllPacks } from "../support/packs.ts";
import { type Style, styleFor } from "../support/style.ts";

/** `ottl functions [NAME]` */
export function functionsCommand(): Command {
  return new Command("functions")
    .description("List the functions, or tell about one: signature, contexts, notes, examples.")
    .argument("[name]", "A function's name, in any letter case.")
    .option("--json", "Print JSON.")
    .addHelpText(
      "after",
      `
Examples:
  ottl functions
  ottl functions ParseJSON
  ottl functions --json | jq -r '.[].signature'`,
    )
    .action((name: string | undefined, options: { readonly json?: boolean }) => {
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
