import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { render, renderAll } from "../../src/diagnostics/render.ts";
import { Source } from "../../src/diagnostics/source.ts";

const base: Diagnostic = { code: "OTTL1001", severity: "error", message: "Wrong.", span: { start: 4, end: 7 } };

test("a headline, the place and the marked line", () => {
  expect(render(base, "one two three")).toBe(
    ["error[OTTL1001]: Wrong.", " --> 1:5", "  |", "1 | one two three", "  |     ^^^"].join("\n"),
  );
});

test("labels, notes and fixes; the name of the source; lines in between are left out", () => {
  const text = "first (\nsecond\nthird\nfourth x";
  const diagnostic: Diagnostic = {
    ...base,
    severity: "warning",
    span: { start: text.indexOf("x"), end: text.length },
    labels: [
      { span: { start: 6, end: 7 }, message: "opened here" },
      { span: { start: text.indexOf("fourth"), end: text.indexOf("fourth") + 6 }, message: "before" },
    ],
    notes: ["a note"],
    fixes: [{ title: "Close it", edits: [{ span: { start: text.length, end: text.length }, newText: ")" }] }],
  };
  expect(render(diagnostic, new Source(text, "rules.yaml"))).toBe(
    [
      "warning[OTTL1001]: Wrong.",
      " --> rules.yaml:4:8",
      "  |",
      "1 | first (",
      "  |       - opened here",
      "...",
      "4 | fourth x",
      "  |        ^",
      "  | ------ before",
      "  |",
      "  = note: a note",
      "  = help: Close it: fourth x)",
    ].join("\n"),
  );
});

test("marks stand below wide characters, tabs and emoji", () => {
  const frame = (text: string): string[] => {
    const at = text.indexOf("!");
    return render({ ...base, span: { start: at, end: at + 1 } }, text)
      .split("\n")
      .slice(3);
  };
  expect(frame("日本!")).toEqual(["1 | 日本!", "  |     ^"]);
  expect(frame("\t!")).toEqual(["1 |     !", "  |     ^"]);
  expect(frame("😀!")).toEqual(["1 | 😀!", "  |   ^"]);
  expect(frame("e\u0301!")).toEqual(["1 | e\u0301!", "  |  ^"]);
});

test("control characters do not reach the terminal", () => {
  expect(render(base, "a\u001b[31m b")).not.toContain("\u001b");
});

test("a long line is cut around the place", () => {
  const text = `${"a".repeat(500)}!${"b".repeat(500)}`;
  const lines = render({ ...base, span: { start: 500, end: 501 } }, text, { width: 40 }).split("\n");
  expect(lines[3]).toBe(`1 | …${"a".repeat(10)}!${"b".repeat(29)}…`);
  expect(lines[4]).toBe(`  | ${" ".repeat(11)}^`);
});

test("an empty span and the end of the text get one mark", () => {
  expect(
    render({ ...base, span: { start: 3, end: 3 } }, "abc")
      .split("\n")
      .at(-1),
  ).toBe("  |    ^");
});

test("colour is asked for", () => {
  expect(render(base, "one two three")).not.toContain("\u001b[");
  expect(render(base, "one two three", { colour: true })).toContain("\u001b[31merror[OTTL1001]\u001b[0m");
});

test("several", () => {
  expect(renderAll([base, base], "one two three").split("\n\n")).toHaveLength(2);
  expect(renderAll([], "x")).toBe("");
});
