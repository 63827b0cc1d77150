import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDocument } from "../../src/config/format-document.ts";
import { formatYaml } from "../../src/config/format-yaml.ts";
import { ruleTextsOf } from "../../src/config/rule-texts.ts";
import { parseYaml } from "../../src/config/yaml.ts";
import { parseCondition, parseStatement } from "../../src/parser/parse.ts";
import { print } from "../../src/parser/print.ts";

/** Every text of a configuration, laid out the same way: what it means. */
function meaning(yaml: string): string[] {
  return ruleTextsOf(parseYaml(yaml, { expand: false }).root).map(({ kind, text }) => {
    const { node } = kind === "statement" ? parseStatement(text.text) : parseCondition(text.text);
    return node ? print(node) : text.text;
  });
}

const LONG =
  'set(span.attributes["a"],  "x") where span.attributes["http.request.method"]=="GET" and span.attributes["url.path"] == "/a" or span.kind==1';

describe("YAML", () => {
  test("keeps comments, anchors and quotes; long statements become block scalars", () => {
    const before = `# head
processors:
  transform: # here
    trace_statements:
      - set( span.name,'x'  # broken stays
      - &one 'set( span.name ,"it''s")' # one
      - *one
      - "set(span.name,\\"$$1\\")"
      - set( span.name,"plain" )
      # before
      - ${LONG}
      - >-
        set( span.name,
          "b" )

  filter:
    trace_conditions: [ span.kind==1,  'span.kind==2' ]
`;
    const after = formatYaml(before);
    expect(after).toBe(`# head
processors:
  transform: # here
    trace_statements:
      - set( span.name,'x'  # broken stays
      - &one 'set(span.name, "it''s")' # one
      - *one
      - "set(span.name, \\"$$1\\")"
      - set(span.name, "plain")
      # before
      - |-
        set(span.attributes["a"], "x")
          where span.attributes["http.request.method"] == "GET" and span.attributes["url.path"] == "/a"
            or span.kind == 1
      - >-
        set(span.name, "b")

  filter:
    trace_conditions: [ span.kind == 1,  'span.kind == 2' ]
`);
    expect(formatYaml(after)).toBe(after);
    expect(meaning(after)).toEqual(meaning(before));
  });

  test("a file that is not YAML stays", () => {
    expect(formatYaml("processors: [\n")).toBe("processors: [\n");
  });
});

test("a .ottl document keeps comments and blank lines", () => {
  const before = `# head\n\n  set( span.name,"a" )\n// note\n${LONG}\nset(span.name,\n  # inside\n  "x")\nset(span.name,\n`;
  const after = formatDocument(before);
  expect(after).toContain('# head\n\nset(span.name, "a")\n// note\nset(span.attributes["a"], "x")\n  where ');
  expect(after).toContain('set(span.name,\n  # inside\n  "x")');
  expect(formatDocument(after)).toBe(after);
});

const blank = fc.constantFrom("", " ", "  ");
const value = fc.constantFrom(
  '"a"',
  '"it\'s"',
  '"a # b: c"',
  '"\\\\d+$$"',
  "5",
  "-1.5",
  'span.attributes["k"]',
  "nil",
  "[1,2]",
  '{"a":1}',
);
const test2 = fc
  .tuple(value, blank, fc.constantFrom("==", "!=", "<"), blank, value)
  .map(([left, a, operator, b, right]) => left + a + operator + b + right);
const condition = fc.oneof(
  test2,
  fc
    .tuple(fc.array(test2, { minLength: 2, maxLength: 6 }), fc.constantFrom(" and ", " or "))
    .map(([all, word]) => all.join(word)),
  fc.tuple(test2, test2, test2).map(([a, b, c]) => `not (${a}  or ${b}) and ${c}`),
);
const statement = fc
  .tuple(blank, value, fc.option(condition))
  .map(
    ([gap, text, where]) => `set(${gap}span.attributes["t"],${text}${gap})${where === null ? "" : ` where ${where}`}`,
  );
const style = fc.constantFrom("single", "double", "literal", "folded");

function write(text: string, how: string): string {
  if (how === "single") return `'${text.replaceAll("'", "''")}'`;
  if (how === "double") return JSON.stringify(text);
  return `${how === "literal" ? "|" : ">-"}\n          ${text}`;
}

test("layout keeps the meaning and is the same the second time", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(statement, style), { minLength: 1, maxLength: 4 }), (items) => {
      const yaml = `processors:\n  transform:\n    trace_statements:\n${items
        .map(([text, how], i) => `      # comment ${i}\n      - ${write(text, how)}\n`)
        .join("")}`;
      const after = formatYaml(yaml);
      expect(meaning(after)).toEqual(meaning(yaml));
      expect(after.match(/^ +# comment \d$/gm)).toEqual(yaml.match(/^ +# comment \d$/gm));
      expect(formatYaml(after)).toBe(after);
    }),
    { numRuns: 200, seed: 6 },
  );
});
