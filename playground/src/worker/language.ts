import { parseStatement } from "ottl";
import { createLanguageService, type LanguageDocument, type SampleKeys } from "ottl/lsp";
import { loadAllPacks, loadPacksFor } from "./packs.ts";

const DIALECT_MISSING = "OTTL1036";

const service = createLanguageService();
let document: LanguageDocument = { kind: "statements", text: "" };
let sampleKeys: SampleKeys = {};

/** What the page asks of the language worker, always about the last document it was given. */
export const languageMethods = {
  loadAllPacks,
  /** Takes the new text; cheap, so that it can be told of every keystroke before anything is asked. */
  setDocument(next: LanguageDocument): void {
    document = { ...next, sampleKeys };
  },
  /** Diagnostics and texts of the newest document. */
  async diagnose() {
    const asked = document;
    // With a pack's functions what was said before may be wrong.
    if (await loadPacksFor(asked.text)) document = { ...asked };
    return { diagnostics: service.diagnostics(document), texts: service.texts(document) };
  },
  setSampleKeys(keys: SampleKeys): void {
    sampleKeys = keys;
    document = { ...document, sampleKeys };
  },
  /** Whether this build reads the dialect v1. */
  hasV1: () => !parseStatement("set(a, 1)", "v1").diagnostics.some(({ code }) => code === DIALECT_MISSING),
  completion: (offset: number) => service.completion(document, offset),
  hover: (offset: number) => service.hover(document, offset),
  signatureHelp: (offset: number) => service.signatureHelp(document, offset),
  codeActions: (start: number, end: number) => service.codeActions(document, { start, end }),
  format: () => service.format(document),
  symbols: () => service.symbols(document),
  definition: (offset: number) => service.definition(document, offset),
  semanticTokens: () => service.semanticTokens(document),
};

export type LanguageMethods = typeof languageMethods;
