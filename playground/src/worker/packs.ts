import { registerFunctions } from "ottl";

/** The functions whose data are loaded when a rule names them, by pack. */
const PACKS: readonly { readonly names: RegExp; readonly load: () => Promise<void> }[] = [
  {
    names:
      /\b(?:ParseXML|ParseSimplifiedXML|GetXML|InsertXML|RemoveXML|ConvertAttributesToElementsXML|ConvertTextToElementsXML)\b/,
    load: async () => registerFunctions((await import("ottl/packs/xml")).xmlPack.functions),
  },
  {
    names: /\bUserAgent\b/,
    load: async () => registerFunctions((await import("ottl/packs/user-agent")).userAgentPack.functions),
  },
  {
    names: /\bExtractGrokPatterns\b/,
    load: async () => registerFunctions((await import("ottl/packs/grok")).grokPack.functions),
  },
  {
    names: /\bDecode\b/,
    load: async () => {
      await import("ottl/packs/encodings");
    },
  },
  {
    names: /\bTime\s*\(/,
    load: async () => {
      await import("ottl/packs/locales");
    },
  },
];

const loaded = new Map<number, Promise<void>>();

/** Loads the packs that a text needs; whether one was new. */
export async function loadPacksFor(text: string): Promise<boolean> {
  const missing = PACKS.map(({ names }, i) => (names.test(text) && !loaded.has(i) ? i : -1)).filter((i) => i >= 0);
  for (const i of missing) loaded.set(i, PACKS[i].load());
  await Promise.all(loaded.values());
  return missing.length > 0;
}

/** Loads all packs, for completion and for work without a network. */
export async function loadAllPacks(): Promise<void> {
  PACKS.forEach(({ load }, i) => {
    if (!loaded.has(i)) loaded.set(i, load());
  });
  await Promise.all(loaded.values());
}
