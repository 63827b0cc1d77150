import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The package's version. */
export function readVersion(): string {
  const file = createRequire(import.meta.url).resolve("ottl/package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { readonly version: string }).version;
}
