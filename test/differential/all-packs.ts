import { readdirSync } from "node:fs";
import { registerFunctions } from "../../src/functions/function-set.ts";
import type { Pack } from "../../src/packs/pack.ts";

/** Registers every pack of the repository: each folder of src/packs exports one. */
export async function registerAllPacks(): Promise<void> {
  const folder = new URL("../../src/packs/", import.meta.url);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    let module: Record<string, Pack> = {};
    try {
      module = (await import(new URL(`${entry.name}/index.ts`, folder).href)) as Record<string, Pack>;
    } catch (error) {
      process.stderr.write(`the pack ${entry.name} cannot be loaded: ${error}\n`);
    }
    for (const pack of Object.values(module)) {
      if (Array.isArray(pack?.functions)) registerFunctions(pack.functions);
    }
  }
}
