import type { Command, Option } from "commander";

export const SHELLS = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof SHELLS)[number];

interface Words {
  readonly name: string;
  readonly description: string;
  readonly options: readonly Option[];
  /** Fixed words that can be arguments. */
  readonly choices: readonly string[];
}

/** A completion script for a command tree of one level: commands, their options, the options' fixed values, files. */
export function completionScript(shell: Shell, program: Command): string {
  const commands = program.commands.map(
    (command): Words => ({
      name: command.name(),
      description: command.description(),
      options: command.createHelp().visibleOptions(command),
      choices: command.registeredArguments.flatMap((argument) => argument.argChoices ?? []),
    }),
  );
  return { bash, zsh, fish }[shell](program.name(), commands);
}

function flags(option: Option): string[] {
  return [option.short, option.long].filter((flag) => flag !== undefined && flag !== null);
}

function bash(name: string, commands: readonly Words[]): string {
  const cases = commands.map(({ name: command, options, choices }) => {
    const values = options
      .filter((option) => option.argChoices)
      .map(
        (option) =>
          `        ${flags(option).join("|")}) COMPREPLY=($(compgen -W "${option.argChoices?.join(" ")}" -- "$cur")); return ;;\n`,
      );
    const inner = values.length > 0 ? `      case "$prev" in\n${values.join("")}      esac\n` : "";
    const words = [...options.flatMap(flags), ...choices].join(" ");
    return `    ${command})\n${inner}      words="${words}" ;;\n`;
  });
  return `# bash completion for ${name}
_${name}() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map((command) => command.name).join(" ")} --help --version" -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join("")}  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur") $(compgen -f -- "$cur"))
}
complete -o filenames -F _${name} ${name}
`;
}

function zsh(name: string, commands: readonly Words[]): string {
  const quote = (text: string): string => text.replaceAll("'", "'\\''").replaceAll("[", "\\[").replaceAll("]", "\\]");
  const listed = commands.map(
    (command) => `    '${command.name}:${quote(command.description).replaceAll(":", "\\:")}'\n`,
  );
  const cases = commands.map(({ name: command, options, choices }) => {
    const specs = options.flatMap((option) =>
      flags(option).map((flag) => {
        const repeats = option.variadic || option.parseArg ? "*" : "";
        const value = option.argChoices ? `:value:(${option.argChoices.join(" ")})` : ":value:_files";
        return `      '${repeats}${flag}[${quote(option.description)}]${option.required || option.optional ? value : ""}'`;
      }),
    );
    const rest = choices.length > 0 ? `'1:value:(${choices.join(" ")})'` : "'*:file:_files'";
    return `    ${command}) _arguments \\\n${[...specs, `      ${rest}`].join(" \\\n")} ;;\n`;
  });
  return `#compdef ${name}
_${name}() {
  local -a commands
  commands=(
${listed.join("")}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join("")}  esac
}
_${name} "$@"
`;
}

function fish(name: string, commands: readonly Words[]): string {
  const quote = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  const lines = [`# fish completion for ${name}`];
  for (const { name: command, description, options, choices } of commands) {
    lines.push(`complete -c ${name} -n __fish_use_subcommand -f -a ${command} -d ${quote(description)}`);
    const when = `complete -c ${name} -n ${quote(`__fish_seen_subcommand_from ${command}`)}`;
    for (const option of options) {
      const short = option.short ? ` -s ${option.short.slice(1)}` : "";
      const long = option.long ? ` -l ${option.long.slice(2)}` : "";
      const takes = option.required || option.optional;
      const values = option.argChoices ? ` -x -a ${quote(option.argChoices.join(" "))}` : takes ? " -r" : "";
      lines.push(`${when}${short}${long}${values} -d ${quote(option.description)}`);
    }
    if (choices.length > 0) lines.push(`${when} -f -a ${quote(choices.join(" "))}`);
  }
  return `${lines.join("\n")}\n`;
}
