import type { Theme } from "../preferences.ts";
import { monaco } from "./monaco.ts";

/** Applies a theme to page and editors; `auto` follows the system. */
export function applyTheme(theme: Theme): void {
  const isDark = theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  monaco.editor.setTheme(isDark ? "ottl-dark" : "ottl-light");
}
