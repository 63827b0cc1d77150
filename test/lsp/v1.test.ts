import { expect, test } from "vitest";
import { createLanguageService } from "../../src/lsp/index.ts";
import { atCursor } from "./cursor.ts";

const service = createLanguageService();
const sampleKeys = { "span.attributes": [{ key: "http.method", type: "string", example: '"GET"', count: 3 }] };
const V1 = { dialect: "v1", signal: "traces", sampleKeys } as const;

function labels(marked: string): readonly string[] {
  const { document, offset } = atCursor(marked, V1);
  return service.completion(document, offset).map(({ label }) => label);
}

test("finds what is wrong, with its place", () => {
  const text = 'set(attr["a"], Uppercase(nme))\ndrop() where name > 3\nset(attr["b"], "x"';
  const diagnostics = service.diagnostics({ kind: "statements", text: text.split("\n").slice(0, 2).join("\n"), ...V1 });
  expect(diagnostics.map(({ span }) => text.slice(span.start, span.end))).toEqual(["nme", "name > 3"]);
  const [, , syntax] = service.diagnostics({ kind: "statements", text, ...V1 });
  expect(syntax.message).toContain("bracket");
});

test("without a signal each mistake is told once", () => {
  const text = "set(attributes.x, Nope())";
  const codes = service.diagnostics({ kind: "statements", text, dialect: "v1" }).map(({ span }) => span.start);
  expect(codes).toEqual([...new Set(codes)]);
});

test("lays a program out, and leaves one that is or has a syntax error", () => {
  const edits = (text: string) => service.format({ kind: "statements", text, ...V1 });
  expect(edits("drop( ) ;keep()")).toEqual([{ span: { start: 0, end: 15 }, newText: "drop()\nkeep()\n" }]);
  expect(edits("drop()\nkeep()\n")).toEqual([]);
  expect(edits("drop(  ;keep()")).toEqual([]);
});

test("a statement begins with an action", () => {
  expect(labels("|")).toEqual(expect.arrayContaining(["set", "drop", "keep", "route", "delete_key"]));
  expect(labels("drop()\n|")).toContain("route");
  expect(labels('drop() where name == "x"; s|')).toContain("set");
  expect(labels("|")).not.toContain("Uppercase");
});

test("offers paths, functions, symbols and keywords where they fit", () => {
  expect(labels("set(|")).toEqual(expect.arrayContaining(["name", "attr", "duration", "resource.attributes"]));
  expect(labels("set(name, |")).toEqual(expect.arrayContaining(["Uppercase", "STATUS_CODE_ERROR", "nil"]));
  expect(labels("set(name, |")).not.toContain("drop");
  expect(labels("set(resource.|")).toContain("attributes");
  expect(labels("drop() where status.|")).toContain("code");
  expect(labels("drop() |")).toEqual(["where"]);
  expect(labels("route() |")).toEqual(["where", "to"]);
  expect(labels("drop() where kind == 2 |")).toEqual(["and", "or"]);
  expect(labels("# |")).toContain("on_error");
});

test("offers keys of the loaded telemetry, closed or not", () => {
  for (const marked of ['set(attr["ht|', 'set(attr["|"], 1)', "set(attributes[|", 'set(x, attr["http.|'])
    expect(labels(marked), marked).toEqual(["http.method"]);
  const { document, offset } = atCursor('set(attr["|"], 1)', V1);
  const [key] = service.completion(document, offset);
  expect([key.insertText, document.text.slice(key.span.start, key.span.end)]).toEqual(['"http.method"', '""']);
});

test("hover tells of functions, actions, paths, keys and keywords", () => {
  const hover = (marked: string): string => {
    const { document, offset } = atCursor(marked, V1);
    return service.hover(document, offset)?.markdown ?? "";
  };
  expect(hover("set(name, Upper|case(name))")).toContain("Uppercase(");
  expect(hover("dr|op()")).toContain("Removes the record");
  expect(hover("drop() where dura|tion > 3")).toContain("end minus its start");
  expect(hover('drop() where attr["http.me|thod"] == nil')).toContain("In 3 loaded records");
  expect(hover("drop() whe|re true")).toContain("nil counts as false");
  expect(hover("drop() where kind == SPAN_KIND_SER|VER")).toContain("= 2");
});

test("signature help follows the arguments", () => {
  const { document, offset } = atCursor('set(name, ReplacePattern(name, "a", |', V1);
  const help = service.signatureHelp(document, offset);
  expect(help?.label).toBe("ReplacePattern(text: text, pattern: text, replacement: text): string");
  expect(help?.activeParameter).toBe(2);
  const open = atCursor("set(name, Coalesce(a, b, c, |", V1);
  expect(service.signatureHelp(open.document, open.offset)?.activeParameter).toBeGreaterThanOrEqual(0);
});

test("lists statements and their contexts", () => {
  const document = { kind: "statements", text: "drop()\nset(name, 1)", ...V1 } as const;
  expect(service.symbols(document).map(({ name }) => name)).toEqual(["drop()", "set(name, 1)"]);
  expect(service.texts(document).map(({ context }) => context)).toEqual(["span", "span"]);
});
