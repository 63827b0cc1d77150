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
  /** Takes the new text and answers with its diagnostics and texts. */
  async setDocument(next: LanguageDocument) {
    await loadPacksFor(next.text);
    document = { ...next, sampleKeys };
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
