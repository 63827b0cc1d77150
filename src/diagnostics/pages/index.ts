import { CHECK_PAGES } from "./check-pages.ts";
import { CONFIG_PAGES } from "./config-pages.ts";
import { LINT_PAGES } from "./lint-pages.ts";
import type { ErrorPage } from "./page.ts";
import { RUN_PAGES } from "./run-pages.ts";
import { SYNTAX_PAGES } from "./syntax-pages.ts";
import { V1_PAGES } from "./v1-pages.ts";

export type { ErrorPage, PageExample } from "./page.ts";

/** A page for every code, in the order of the codes. */
export const ERROR_PAGES: readonly ErrorPage[] = [
  ...SYNTAX_PAGES,
  ...CHECK_PAGES,
  ...CONFIG_PAGES,
  ...RUN_PAGES,
  ...LINT_PAGES,
  ...V1_PAGES,
];

/** The page of a code; undefined for an unknown one. */
export function findPage(code: string): ErrorPage | undefined {
  const wanted = code.trim().toUpperCase();
  return ERROR_PAGES.find((page) => page.code === wanted);
}
