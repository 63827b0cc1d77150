import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { CliError } from "../support/cli-error.ts";

/** Where the built page is: in the package, or in a source checkout that has built it. */
export function siteFolder(): string {
  const root = dirname(createRequire(import.meta.url).resolve("ottl/package.json"));
  const places = [join(root, "dist/playground"), join(root, "playground/dist")];
  const found = places.find((place) => existsSync(join(place, "index.html")));
  if (found === undefined) {
    throw new CliError("the playground is not built in this checkout: run `npm run build:playground` first");
  }
  return found;
}
