export { readStatementsDocument, type StatementsConfig } from "../config/statements-document.ts";
export { createLanguageService, type LanguageServiceOptions } from "./service.ts";
export type * from "./types.ts";
