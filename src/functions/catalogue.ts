// Written by scripts/catalogue.ts; do not edit.
// biome-ignore-all assist/source/organizeImports: generated in file order
// biome-ignore-all format: generated
import { hasPrefix } from "./collector/has-prefix.ts";
import type { FunctionDefinition } from "./define.ts";

/** Every function of the dialect `collector` besides those of packs, sorted by name. */
export const COLLECTOR_FUNCTIONS = [
  hasPrefix,
] as readonly unknown[] as readonly FunctionDefinition[];
