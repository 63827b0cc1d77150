import { expect, test } from "vitest";
import { planPattern } from "../../src/inspect/pattern-plan.ts";
import { planOf } from "../../src/inspect/plan.ts";

test.each([
  ["password=", { search: "text", literal: "password=", groups: "none" }],
  ["password=\\S+", { search: "literal", literal: "password=", groups: "none" }],
  ["[a-z]+@[a-z]+", { search: "literal", literal: "@", groups: "none" }],
  ["^/api/v[0-9]+", { search: "start", literal: "/api/v", groups: "none" }],
  ["[0-9]+|[a-f]+", { search: "automaton", literal: undefined, groups: "none" }],
  ["([0-9]{2}):[a-f]x", { search: "fixed", literal: ":", groups: "fixed" }],
  ["id=([0-9]+);", { search: "literal", groups: "one pass" }],
  ["(a+)(a+)", { search: "literal", groups: "bounded" }],
])("%s is searched as its plan says", (pattern, plan) => {
  expect(planPattern(pattern)).toMatchObject({ pattern, ...plan });
});

test("a refused pattern has no plan", () => {
  expect(planPattern("(")).toBeUndefined();
});

const CONFIG = `processors:
  transform:
    log_statements:
      - replace_pattern(log.body, "password=\\\\S+", "***")
      - set(log.attributes["b"], log.attributes["a"]) where log.severity_number > 9
      - set(resource.attributes["c"], "x")
      - set(log.attributes["d"], ParseCSV(log.body, "a,b")) where log.body != nil
  filter:
    error_mode: propagate
    log_conditions: ['IsMatch(log.body, log.attributes["pattern"])']
`;

test("plans every text of a configuration: tier, reads and writes, patterns, cost", () => {
  const { groups } = planOf({ kind: "config", text: CONFIG }, "logs");
  expect(groups.map(({ processor, errorMode, context }) => [processor, context, errorMode])).toEqual([
    ["transform", "log", "ignore"],
    ["filter", "log", "propagate"],
  ]);
  const [mask, copy, shared] = groups[0].statements;
  expect(mask).toMatchObject({
    tier: "batch",
    runs: "record",
    reads: ["log.body"],
    writes: ["log.body"],
    functions: ["replace_pattern"],
    patterns: [{ pattern: "password=\\S+", search: "literal" }],
  });
  expect(copy).toMatchObject({
    tier: "batch",
    reads: ['log.attributes["a"]', "log.severity_number"],
    writes: ['log.attributes["b"]'],
    patterns: [],
  });
  expect(shared).toMatchObject({ tier: "mixed", runs: "resource", writes: ['resource.attributes["c"]'] });
  expect(shared.cost).toBeLessThan(copy.cost);
  for (const { cost } of groups.flatMap((group) => [...group.conditions, ...group.statements])) {
    expect(cost).toBeGreaterThan(0);
  }
  // Known only when it runs.
  expect(groups[1].conditions[0].patterns).toEqual([]);
});

test("a text that leaves the columns costs more, and says why", () => {
  const plan = (text: string) =>
    planOf({ kind: "config", text: `processors: {transform: {log_statements: ['${text}']}}` }, "logs");
  const [batch] = plan('set(log.attributes["a"], log.body)').groups[0].statements;
  const merge = 'merge_maps(log.attributes, ParseJSON(log.body), "upsert")';
  const [mixed] = plan(`${merge} where log.body == "x"`).groups[0].statements;
  expect(batch.why).toBeUndefined();
  expect(mixed.tier).toBe("mixed");
  expect(mixed.why).toContain("merge_maps");
  expect(mixed.cost).toBeGreaterThan(batch.cost * 5);
  // Where every record would leave them, columns do not pay.
  const [scalar] = plan(merge).groups[0].statements;
  expect(scalar).toMatchObject({ tier: "scalar", why: expect.stringContaining("each record runs merge_maps") });
});

test("plans a program of the dialect v1", () => {
  const { groups } = planOf({ kind: "config", dialect: "v1", text: 'set(name, "x") where kind == 2' }, "traces");
  expect(groups[0].statements[0]).toMatchObject({ tier: "batch", patterns: [], runs: "record" });
});
