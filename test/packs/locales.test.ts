import { describe, expect, it } from "vitest";
import { registerFunctions } from "../../src/functions/function-set.ts";
import { localesPack } from "../../src/packs/locales/index.ts";
import { evaluate } from "../functions/evaluate.ts";

registerFunctions(localesPack.functions);

/** An expression and what it gives; `refused` does not compile, `failed` fails on the record. All measured on the reference. */
type Row = readonly [source: string, expected: unknown];

function check(rows: readonly Row[]): void {
  it.each(rows)("%s", (source, expected) => {
    const actual = evaluate(source);
    if (expected === "refused" || expected === "failed") expect(actual).toMatch(new RegExp(`^${expected}: `));
    else expect(actual).toEqual(expected);
  });
}

describe("languages", () => {
  check([
    ['Time("mercoledì set 4 2024", "%A %h %e %Y", "UTC", "it-IT")', ["time", "2024-09-04T00:00:00Z"]],
    [
      'Time("Febrero 25 jueves, 1993, 02:03:04 p.m.", "%B %d %A, %Y, %r", "UTC", "es-ES")',
      ["time", "1993-02-25T14:03:04Z"],
    ],
    ['Time("25 декабря 2020", "%d %B %Y", "UTC", "ru")', ["time", "2020-12-25T00:00:00Z"]],
    ['Time("12 März 2004", "%d %B %Y", "UTC", "de")', ["time", "2004-03-12T00:00:00Z"]],
    ['Time("12 March 2004", "%d %B %Y", "UTC", "de")', "failed"],
    ['Time("2020 1月 5", "%Y %b %e", "UTC", "ja")', "failed"],
    ['Time("12 May 2004", "%d %B %Y", "UTC", "EN")', "refused"],
    ['Time("2004", "%Y", "UTC", "foo-bar")', "refused"],
  ]);
});
