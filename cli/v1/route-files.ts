import { usageError } from "../support/cli-error.ts";

/** Reads `--route NAME=FILE`. */
export function routeFiles(given: readonly string[] = []): ReadonlyMap<string, string> {
  return new Map(
    given.map((text): [string, string] => {
      const at = text.indexOf("=");
      if (at < 1) throw usageError("--route looks like NAME=FILE");
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

/** The file of an output beside the main one: `out.json` gives `out.NAME.json`. */
export function besideMain(name: string, main = "-"): string {
  if (main === "-") throw usageError(`where do records for ${name} go? Give --route '${name}=FILE'`);
  if (!/^[\w.-]+$/.test(name)) throw usageError(`${name} is no file name: give --route '${name}=FILE'`);
  const [, stem, endings] = /^(.*?[^/\\]*?)((?:\.[^./\\]+){0,2})$/.exec(main) as RegExpExecArray;
  return `${stem}.${name}${endings}`;
}
