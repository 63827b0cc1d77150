import type { Language } from "./i18n/i18n.ts";

export type Theme = "auto" | "light" | "dark";

/** What is the reader's own and no part of a link. */
export interface Preferences {
  readonly theme: Theme;
  readonly language: Language;
}

const KEY = "ottl-playground";

export function loadPreferences(): Preferences {
  const guessed: Language = navigator.language.startsWith("zh") ? "zh" : "en";
  try {
    const { theme, language } = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>;
    return {
      theme: theme === "light" || theme === "dark" ? theme : "auto",
      language: language === "en" || language === "zh" ? language : guessed,
    };
  } catch {
    return { theme: "auto", language: guessed };
  }
}

export function savePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Storage is off: the preferences last as long as the page.
  }
}
