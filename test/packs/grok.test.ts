import { describe, expect, it } from "vitest";
import { registerFunctions } from "../../src/functions/function-set.ts";
import { grokPack } from "../../src/packs/grok/index.ts";
import { evaluate } from "../functions/evaluate.ts";

registerFunctions(grokPack.functions);

/** An expression and what it gives; `refused` does not compile, `failed` fails on the record. All measured on the reference. */
type Row = readonly [source: string, expected: unknown];

function check(rows: readonly Row[]): void {
  it.each(rows)("%s", (source, expected) => {
    const actual = evaluate(source);
    if (expected === "refused" || expected === "failed") expect(actual).toMatch(new RegExp(`^${expected}: `));
    else expect(actual).toEqual(expected);
  });
}

describe("grok", () => {
  check([
    [
      'ExtractGrokPatterns("10.0.0.1 took 12", "%{IPV4:client.ip} took %{INT:ms:int}", true)',
      ["map", { "client.ip": ["string", "10.0.0.1"], ms: ["int", "12"] }],
    ],
    ['ExtractGrokPatterns("10.0.0.1", "%{IP}")', ["map", { IP: ["string", "10.0.0.1"], IPV4: ["string", "10.0.0.1"] }]],
    [
      'ExtractGrokPatterns("127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \\"GET /a.gif HTTP/1.0\\" 200 2326", "%{COMMONAPACHELOG}", true)',
      [
        "map",
        {
          "http.request.method": ["string", "GET"],
          "http.response.body.size": ["int", "2326"],
          "http.response.status_code": ["int", "200"],
          "http.version": ["string", "1.0"],
          "source.address": ["string", "127.0.0.1"],
          timestamp: ["string", "10/Oct/2000:13:55:36 -0700"],
          "url.original": ["string", "/a.gif"],
          "user.name": ["string", "frank"],
        },
      ],
    ],
    ['ExtractGrokPatterns("x", "%{INT:a}")', ["map", {}]],
    [
      'ExtractGrokPatterns("1.5 true", "%{NUMBER:f:float} %{WORD:b:bool}", true)',
      ["map", { b: ["bool", true], f: ["float", "1.5"] }],
    ],
    ['ExtractGrokPatterns("abc", "%{WORD:a:int}", true)', "failed"],
    ['ExtractGrokPatterns("abc", "%{WORD:a:money}", true)', "failed"],
    [
      'ExtractGrokPatterns("ab 12", "%{MINE:m}", true, ["MINE=[a-z]+ %{INT:n:long}"])',
      ["map", { m: ["string", "ab 12"], n: ["int", "12"] }],
    ],
    ['ExtractGrokPatterns("a", "%{NOPE:x}")', "refused"],
    ['ExtractGrokPatterns("a", "%{INT} %{INT}")', ["map", {}]],
    ['ExtractGrokPatterns("a", "\\\\w+", true)', "refused"],
    ['ExtractGrokPatterns("a", "%{WORD:x}", true, ["bad"])', "refused"],
    ['ExtractGrokPatterns("a", "%{WORD:x}", true, ["a:b=c"])', "refused"],
    ['ExtractGrokPatterns("a", "%{X:x}", true, ["X=%{X}"])', "refused"],
    ['ExtractGrokPatterns("abc", Concat(["%{WORD:", "x}"], ""), true)', ["map", { x: ["string", "abc"] }]],
    ['ExtractGrokPatterns("abc", Concat(["%{NOPE:", "x}"], ""), true)', "failed"],
  ]);
});
