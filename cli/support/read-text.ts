import { openInput, readAll } from "ottl/node";
import { CliError } from "./cli-error.ts";

/** Reads a file (`-`: standard input) that must be UTF-8 text. */
export async function readText(file: string): Promise<string> {
  const bytes = await readAll(await openInput(file));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new CliError(`${file}: is not UTF-8 text, which rules and configurations are`);
  }
}
