export { createLanguageService, type LanguageServiceOptions } from "./service.ts";
export { readStatementsDocument, type StatementsConfig } from "./statements-document.ts";
export type * from "./types.ts";
