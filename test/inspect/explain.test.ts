import { expect, test } from "vitest";
import { type Explanation, InspectSession } from "../../src/inspect/index.ts";

const LIMITS = { time: 10_000, memory: 2 ** 30, records: 1e6 };

const LOG = {
  resourceLogs: [
    {
      resource: { attributes: [{ key: "service.name", value: { stringValue: "cart" } }] },
      scopeLogs: [
        {
          logRecords: [
            {
              severityNumber: 9,
              body: { stringValue: "user ada" },
              attributes: [
                { key: "n", value: { intValue: "5" } },
                { key: "text", value: { stringValue: "10" } },
                { key: "Method", value: { stringValue: "GET" } },
                { key: "on", value: { boolValue: true } },
              ],
            },
          ],
        },
      ],
    },
  ],
};

function explainCondition(condition: string): Explanation {
  const session = new InspectSession();
  session.load(new TextEncoder().encode(JSON.stringify(LOG)));
  const text = `set(log.attributes["x"], 1) where ${condition}`;
  const report = session.run({ kind: "statements", text }, LIMITS);
  expect(report.outcome, JSON.stringify(report.diagnostics)).toBe("ok");
  const [step] = session.page(0, 1);
  if (!step.explanation) throw new Error("the step has no explanation");
  return step.explanation;
}

const REASONS: readonly (readonly [condition: string, reason: string | undefined])[] = [
  [`log.attributes["n"] == "5"`, `int 5 against string "5": never equal (write 5 without quotes)`],
  [`log.attributes["n"] != "5"`, `int 5 against string "5": always different (write 5 without quotes)`],
  [`log.attributes["n"] > "4"`, `int 5 against string "4": no order, so never true (write 4 without quotes)`],
  [`log.attributes["text"] == 10`, `string "10" against int 10: never equal (write "10" in quotes, or convert)`],
  [`log.attributes["on"] == "true"`, `bool true against string "true": never equal (write true without quotes)`],
  [
    `log.attributes["method"] == "GET"`,
    `log.attributes["method"] is nil; there is log.attributes["Method"], and nil equals nothing but nil`,
  ],
  [
    `log.attributes["zz"] != "GET"`,
    `log.attributes["zz"] is nil, and nil differs from every value: this also holds where it is missing`,
  ],
  [`log.attributes["zz"] > 3`, `log.attributes["zz"] is nil, and nil has no order: never true`],
  [`log.attributes["Method"] == "get"`, "they differ in upper and lower case only"],
  [`log.attributes["Method"] == " GET"`, "they differ in the blanks around them only"],
  [`log.attributes["text"] > "9"`, "strings are ordered by their bytes, not as numbers"],
  [`IsMatch(log.attributes["zz"], "a")`, `log.attributes["zz"] is nil`],
  [`log.attributes["n"] == 5.0`, undefined],
  [`log.attributes["n"] == 6`, undefined],
  [`log.attributes["zz"] != nil`, undefined],
];

test.each(REASONS)("why %s came out as it did", (condition, reason) => {
  expect(explainCondition(condition).reason).toBe(reason);
});

test("a condition is explained left to right, up to what decided it", () => {
  const explanation = explainCondition(
    `log.attributes["n"] == 5 and (log.body == "x" or log.severity_number > 10) and log.body != nil`,
  );
  expect(explanation.result).toBe("false");
  expect(explanation.parts.map(({ text, result }) => [text, result])).toEqual([
    [`log.attributes["n"] == 5`, "true"],
    [`(log.body == "x" or log.severity_number > 10)`, "false"],
    ["log.body != nil", "skipped"],
  ]);
  expect(explanation.parts[1].parts.map(({ values }) => values)).toEqual([
    [{ text: "log.body", value: `"user ada"`, type: "string" }],
    [{ text: "log.severity_number", value: "9", type: "int" }],
  ]);
});

test("a failing part is told with its message", () => {
  const explanation = explainCondition(`IsMatch(log.attributes["n"], "5") and ParseJSON(log.body)["a"] == 1`);
  expect(explanation.result).toBe("failed");
  expect(explanation.parts[0].result).toBe("true");
  expect(explanation.parts[1].result).toBe("failed");
  expect(explanation.parts[1].message).toBeTruthy();
});
