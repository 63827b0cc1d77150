import { registerFunctions } from "ottl";
import type { PackName } from "ottl/node";
import { encodingsPack } from "ottl/packs/encodings";
import { grokPack } from "ottl/packs/grok";
import { localesPack } from "ottl/packs/locales";
import { userAgentPack } from "ottl/packs/user-agent";
import { xmlPack } from "ottl/packs/xml";

/** Every pack, as a pool of workers names them. */
export const ALL_PACKS: readonly PackName[] = ["encodings", "grok", "locales", "user-agent", "xml"];

/** Makes the functions of every pack known; they are big, so the library leaves them out until asked. */
export function registerAllPacks(): void {
  for (const pack of [encodingsPack, grokPack, localesPack, userAgentPack, xmlPack]) registerFunctions(pack.functions);
}
