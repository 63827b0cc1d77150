import { createLanguageService, type LanguageDocument, type SampleKeys } from "ottl/lsp";
import { loadAllPacks, loadPacksFor } from "./packs.ts";

const service = createLanguageService();
let document: LanguageDocument = { kind: "statements", text: "" };
let sampleKeys: SampleKeys = {};

const PRACTICE = Array.from(
  { length: 40 },
  (_, i) =>
    `set(span.attributes["a${i}"], Concat([span.name, "${i}"], "-")) where span.kind == 2 and IsMatch(span.name, "a.")`,
).join("\n");

/** What the page asks of the language worker, always about the last document it was given. */
export const languageMethods = {
  loadAllPacks,
  /** Takes the new text; cheap, so that it can be told of every keystroke before anything is asked. */
  setDocument(next: LanguageDocument): void {
    document = { ...next, sampleKeys };
  },
  /** What is wrong with the newest document, and the outline of a configuration. */
  async diagnose() {
    const asked = document;
    // With a pack's functions what was said before may be wrong.
    if (await loadPacksFor(asked.text)) document = { ...asked };
    return { errors: service.errors(document), outline: document.kind === "config" ? service.symbols(document) : [] };
  },
  /** What is wrong with it, and what lint finds. */
  lint: () => service.diagnostics(document),
  setSampleKeys(keys: SampleKeys): void {
    sampleKeys = keys;
    document = { ...document, sampleKeys };
  },
  /** Checks rules of its own, so that the first checks of the author's are not the slow ones. */
  practise: () => void service.diagnostics({ kind: "statements", signal: "traces", text: PRACTICE, sampleKeys }),
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
