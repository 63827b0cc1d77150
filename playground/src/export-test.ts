import type { PageState } from "./state.ts";

/** A test file of the page's state. */
export function testFile(_state: PageState, config: string): string {
  return config;
}
