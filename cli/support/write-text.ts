import { chmod, realpath, stat } from "node:fs/promises";
import { fileError, openOutput } from "ottl/node";

/**
 * Writes a text file: it appears whole, or what was there stays. A link is followed, and the permissions of a file that
 * was there are kept. Throws a `FileError`.
 */
export async function writeText(file: string, text: string): Promise<void> {
  const target = await realpath(file).catch(() => file);
  const before = await stat(target).catch(() => undefined);
  const output = await openOutput(target).catch((error: unknown) => {
    throw fileError(file, error);
  });
  try {
    await output.write(new TextEncoder().encode(text));
    await output.commit();
    if (before?.isFile()) await chmod(target, before.mode);
  } catch (error) {
    output.discard();
    throw fileError(file, error);
  }
}
