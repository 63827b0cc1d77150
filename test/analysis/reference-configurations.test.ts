import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatYaml } from "../../src/config/format-yaml.ts";
import { ruleTextsOf } from "../../src/config/rule-texts.ts";
import { parseYaml } from "../../src/config/yaml.ts";
import { parseCondition, parseStatement } from "../../src/parser/parse.ts";
import { print } from "../../src/parser/print.ts";
import { lintConfiguration } from "../../src/runtime/lint.ts";

/** Configurations of the reference's documents and test data, without their comments. */
const CONFIGURATIONS = readFileSync(join(import.meta.dirname, "reference-configurations.jsonl"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => (JSON.parse(line) as { yaml: string }).yaml);

/** What is true of the reference's own examples; each was looked at. */
const REVIEWED = [
  // `metric.type` is an enum, an int, which never equals a text.
  'OTTL5001 metric.type == "Sum"',
  // Concat of attributes that a resource may lack.
  'OTTL5006 resource.attributes["foo"]',
  'OTTL5006 resource.attributes["bar"]',
  // The example is about moving an attribute to the resource, for records that agree on it.
  'OTTL5009 resource.attributes["host.name"]',
  // Copies of what a record may lack: an empty value is written then.
  'OTTL5015 log.attributes["host.name"]',
  'OTTL5015 log.attributes["http.route"]',
  'OTTL5015 log.attributes["k8s.namespace.name"]',
  'OTTL5015 log.cache["attr1"]',
  'OTTL5015 log.cache["attr2"]',
  'OTTL5015 log.cache["nested"]["attr3"]',
  'OTTL5015 resource.attributes["k8s.namespace.name"]',
  'OTTL5015 resource.attributes["name"]',
  'OTTL5015 resource.cache["attrs"]',
  // `.*` at the ends costs time only.
  'OTTL5043 ".*grpc.*"',
  'OTTL5043 ".*password.*"',
];

test("nothing is told about the reference's own configurations but what was reviewed, hints included", () => {
  const warnings = CONFIGURATIONS.flatMap((text) =>
    lintConfiguration(text)
      .filter(({ code }) => code.startsWith("OTTL5"))
      .map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`),
  );
  expect(CONFIGURATIONS.length).toBeGreaterThan(80);
  expect([...new Set(warnings)].sort()).toEqual([...REVIEWED].sort());
});

test("layout keeps what they mean, and is the same the second time", () => {
  const meaning = (yaml: string): string[] =>
    ruleTextsOf(parseYaml(yaml, { expand: false }).root).map(({ kind, text }) => {
      const { node } = kind === "statement" ? parseStatement(text.text) : parseCondition(text.text);
      return node ? print(node) : text.text;
    });
  for (const text of CONFIGURATIONS) {
    const after = formatYaml(text);
    expect(meaning(after)).toEqual(meaning(text));
    expect(formatYaml(after)).toBe(after);
  }
});
