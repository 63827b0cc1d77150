import { EN, type TextKey } from "./en.ts";

export type Language = "en" | "zh";

let texts: Readonly<Record<TextKey, string>> = EN;
let current: Language = "en";

/** Chooses the language of the page; Chinese is loaded when it is wanted. */
export async function setLanguage(language: Language): Promise<void> {
  texts = language === "zh" ? (await import("./zh.ts")).ZH : EN;
  current = language;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}

export function language(): Language {
  return current;
}

/** A text of the page, with its places filled. */
export function t(key: TextKey, places: Readonly<Record<string, string | number>> = {}): string {
  return texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = places[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : value;
  });
}

export function number(value: number): string {
  return value.toLocaleString(current === "zh" ? "zh-CN" : "en-US", { maximumFractionDigits: 1 });
}

export function bytes(value: number): string {
  if (value < 1000) return `${number(value)} B`;
  return value < 1_000_000 ? `${number(value / 1000)} kB` : `${number(value / 1_000_000)} MB`;
}

export function milliseconds(value: number): string {
  if (value < 0.001) return `${number(value * 1e6)} ns`;
  if (value < 1) return `${number(value * 1000)} µs`;
  return value < 1000 ? `${number(value)} ms` : `${number(value / 1000)} s`;
}
