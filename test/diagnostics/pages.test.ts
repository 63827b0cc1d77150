import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ALL_CODES, findCode } from "../../src/diagnostics/all-codes.ts";
import { exampleConfiguration } from "../../src/diagnostics/pages/example-configuration.ts";
import { ERROR_PAGES, findPage, type PageExample } from "../../src/diagnostics/pages/index.ts";
import { renderPage } from "../../src/diagnostics/pages/render-page.ts";
import { parseStatement } from "../../src/parser/parse.ts";
import { compileConfiguration } from "../../src/runtime/compile.ts";
import { describeError } from "../../src/runtime/describe-error.ts";
import { diffConfigurationVersions, lintConfiguration } from "../../src/runtime/lint.ts";
import { checkV1 } from "../../src/runtime/v1/check.ts";
import { isV1Configuration } from "../../src/runtime/v1/pipeline/is-v1-configuration.ts";
import { loadPipeline } from "../../src/runtime/v1/pipeline/load.ts";
import { compileV1 } from "../../src/runtime/v1/program.ts";

const DOCS = join(import.meta.dirname, "../../docs/errors");

test("a code is used once and has a title", () => {
  const codes = ALL_CODES.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes).toEqual([...codes].sort());
  for (const { code, title } of ALL_CODES) {
    expect(code).toMatch(/^OTTL[1-6]\d{3}$/);
    expect(title).toMatch(/\w/);
  }
  expect(new Set(ALL_CODES.map(({ title }) => title)).size).toBeGreaterThan(codes.length - 6);
  expect(findCode("OTTL1001")?.code).toBe("OTTL1001");
  expect(findCode("OTTL9999")).toBeUndefined();
});

test("every code has a page, and its file is up to date", () => {
  expect(ERROR_PAGES.map(({ code }) => code)).toEqual(ALL_CODES.map(({ code }) => code));
  for (const page of ERROR_PAGES) {
    expect(readFileSync(join(DOCS, `${page.code}.md`), "utf8")).toBe(renderPage(page));
  }
  expect(findPage("ottl1001")?.code).toBe("OTTL1001");
});

/** The codes that a program of the dialect v1 gives when it is checked, or run. */
function codesOfProgram(text: string, { input, version }: PageExample): string[] {
  if (input === undefined) return checkV1(text, version).map(({ code }) => code);
  const { program } = compileV1(text, { signal: "traces" });
  const result = program?.process(new TextEncoder().encode(input), { format: "json" });
  const failure = result?.failure;
  return [...(result?.errors ?? []), ...(failure && "code" in failure ? [failure] : [])].map(({ code }) => code);
}

/** The codes that an example gives: when it is linted, compiled for a pipeline, or run. */
function codesOf(code: string, example: PageExample): string[] {
  const text = exampleConfiguration(example);
  const { gates, target } = example;
  if (example.kind === "yaml" && isV1Configuration(text)) {
    return loadPipeline(text).reports.flatMap(({ findings }) => findings.map((finding) => finding.code));
  }
  if (example.kind === "program") return codesOfProgram(text, example);
  if (code === "OTTL1036") {
    // Only a dialect that does not exist gives it.
    const dialect = example === findPage(code)?.wrong ? ("none" as "collector") : "collector";
    return parseStatement(example.texts[0], dialect).diagnostics.map((diagnostic) => diagnostic.code);
  }
  if (/OTTL30(16|18|20)/.test(code)) {
    return compileConfiguration(text, { signal: "logs", strict: true }).findings.map((finding) => finding.code);
  }
  if (code === "OTTL5045") {
    const found = diffConfigurationVersions(text, { from: target ?? "", to: "1.4" }) ?? [];
    return found.map((finding) => finding.code);
  }
  if (example.input !== undefined) {
    const { program } = compileConfiguration(text, { signal: "logs" });
    const { passed = [] } = program?.process(new TextEncoder().encode(example.input)) ?? {};
    return passed.map((error) => describeError(error, "warning").code);
  }
  const sample = example.sample && new Map(Object.entries(example.sample).map(([path, keys]) => [path, new Set(keys)]));
  const config = target === undefined ? {} : { target };
  return lintConfiguration(text, { gates, config, ...(sample ? { sample } : {}) }).map((finding) => finding.code);
}

/** Guards of the binder that no text of today's grammar and functions reaches. */
const RESERVED = ["OTTL2017", "OTTL2018"];

test("reserved codes say so", () => {
  for (const code of RESERVED) expect(findPage(code)?.text).toContain("Reserved");
});

describe.each(ERROR_PAGES.filter(({ code }) => !RESERVED.includes(code)))("$code", (page) => {
  test("the wrong example gives the code, the right one does not", () => {
    expect(codesOf(page.code, page.wrong)).toContain(page.code);
    expect(codesOf(page.code, page.right)).not.toContain(page.code);
    const errors = codesOf(page.code, page.right).filter((code) => /^OTTL[123]/.test(code));
    expect(errors).toEqual([]);
  });
});
