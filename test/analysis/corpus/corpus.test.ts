import { expect, test } from "vitest";
import { applyFixes } from "../../../src/analysis/lint/apply-fixes.ts";
import type { ConfigFinding } from "../../../src/config/finding.ts";
import { exampleConfiguration } from "../../../src/diagnostics/pages/example-configuration.ts";
import type { PageExample } from "../../../src/diagnostics/pages/page.ts";
import { renderAll } from "../../../src/diagnostics/render.ts";
import { Source } from "../../../src/diagnostics/source.ts";
import { lintConfiguration } from "../../../src/runtime/lint.ts";
import { FAULTY_RULES } from "./faulty-rules.ts";

function lint(example: PageExample, text: string): readonly ConfigFinding[] {
  const { gates, target } = example;
  const sample = example.sample && new Map(Object.entries(example.sample).map(([path, keys]) => [path, new Set(keys)]));
  return lintConfiguration(text, {
    gates,
    config: target === undefined ? {} : { target },
    ...(sample ? { sample } : {}),
  });
}

test("faulty rules are reported as the golden file says", async () => {
  const blocks = FAULTY_RULES.map(([trouble, example]) => {
    const text = exampleConfiguration(example);
    return `# ${trouble}\n\n${renderAll(lint(example, text), new Source(text))}\n`;
  });
  expect(FAULTY_RULES.length).toBeGreaterThanOrEqual(60);
  await expect(blocks.join("\n")).toMatchFileSnapshot("corpus.golden.txt");
});

test.each(FAULTY_RULES)("%s: is found", (_, example) => {
  const findings = lint(example, exampleConfiguration(example));
  expect(findings.map(({ code }) => code).join(" ")).toMatch(/OTTL\d{4}/);
});

test("fixes come to an end, break nothing, and remove what they fix", () => {
  let fixed = 0;
  for (const [trouble, example] of FAULTY_RULES) {
    let text = exampleConfiguration(example);
    const isError = ({ severity }: ConfigFinding): boolean => severity === "error";
    const before = lint(example, text);
    let rounds = 0;
    for (; rounds < 10; rounds++) {
      const next = applyFixes(text, lint(example, text));
      if (next.count === 0) break;
      fixed += next.count;
      text = next.text;
    }
    expect(rounds, trouble).toBeLessThan(10);
    expect(lint(example, text).filter(isError).length, `${trouble}\n${text}`).toBeLessThanOrEqual(
      before.filter(isError).length,
    );
  }
  expect(fixed).toBeGreaterThan(25);
});
