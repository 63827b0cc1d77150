import { Argument, Command } from "commander";
import { completionScript, SHELLS, type Shell } from "../support/completion-script.ts";

/** `ottl completion SHELL`: made from the command tree itself. */
export function completionCommand(program: Command): Command {
  return new Command("completion")
    .description("Print a completion script for a shell.")
    .addArgument(new Argument("<shell>", "Which shell.").choices(SHELLS))
    .addHelpText(
      "after",
      `
Examples:
  ottl completion bash > ~/.local/share/bash-completion/completions/ottl
  ottl completion zsh > "\${fpath[1]}/_ottl"
  ottl completion fish > ~/.config/fish/completions/ottl.fish`,
    )
    .action((shell: Shell) => {
      process.stdout.write(completionScript(shell, program));
    });
}
