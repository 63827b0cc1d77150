import { describe, expect, test } from "vitest";
import { readLintConfig } from "../../../src/analysis/lint/lint-config.ts";
import { RULES } from "../../../src/analysis/rules/index.ts";
import { toGithubReport } from "../../../src/diagnostics/github-report.ts";
import { toJunitReport } from "../../../src/diagnostics/junit-report.ts";
import { LINT_PAGES } from "../../../src/diagnostics/pages/lint-pages.ts";
import { toJsonReport } from "../../../src/diagnostics/report.ts";
import { toSarifReport } from "../../../src/diagnostics/sarif-report.ts";
import { Source } from "../../../src/diagnostics/source.ts";
import { lintConfiguration, lintDocument } from "../../../src/runtime/lint.ts";

const FAULT = 'set(span.name, Concat([span.attributes["a"]], ""))';

function yaml(...lines: readonly string[]): string {
  return `processors:\n  transform:\n    trace_statements:\n${lines.map((line) => `      ${line}\n`).join("")}`;
}

function codes(text: string): string[] {
  return lintConfiguration(text).map(({ code }) => code);
}

test("rules have names and codes of their own, in order, and a page each", () => {
  const all = RULES.map(({ code }) => code);
  expect(all).toEqual([...all].sort());
  expect(RULES.length).toBeGreaterThanOrEqual(25);
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  for (const { name, summary, code } of RULES) {
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(summary).toMatch(/\.$/);
    expect(LINT_PAGES.some((page) => page.code === code)).toBe(true);
  }
});

describe("comments", () => {
  test("switch rules off for the next line, the line, or the file", () => {
    expect(codes(yaml(`- ${FAULT}`))).toEqual(["OTTL5006"]);
    expect(codes(yaml("# ottl-disable-next-line nil-in-concat", `- ${FAULT}`))).toEqual([]);
    expect(codes(yaml("# ottl-disable-next-line OTTL5006 -- known", `- ${FAULT}`))).toEqual([]);
    expect(codes(yaml("# ottl-disable-next-line", `- ${FAULT}`))).toEqual([]);
    expect(codes(yaml("# ottl-disable-next-line dead-write", `- ${FAULT}`))).toEqual(["OTTL5006"]);
    expect(codes(yaml(`- ${FAULT} # ottl-disable-line nil-in-concat`))).toEqual([]);
    expect(codes(`# ottl-disable nil-in-concat\n${yaml(`- ${FAULT}`, `- ${FAULT}`)}`)).toEqual(["OTTL5032"]);
  });

  test("a rule that does not exist is named", () => {
    const [finding] = lintConfiguration(yaml("# ottl-disable-next-line nil-in-conact", '- set(span.name, "a")'));
    expect(finding.code).toBe("OTTL5044");
    expect(finding.notes).toEqual(["did you mean nil-in-concat?"]);
  });

  test("errors stay", () => {
    expect(codes(`# ottl-disable\n${yaml("- set(span.nam, 1)")}`)).toEqual(["OTTL2012"]);
  });
});

describe("needs-version", () => {
  const told = (target: string, ...lines: readonly string[]): string[] =>
    lintConfiguration(yaml(...lines), { config: { target, rules: {} } })
      .filter(({ code }) => code === "OTTL5038")
      .map(({ message, notes = [] }) => [message.replace(/, but .*/, ""), ...notes].join("; "));

  test("knows functions, optional arguments and paths", () => {
    const lines = [
      '- set(span.name, Coalesce([span.name, ""]))',
      '- set(span.attributes["a"], Substring(span.name, 0, 1, true))',
      "- set(span.flags, 1)",
    ];
    expect(told("0.143", ...lines)).toEqual([
      "Coalesce needs Collector 0.150.0 or newer",
      "the argument utf8_safe needs Collector 0.154.0 or newer",
      "the path span.flags needs Collector 0.145.0 or newer",
    ]);
    expect(told("0.154", ...lines)).toEqual([]);
    expect(told("1.4", ...lines)).toEqual([]);
  });

  test("an argument that only changed its name counts where it is named", () => {
    const call = (argument: string): string =>
      `- set(span.trace_id, TraceID(${argument}0x0102030405060708090a0b0c0d0e0f10))`;
    expect(told("0.130", call(""))).toEqual([]);
    expect(told("0.130", call("target = "))).toEqual(["the argument target needs Collector 0.142.0 or newer"]);
  });

  test("says what it does not know, and what older releases have instead", () => {
    const schema = ["- context: span", "  statements:", '    - set(resource.schema_url, "a")'];
    expect(told("0.100", ...schema)).toEqual([
      "the path resource.schema_url needs a Collector newer than 0.103.0; Collector 0.105.0 has it; releases between were not looked at",
    ]);
    expect(told("0.104", ...schema)).toEqual([]);
    expect(told("0.118", '- set(scope.name, "a") where span.name == "b"')).toEqual([
      "the path scope.name needs Collector 0.131.0 or newer; older releases call it `instrumentation_scope.name`",
      "a path that begins with its own context (`span.`) needs Collector 0.119.0 or newer; older releases read it without `span.`",
    ]);
    expect(told("0.104", "- context: span", "  statements:", '    - set(name, "a")')).toEqual([]);
  });
});

describe("ottl.config", () => {
  test("sets severities and the target", () => {
    const { config, findings } = readLintConfig(
      'target: "0.143"\nlint:\n  rules:\n    nil-in-concat: error\n    OTTL5015: off\n',
    );
    expect(findings).toEqual([]);
    expect(config).toEqual({ target: "0.143", rules: { "nil-in-concat": "error", OTTL5015: "off" } });
    const text = yaml(`- ${FAULT}`, '- set(span.attributes["a"], span.attributes["b"])');
    expect(lintConfiguration(text, { config }).map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      "OTTL5006 error",
    ]);
  });

  test("mistakes are reported", () => {
    expect(
      readLintConfig("lint:\n  rules:\n    nil-in-conact: off\n    dead-write: loud\nx: 1\n").findings.map(
        ({ code }) => code,
      ),
    ).toEqual(["OTTL3002", "OTTL3002", "OTTL3003"]);
    expect(readLintConfig("").config).toEqual({});
    expect(readLintConfig("target: next\nlint:\n  rules: [a]\n").findings.map(({ message }) => message)).toEqual([
      "rules: must be a map of rules and severities",
      'target cannot be next: write a Collector version such as "0.143"',
    ]);
    expect(readLintConfig("lint: 3").findings).toHaveLength(1);
  });

  test("a target without quotes keeps its zeros", () => {
    expect(readLintConfig("target: 0.150").config.target).toBe("0.150");
  });
});

test("guards of conditions and of statements before count", () => {
  expect(codes(yaml('- set(span.attributes["a"], "x")', `- ${FAULT}`))).toEqual([]);
  expect(codes(yaml(`- ${FAULT} where span.attributes["a"] != nil`))).toEqual([]);
  expect(codes(yaml(`- ${FAULT} where span.attributes["a"] != nil or span.kind == 1`))).toEqual(["OTTL5006"]);
  expect(codes(yaml(`- ${FAULT} where not (span.attributes["a"] == nil)`))).toEqual([]);
  const group = `processors:\n  transform:\n    trace_statements:\n      - conditions: ['span.attributes["a"] != nil']\n        statements:\n          - ${FAULT}\n`;
  expect(codes(group)).toEqual([]);
});

test("an alias is reported once, a .ottl document as YAML is", () => {
  expect(codes(yaml(`- &a ${FAULT}`, "- set(span.kind, 1)", "- *a"))).toEqual(["OTTL5006"]);
  expect(lintDocument({ text: `# x\n${FAULT}\n` }).map(({ code }) => code)).toEqual(["OTTL5006"]);
});

test("reports", () => {
  const text = yaml(`- ${FAULT}`);
  const files = [
    { source: new Source(text, "a b.yaml"), findings: lintConfiguration(text) },
    { source: new Source("", "empty.yaml"), findings: [] },
  ];
  const json = JSON.parse(toJsonReport(files));
  expect(json).toHaveLength(1);
  expect(json[0]).toMatchObject({
    code: "OTTL5006",
    severity: "warning",
    range: { start: { line: 3, character: 31 } },
  });
  expect(json[0].fixes[0].edits).toHaveLength(2);
  const sarif = JSON.parse(toSarifReport(files, "1.0.0"));
  expect(sarif.version).toBe("2.1.0");
  expect(sarif.runs[0].results[0]).toMatchObject({ ruleId: "OTTL5006", ruleIndex: 0, level: "warning" });
  expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("a%20b.yaml");
  const junit = toJunitReport(files);
  expect(junit).toContain('<testsuites name="ottl lint" tests="2" failures="1">');
  expect(junit).toContain("&lt;nil&gt;");
  expect(toGithubReport(files)).toMatch(/^::warning file=a b\.yaml,line=4,col=32,/);
});
