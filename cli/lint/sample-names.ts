import type { SampleNames } from "ottl";
import { readSampleNames } from "ottl/inspect";
import { openInput, readAll } from "ottl/node";
import { CliError } from "../support/cli-error.ts";

/** The attribute keys of files of telemetry, together. */
export async function sampleNamesOf(files: readonly string[]): Promise<SampleNames | undefined> {
  if (files.length === 0) return undefined;
  const all = new Map<string, Set<string>>();
  for (const file of files) {
    const names = readSampleNames(await readAll(await openInput(file)));
    if ("message" in names) throw new CliError(`${file}: ${names.message}`);
    for (const [path, keys] of names) all.set(path, new Set([...(all.get(path) ?? []), ...keys]));
  }
  return all;
}
