import { describe, expect, test } from "vitest";
import { spanOf, tokenize } from "../../src/lexer/lexer.ts";

const names = (text: string): string[] => tokenize(text).tokens.map((token) => token.tokenType.name);
const images = (text: string): string[] => tokenize(text).tokens.map((token) => token.image);
const codes = (text: string): string[] => tokenize(text).diagnostics.map((each) => each.code);

describe("tokens", () => {
  test("the first rule that matches wins, not the longest", () => {
    expect(names("0x1f 1.5 .5 1. 12")).toEqual(["Bytes", "Float", "Float", "Float", "Int"]);
    expect(images("1e5")).toEqual(["1", "e5"]);
    expect(images("a.0")).toEqual(["a", ".0"]);
    expect(images("1.2.3")).toEqual(["1.2", ".3"]);
    expect(images("0x")).toEqual(["0", "x"]);
  });

  test("keywords need no boundary before them and an ASCII one after", () => {
    expect(names("1nil")).toEqual(["Int", "Nil"]);
    expect(names("nil_ nil1 nilx nilX")).toEqual(["Lowercase", "Lowercase", "Lowercase", "Lowercase", "Uppercase"]);
    expect(names("not or and true false where")).toEqual(["OpNot", "OpOr", "OpAnd", "Boolean", "Boolean", "Where"]);
    expect(names("whereX where_")).toEqual(["Where", "Uppercase", "Lowercase"]);
    expect(names("truefalse")).toEqual(["Lowercase"]);
  });

  test("operators", () => {
    expect(names("== != >= <= > < => = + - * /")).toEqual([
      ...Array<string>(6).fill("OpComparison"),
      "LambdaArrow",
      "Equal",
      "OpAddSub",
      "OpAddSub",
      "OpMultDiv",
      "OpMultDiv",
    ]);
    expect(names("===")).toEqual(["OpComparison", "Equal"]);
  });

  test("mixed-case words are several tokens", () => {
    expect(images("IsMatch traceID")).toEqual(["I", "s", "M", "atch", "trace", "ID"]);
  });

  test("only the blanks of Go's \\s are skipped", () => {
    expect(names("a\t\n\f\r b")).toEqual(["Lowercase", "Lowercase"]);
    expect(codes("a\u000bb")).toEqual(["OTTL1003"]);
    expect(codes("a\u00a0b")).toEqual(["OTTL1003"]);
  });

  test("an underscore stands alone", () => {
    expect(names("_")).toEqual(["Underscore"]);
    expect(codes("_a")).toEqual(["OTTL1031"]);
    expect(codes("__")).toEqual(["OTTL1031"]);
  });

  test("strings may span lines, but a backslash may not stand before a line break", () => {
    expect(names('"a\nb"')).toEqual(["String"]);
    expect(codes('"a\\\nb"')).toEqual(["OTTL1004"]);
    expect(codes('"a')).toEqual(["OTTL1004"]);
    expect(names('"a\\"b" "\u2028"')).toEqual(["String", "String"]);
  });

  test("spans count UTF-16 code units", () => {
    const { tokens } = tokenize('"😀" x');
    expect(tokens.map(spanOf)).toEqual([
      { start: 0, end: 4 },
      { start: 5, end: 6 },
    ]);
  });
});

describe("strings that stand for punctuation", () => {
  test("by value, not by spelling", () => {
    expect(names('"(" "\\x28" "\\u002c" "where" "{" "ab"')).toEqual([
      "StringLParen",
      "StringLParen",
      "StringComma",
      "StringWhereKeyword",
      "String",
      "String",
    ]);
  });

  test("not where the next token rules it out", () => {
    expect(names('"[" : "[" x')).toEqual(["String", "Colon", "StringLBracket", "Lowercase"]);
    expect(names('"[" ":" ] "}" : "." x "." 1')).toEqual([
      "StringLBracket",
      "StringColon",
      "RBracket",
      "String",
      "Colon",
      "StringDot",
      "Lowercase",
      "String",
      "Int",
    ]);
  });
});

describe("tokens of other languages", () => {
  test("stand for what was meant, with an error and a fix", () => {
    const { tokens, diagnostics } = tokenize("!a && 'b' || `c` # d");
    expect(tokens.map((token) => token.tokenType.name)).toEqual([
      "ForeignNot",
      "Lowercase",
      "ForeignAnd",
      "QuotedOtherwise",
      "ForeignOr",
      "QuotedOtherwise",
    ]);
    expect(tokens[3].payload).toBe("b");
    expect(diagnostics.map((each) => each.code)).toEqual([
      "OTTL1007",
      "OTTL1007",
      "OTTL1005",
      "OTTL1007",
      "OTTL1005",
      "OTTL1022",
    ]);
    expect(diagnostics.map((each) => each.fixes?.[0].edits[0].newText)).toEqual([
      "not ",
      "and",
      '"b"',
      "or",
      '"c"',
      "",
    ]);
  });

  test("quotes inside keep their meaning when the quotes around them change", () => {
    const [{ fixes }] = tokenize(`'say "hi" \\' x'`.replace("\\'", '\\"')).diagnostics;
    expect(fixes?.[0].edits[0].newText).toBe('"say \\"hi\\" \\" x"');
  });

  test("hostile input: linear, bounded, never throws", () => {
    for (const text of ['\\"'.repeat(200_000), "é".repeat(200_000), "'".repeat(200_000), "# \n".repeat(100_000)]) {
      const start = performance.now();
      const { diagnostics } = tokenize(text);
      expect(diagnostics.length).toBeGreaterThan(0);
      expect(performance.now() - start).toBeLessThan(5_000);
    }
  });
});
