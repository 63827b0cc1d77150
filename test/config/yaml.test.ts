// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references to variables as YAML files write them
import { describe, expect, test } from "vitest";
import { readCollectorConfig } from "../../src/config/collector-config.ts";
import type { ConfigNode, ConfigScalar } from "../../src/config/config-node.ts";
import { parseYaml } from "../../src/config/yaml.ts";

/** The node at a dotted path: `a.b.0`. */
function at(root: ConfigNode, path: string): ConfigNode {
  let node = root;
  for (const step of path.split(".")) {
    const next: ConfigNode | undefined =
      node.kind === "list"
        ? node.items[Number(step)]
        : node.kind === "map"
          ? node.entries.find((entry) => entry.key === step)?.value
          : undefined;
    if (!next) throw new Error(`no ${step} in ${path}`);
    node = next;
  }
  return node;
}

/** What stands in the file where the part of a scalar's value stands. */
function source(text: string, path: string, part: string, options = {}): string {
  const node = at(parseYaml(text, options).root, path) as ConfigScalar;
  const start = String(node.value).indexOf(part);
  const offsets = node.offsets as readonly number[];
  return text.slice(offsets[start], offsets[start + part.length - 1] + 1);
}

describe("positions inside scalars", () => {
  const file = [
    "plain: set(a, b)",
    "folded: set(a,",
    "  b) where",
    "",
    "  c == d",
    "single: 'it''s set(x)'",
    'double: "tab\\t q\\" \\u00e9 \\',
    '   end \\x41 set(y)"',
    "literal: |",
    "  line one",
    "    line two",
    "",
    "  line three",
    "block: >-",
    "  words of",
    "  one line",
    "",
    "    indented",
    "  last",
  ].join("\n");

  test.each([
    ["plain", "b)", "b)"],
    ["folded", "where", "where"],
    ["folded", "c ==", "c =="],
    ["single", "s set", "s set"],
    ["single", "'", "'"],
    ["double", "q", "q"],
    ["double", "é", "\\"],
    ["double", "end", "end"],
    ["double", "set(y)", "set(y)"],
    ["literal", "line two", "line two"],
    ["literal", "line three", "line three"],
    ["block", "one line", "one line"],
    ["block", "indented", "indented"],
    ["block", "last", "last"],
  ])("%s: %s", (path, part, expected) => {
    expect(source(file, path, part)).toBe(expected);
  });

  test("the end of a value stands after its last character", () => {
    const node = at(parseYaml("a: 'xyz'").root, "a") as ConfigScalar;
    expect(node.offsets).toEqual([4, 5, 6, 7]);
  });

  test("an alias stands where its anchor stands", () => {
    const text = "a: &x ['set(p)']\nb: *x";
    expect(source(text, "b.0", "set(p)")).toBe("set(p)");
    expect(at(parseYaml(text).root, "b.0").path).toBe("b[0]");
  });
});

describe("variables", () => {
  const variables = (name: string): string | undefined =>
    ({ NAME: "service", PORT: "8080", LIST: "[1, two]", EMPTY: "", NESTED: "${env:NAME}", QUOTED: '"q"' })[name];
  const value = (text: string): unknown => {
    const node = at(parseYaml(`a: ${text}`, { variables }).root, "a");
    return node.kind === "scalar" ? node.value : node.kind;
  };

  test.each([
    ["'$$1'", "$1"],
    ["'$1'", "$1"],
    ["'$NAME'", "$NAME"],
    ["'${NAME}-x'", "service-x"],
    ["'${env:NAME}'", "service"],
    ["'$${env:NAME}'", "${env:NAME}"],
    ["'$$${env:NAME}'", "$service"],
    ["'${env:NESTED}'", "service"],
    ["'${env:GONE:-fallback}'", "fallback"],
    ["'${env:NAME:-fallback}'", "service"],
    ["'${env:EMPTY:-fallback}'", ""],
    ["'a${env:PORT}b'", "a8080b"],
    ["'${env:QUOTED}'", '"q"'],
    ["'$${1} $$$${1}'", "${1} $${1}"],
  ])("%s reads as %s", (text, expected) => {
    expect(value(text)).toBe(expected === "" ? null : expected);
  });

  test("a variable that is all there is reads as YAML, and keeps its text", () => {
    expect(at(parseYaml("a: ${env:PORT}", { variables }).root, "a")).toMatchObject({ value: 8080, original: "8080" });
    expect(value("${env:LIST}")).toBe("list");
  });

  test("what comes after a variable keeps its place", () => {
    expect(source("a: '${env:NAME}: set($$x)'", "a", "set(", { variables })).toBe("set(");
    expect(source("a: '${env:NAME}: set($$x)'", "a", "x)", { variables })).toBe("x)");
  });

  test("unset variables are warnings, wrong names and schemes errors", () => {
    const codes = (text: string): string[] =>
      parseYaml(text).findings.map(({ code, severity }) => `${severity} ${code}`);
    expect(codes("a: '${env:GONE}'")).toEqual(["warning OTTL3013"]);
    expect(codes("a: '${1}'")).toEqual(["error OTTL3014"]);
    expect(codes("a: '${file:x.yaml}'")).toEqual(["error OTTL3014"]);
  });

  test("an error stands on its reference", () => {
    const text = "a: 'replace ${1} here'";
    const [{ span, notes }] = parseYaml(text).findings;
    expect(text.slice(span.start, span.end)).toBe("${1}");
    expect(notes).toEqual(["write $${1}"]);
  });

  test("values of the API are taken as they stand", () => {
    expect(at(parseYaml("a: '$$x ${env:NAME}'", { variables, expand: false }).root, "a")).toMatchObject({
      value: "$$x ${env:NAME}",
    });
  });
});

describe("broken files", () => {
  test("errors have places and do not throw", () => {
    const text = "a: [1, 2\nb: 'x";
    const { findings } = parseYaml(text);
    expect(findings.length).toBeGreaterThan(0);
    for (const { code, span } of findings) {
      expect(code).toBe("OTTL3001");
      expect(span.start).toBeLessThanOrEqual(text.length);
    }
  });

  test("a key given twice is an error", () => {
    expect(parseYaml("a: 1\na: 2").findings.map(({ code }) => code)).toEqual(["OTTL3019"]);
  });

  test("aliases cannot blow the tree up", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 9; i++) lines.push(`a${i}: &a${i} [${new Array(10).fill(`*a${i - 1}`).join(", ")}]`);
    const { findings } = parseYaml(lines.join("\n"));
    expect(findings.map(({ message }) => message)).toContain("invalid YAML: its aliases repeat too much");
  });

  test("merge keys fill in what the map lacks", () => {
    const { root } = parseYaml("base: &b {x: 1, y: 2}\na:\n  <<: *b\n  y: 3");
    expect(at(root, "a.x")).toMatchObject({ value: 1 });
    expect(at(root, "a.y")).toMatchObject({ value: 3 });
  });

  test("an empty file has no processors", () => {
    expect(readCollectorConfig(parseYaml("").root).findings.map(({ code }) => code)).toEqual(["OTTL3015"]);
  });
});
