import { App } from "./app.ts";
import { registerThemes } from "./editor/languages.ts";
import { setLanguage } from "./i18n/i18n.ts";
import { initialState } from "./initial-state.ts";
import { loadPreferences } from "./preferences.ts";

registerThemes();
const preferences = loadPreferences();
await setLanguage(preferences.language);
const { state, problem } = await initialState();
const app = new App(document.querySelector("#app") as HTMLElement, state, preferences);
if (problem !== undefined) app.announce(problem);

if ("serviceWorker" in navigator && !import.meta.env.DEV) {
  // Where the browser refuses (a file: address, private windows) the page works all the same, with a network.
  navigator.serviceWorker.register("./sw.js").catch(() => {});
}
