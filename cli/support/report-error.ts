import { FileError } from "ottl/node";
import { CliError, EXIT } from "./cli-error.ts";
import { printable, styleFor } from "./style.ts";

/** Says what ended a command, on standard error, and gives the exit code. A stack is shown only with `OTTL_DEBUG`. */
export function reportError(error: unknown): number {
  const { red } = styleFor(process.stderr);
  const say = (text: string): void => {
    process.stderr.write(`${red("error:")} ${text}\n`);
  };
  if (error instanceof CliError) {
    if (error.message !== "") say(error.message);
    return error.exitCode;
  }
  if (error instanceof FileError) {
    say(printable(error.message));
    return error.isDamage ? EXIT.atFault : EXIT.usage;
  }
  if (
    error instanceof RangeError &&
    /string longer|Array buffer|Invalid array length|call stack/i.test(error.message)
  ) {
    say("the input is too large for one run: split it, or use JSON Lines, which is streamed");
    return EXIT.atFault;
  }
  const message = error instanceof Error ? error.message : String(error);
  say(
    `a bug in ottl: ${printable(message)}\nSet OTTL_DEBUG=1 to see where, and please report it with the rule and the data.`,
  );
  if (process.env.OTTL_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return EXIT.atFault;
}
