import { DEFAULT_LIMITS, type PageState } from "../src/state.ts";
import type { PageExample } from "./example.ts";
import { maskUrls } from "./mask-urls.ts";

/** The examples in the order of the menu; the first is what the page opens with. */
export const EXAMPLES: readonly PageExample[] = [maskUrls];

export function stateOfExample({ rules, kind, telemetry, tests }: PageExample): PageState {
  return {
    rules,
    kind,
    context: "",
    dialect: "collector",
    telemetry: { kind: "text", text: JSON.stringify(telemetry, null, 2) },
    limits: DEFAULT_LIMITS,
    tests,
  };
}
