import { setLanguage } from "./i18n/i18n.ts";
import { initialState } from "./initial-state.ts";
import { loadPreferences } from "./preferences.ts";
import { startWorkers } from "./worker/start.ts";

// The workers start while the editors are still being loaded.
const workers = startWorkers();
const preferences = loadPreferences();
// The editors read their own texts when they are loaded.
const loading = preferences.language === "zh" ? loadChinese() : import("./app.ts");
await setLanguage(preferences.language);
const { state, problem } = await initialState();
const { App } = await loading;
const app = new App(document.querySelector("#app") as HTMLElement, state, preferences, workers);
if (problem !== undefined) app.announce(problem);

async function loadChinese(): Promise<typeof import("./app.ts")> {
  await import("monaco-editor/nls/lang/zh-cn");
  return import("./app.ts");
}
