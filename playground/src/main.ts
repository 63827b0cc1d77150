import { setLanguage } from "./i18n/i18n.ts";
import { initialState } from "./initial-state.ts";
import { loadPreferences } from "./preferences.ts";
import { startWorkers } from "./worker/start.ts";

// The workers start while the editors are still being loaded.
const workers = startWorkers();
const loading = import("./app.ts");
const preferences = loadPreferences();
await setLanguage(preferences.language);
const { state, problem } = await initialState();
const { App } = await loading;
const app = new App(document.querySelector("#app") as HTMLElement, state, preferences, workers);
if (problem !== undefined) app.announce(problem);
