import { describe, expect, test } from "vitest";
import { compileYaml } from "../../src/runtime/engine.ts";
import type { RunObserver } from "../../src/runtime/observer.ts";
import { ErrorLog } from "../../src/runtime/outcome.ts";
import { attributesOf, logs, process } from "./run.ts";

const FILE = `
processors:
  batch:
  transform/mark:
    log_statements:
      - set(log.attributes["env"], "\${env:STAGE}")
  filter/drop:
    log_conditions: [ 'log.body == "drop"' ]
service:
  pipelines:
    logs:
      processors: [filter/drop, batch, transform/mark]
    traces/a: { processors: [batch] }
    traces/b: { processors: [batch] }
`;
const variables = (): string => "prod";

describe("pipelines", () => {
  test("run their processors in order", () => {
    const { pipeline, findings } = compileYaml(FILE, "logs", { variables });
    expect(pipeline?.processors.map(({ id }) => id)).toEqual(["filter/drop", "transform/mark"]);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([["OTTL3016", "warning"]]);
    const payload = logs(["drop", "keep"]);
    expect(pipeline?.process(payload, new ErrorLog())).toBeUndefined();
    expect(payload.resources[0].scopes[0].records.map((record) => [record.body, attributesOf(record)])).toEqual([
      ["keep", { env: "prod" }],
    ]);
  });

  test("an emptied payload goes no further", () => {
    const { pipeline } = compileYaml(FILE, "logs", { variables });
    const payload = logs(["drop"]);
    expect(pipeline?.process(payload, new ErrorLog())).toBeUndefined();
    expect(payload.resources).toEqual([]);
  });

  test("unknown processors are errors where that is asked for", () => {
    const { pipeline, findings } = compileYaml(FILE, "logs", { variables, strict: true });
    expect(pipeline).toBeUndefined();
    expect(findings[0]).toMatchObject({ code: "OTTL3016", severity: "error" });
  });

  test("one of several must be chosen", () => {
    const codes = (pipeline?: string): string[] =>
      compileYaml(FILE, "traces", { pipeline }).findings.map(({ code }) => code);
    expect(codes()).toContain("OTTL3020");
    expect(codes("traces/a")).not.toContain("OTTL3020");
    expect(codes("traces/c")).toContain("OTTL3018");
  });

  test("a name that is not configured is an error with a suggestion", () => {
    const text = FILE.replace("[filter/drop,", "[filter/drpo,");
    const { findings } = compileYaml(text, "logs", { variables });
    const finding = findings.find(({ code }) => code === "OTTL3017");
    expect(finding?.notes).toEqual(["did you mean filter/drop?"]);
    expect(text.slice(finding?.span.start, finding?.span.end)).toBe("filter/drpo");
  });

  test("without pipelines all processors run; a processor's own configuration will do", () => {
    const ids = (text: string) => compileYaml(text, "logs", { variables }).pipeline?.processors.map(({ id }) => id);
    expect(ids(FILE.slice(0, FILE.indexOf("service:")))).toEqual(["transform/mark", "filter/drop"]);
    expect(ids("log_statements: ['set(log.body, 1)']")).toEqual(["transform"]);
    expect(ids("logs: { log_record: ['body == 1'] }")).toEqual(["filter"]);
  });

  test("errors inside statements stand at their place in the file", () => {
    const text = [
      "processors:",
      "  transform:",
      "    trace_statements:",
      "      - >-",
      '        set(span.attributes["a"],',
      "        span.nope)",
      "      - 'set(span.name, Foo(''x''))'",
    ].join("\n");
    const { findings } = compileYaml(text, "traces");
    const found = findings.map(({ code, span, path }) => [code, text.slice(span.start, span.end), path]);
    expect(found).toContainEqual(["OTTL2012", "nope", "processors.transform.trace_statements[0]"]);
    expect(found.some(([, , path]) => path === "processors.transform.trace_statements[1]")).toBe(true);
  });
});

test("an observer sees conditions and statements, and nothing is called without one", () => {
  const seen: string[] = [];
  const observer: RunObserver = {
    condition: ({ text }, _group, _context, result) => seen.push(`condition ${text.text}: ${result}`),
    before: ({ text }) => seen.push(`before ${text.text}`),
    after: ({ text }, _group, context, matched, failure) =>
      seen.push(`after ${text.text}: ${matched} ${failure?.message ?? "-"} ${context.log.attributes.size}`),
    drop: (group) => seen.push(`drop ${group.context}`),
  };
  process(
    "transform",
    "logs",
    logs(["a"]),
    {
      log_statements: [
        { context: "log", conditions: ["true"], statements: ['set(attributes["x"], 1)', "set(body, 1) where false"] },
        { context: "log", statements: ["set(body, 1 / 0)"] },
      ],
    },
    { observer },
  );
  process("filter", "logs", logs(["a"]), { log_conditions: ['log.body == "a"'] }, { observer });
  expect(seen).toEqual([
    "condition true: true",
    'before set(attributes["x"], 1)',
    'after set(attributes["x"], 1): true - 1',
    "before set(body, 1) where false",
    "after set(body, 1) where false: false - 1",
    "before set(body, 1 / 0)",
    "after set(body, 1 / 0): true attempted to divide by 0 1",
    'condition log.body == "a": true',
    "drop log",
  ]);
});
