import { expect, test } from "vitest";
import type { Node } from "../../src/parser/ast.ts";
import { parseStatement } from "../../src/parser/parse.ts";
import { children, nodesAt, visit, walk } from "../../src/parser/visit.ts";

const TEXT = 'set(log.attributes["k"], {"a": [1, -x]}) where not (Foo((v) => v == 0x01) or nil == FOO)';
const root = parseStatement(TEXT).node as Node;

test("walk meets every node, parents first, in the order of the source", () => {
  const kinds: string[] = [];
  walk(root, (node, parent) => {
    kinds.push(node.kind);
    if (parent !== undefined) expect(children(parent)).toContain(node);
  });
  expect(kinds).toEqual([
    ...[
      "Statement",
      "Call",
      "Argument",
      "Path",
      "Key",
      "String",
      "Argument",
      "Map",
      "MapEntry",
      "String",
      "List",
      "Int",
    ],
    ...["MathUnary", "Path", "Not", "BooleanGroup", "Or", "Call", "Argument", "Lambda", "Comparison", "Path", "Bytes"],
    ...["Comparison", "Nil", "Enum"],
  ]);
});

test("every node lies within its parent", () => {
  walk(root, (node, parent) => {
    if (parent === undefined) return;
    expect(node.span.start).toBeGreaterThanOrEqual(parent.span.start);
    expect(node.span.end).toBeLessThanOrEqual(parent.span.end);
  });
});

test("visit calls the functions of a kind; false keeps out", () => {
  const paths: string[] = [];
  visit(root, {
    Path: (node) => {
      paths.push(TEXT.slice(node.span.start, node.span.end));
    },
    Map: () => false,
  });
  expect(paths).toEqual(['log.attributes["k"]', "v"]);
});

test("nodesAt finds the way to the innermost node", () => {
  expect(nodesAt(root, TEXT.indexOf("0x01")).map((node) => node.kind)).toEqual([
    ...["Statement", "Not", "BooleanGroup", "Or", "Call", "Argument", "Lambda", "Comparison", "Bytes"],
  ]);
  expect(nodesAt(root, 10_000)).toEqual([]);
});
