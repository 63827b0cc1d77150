import { expect, test } from "vitest";
import { EN, type TextKey } from "../../playground/src/i18n/en.ts";
import { ZH } from "../../playground/src/i18n/zh.ts";

const keys = Object.keys(EN) as TextKey[];

/** Names that are the same in both languages. */
const NAMES: ReadonlySet<TextKey> = new Set(["dialectCollector", "dialectV1", "kindConfig"]);

function places(text: string): readonly string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
}

test("every text is there in Chinese, with the same places to fill", () => {
  expect(Object.keys(ZH).sort()).toEqual(keys.toSorted());
  for (const key of keys) {
    expect(places(ZH[key]), key).toEqual(places(EN[key]));
    const hasWords = /[A-Za-z]{2}/.test(EN[key].replace(/\{\w+\}/g, ""));
    if (hasWords && !NAMES.has(key)) expect(ZH[key], key).toMatch(/[\u4e00-\u9fff]/);
  }
});
