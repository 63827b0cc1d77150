/** Exit codes of the CLI. */
export const EXIT = { fine: 0, atFault: 1, usage: 2 } as const;

/** Ends the command with a message for the user and an exit code; nothing went wrong inside. */
export class CliError extends Error {
  readonly exitCode: number;

  /** @param message may be empty where everything was said already. */
  constructor(message: string, exitCode: number = EXIT.atFault) {
    super(message);
    this.name = "CliError";
    this.exitCode = exitCode;
  }
}

/** The command was called wrongly. */
export function usageError(message: string): CliError {
  return new CliError(message, EXIT.usage);
}
