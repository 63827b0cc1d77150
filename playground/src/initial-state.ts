import { EXAMPLES, stateOfExample } from "../examples/index.ts";
import { t } from "./i18n/i18n.ts";
import { decodeState } from "./share/codec.ts";
import type { PageState } from "./state.ts";

/** The state of the link that was opened, else the first example. */
export async function initialState(): Promise<{ readonly state: PageState; readonly problem?: string }> {
  const { hash } = location;
  if (hash.length > 1) {
    try {
      return { state: await decodeState(hash) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { state: stateOfExample(EXAMPLES[0]), problem: t("shareBroken", { reason }) };
    }
  }
  return { state: stateOfExample(EXAMPLES[0]) };
}
