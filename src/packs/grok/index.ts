import { definePack } from "../pack.ts";
import { extractGrokPatterns } from "./extract-grok-patterns.ts";

/** Grok patterns with the library of elastic/go-grok. */
export const grokPack = definePack("grok", [extractGrokPatterns]);
