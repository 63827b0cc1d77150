import { describe, expect, it } from "vitest";
import { evaluate } from "../evaluate.ts";
// Big5 as the reference has it.
import "../../../src/packs/encodings/index.ts";

// Measured on the reference; U+FFFD stands for what is no character.
describe("Decode", () => {
  it.each([
    ["shift_jis", "83658358b1816081", "テスｱ～�"],
    ["shift_jis", "80a0fa40ed40857f", "�ⅰ纊�"],
    ["euc-jp", "a5c6a5b98eb18fb0a1a1ff", "テスｱ丂��"],
    ["euc-jp", "8f8ee0a18ea0", "�����"],
    ["iso-2022-jp", "1b2442467c4b5c1b284241", "日本A"],
    ["iso-2022-jp", "1b2849311b2428442721", "ｱ�"],
    ["gbk", "c4e3bac380a6d9ff", "你好€��"],
    ["gb18030", "c4e381308130903081308135f437", "你𐀀ḿ"],
    ["hz-gb-2312", "7e7b434e3a437e7d7e7e7e0a61", "梦好~a"],
    ["big5", "a741a66e8740886280", "你好䏰Ê̄�"],
    ["euc-kr", "b0a1814181ffa2e6c6a141", "가갂�€퉤A"],
    ["windows-1251", "cff0e8", "При"],
    ["koi8-r", "f0d2", "Пр"],
    ["iso-8859-7", "e1a4", "α€"],
    ["cp437", "82e1", "éß"],
  ])("%s %s", (encoding, hex, text) => {
    expect(evaluate(`Decode(0x${hex}, "${encoding}")`)).toEqual(["string", text]);
  });
});
