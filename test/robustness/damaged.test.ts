import { beforeAll, describe, expect, test } from "vitest";
import { registerFunctions } from "../../src/functions/function-set.ts";
import type { Signal } from "../../src/otlp/signal.ts";
import { detectSignal } from "../../src/otlp/telemetry.ts";
import { TelemetryError } from "../../src/otlp/telemetry-error.ts";
import { grokPack } from "../../src/packs/grok/index.ts";
import { type ParseResult, parseCondition, parseStatement, parseValueExpression } from "../../src/parser/parse.ts";
import { checkConfiguration } from "../../src/runtime/check-configuration.ts";
import { compileConfiguration, compileStatements } from "../../src/runtime/compile.ts";
import type { Program, RunResult } from "../../src/runtime/program.ts";
import type { Tier } from "../../src/runtime/tier.ts";
import { Random } from "../differential/random.ts";
import {
  example,
  exampleText,
  field,
  flipped,
  garbled,
  jsonSpanWithAttribute,
  spanWithAttribute,
  truncated,
} from "./damage.ts";

/** No single input may take longer (ms); generous, because machines are shared. */
const BOUND = 5_000;
const SIGNALS: readonly Signal[] = ["traces", "metrics", "logs"];
const configuration = exampleText("collector.yaml");

function bounded<T>(run: () => T): T {
  const start = performance.now();
  const result = run();
  expect(performance.now() - start).toBeLessThan(BOUND);
  return result;
}

function program(signal: Signal, tier: Tier): Program {
  const { program: compiled, findings } = compileConfiguration(configuration, { signal, tier });
  expect(findings).toEqual([]);
  return compiled as Program;
}

/** Either telemetry that can be read again, or an error that says where. */
function expectVerdict(result: RunResult, input: Uint8Array): "output" | "refused" {
  if (result.output) {
    expect(result.failure).toBeUndefined();
    return "output";
  }
  expect(result.failure).toBeInstanceOf(TelemetryError);
  const { message, offset } = result.failure as TelemetryError;
  expect(message).toMatch(/^(line \d+, column \d+|byte \d+)/);
  expect(offset).toBeGreaterThanOrEqual(0);
  expect(offset).toBeLessThanOrEqual(input.length);
  return "refused";
}

describe("damaged telemetry", () => {
  const damages = { truncated, flipped };
  for (const signal of SIGNALS) {
    for (const [name, damage] of Object.entries(damages)) {
      test(`${name} protobuf: ${signal}`, () => {
        const random = new Random(name.length * 31 + signal.length);
        const whole = example(`${signal}.pb`);
        const tiers = [program(signal, "scalar"), program(signal, "mixed")];
        const verdicts = { output: 0, refused: 0 };
        for (let i = 0; i < 60; i++) {
          const input = damage(whole, random);
          bounded(() => detectSignal("proto", input));
          const answers = tiers.map((tier) => bounded(() => tier.process(input, { format: "proto" })));
          for (const answer of answers) verdicts[expectVerdict(answer, input)]++;
          // The batch tier copies what no rule reads, and so can let damage pass there; it never refuses more.
          if (answers[0].output !== undefined) expect(answers[1].output).toBeDefined();
        }
        expect(verdicts.refused).toBeGreaterThan(0);
      });
    }

    test(`garbled and truncated JSON: ${signal}`, () => {
      const random = new Random(signal.length);
      const whole = new TextDecoder().decode(example(`${signal}.json`)).slice(0, 12_000);
      const runs = program(signal, "scalar");
      let refused = 0;
      for (let i = 0; i < 60; i++) {
        const text = i % 2 === 0 ? garbled(whole, random) : whole.slice(0, random.below(whole.length));
        const input = new TextEncoder().encode(text);
        bounded(() => detectSignal("json", input));
        if (
          expectVerdict(
            bounded(() => runs.process(input, { format: "json" })),
            input,
          ) === "refused"
        )
          refused++;
      }
      // All of them were cut off.
      expect(refused).toBe(60);
    });
  }
});

describe("damaged configurations", () => {
  test("garbled and truncated YAML", () => {
    const random = new Random(7);
    for (let i = 0; i < 160; i++) {
      const text =
        i % 2 === 0 ? garbled(configuration, random) : configuration.slice(0, random.below(configuration.length));
      const findings = bounded(() => checkConfiguration(text));
      for (const { message, span, code } of findings) {
        expect(code).toMatch(/^OTTL\d{4}$/);
        expect(message).not.toMatch(/undefined|\[object|TypeError|is not a function/);
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
      if (findings.some(({ severity }) => severity === "error")) {
        expect(compileConfiguration(text, { signal: "traces" }).program).toBeUndefined();
      }
    }
  });

  test("no configuration at all", () => {
    for (const text of [
      "",
      "\n",
      "null",
      "42",
      "[]",
      "{}",
      "processors:",
      "processors: 3",
      "processors: []",
      "\u0000",
      "--- a\n--- b",
    ]) {
      const findings = bounded(() => checkConfiguration(text));
      expect(
        findings.some(({ severity }) => severity === "error"),
        text,
      ).toBe(true);
    }
  });

  test("aliases that repeat without end", () => {
    const levels = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`);
    const bomb = `a0: &a0 [x]\n${levels.join("\n")}\nprocessors:\n  transform:\n    trace_statements: *a30\n`;
    const findings = bounded(() => checkConfiguration(bomb));
    expect(findings.some(({ severity }) => severity === "error")).toBe(true);
  });
});

const STATEMENTS = [
  'set(span.attributes["enduser.id"], SHA256(span.attributes["enduser.id"])) where span.attributes["enduser.id"] != nil',
  'replace_pattern(log.body, "(token|session)=[^&\\\\s]+", "$1=\\u002a") where IsMatch(log.body, "^\\\\{") and not (1.5 > -2 * (3 - x))',
  'merge_maps(log.cache, ParseJSON(log.body), strategy="upsert") where Len(Keys(log.attributes)[0]) >= 0x01',
  'set(span.attributes["m"], {"a": [1, 2.5, true, nil, 0xff], "b": {"c": MapEach(span.attributes, (k, v) => Concat([k, v], "-"))}})',
];

describe("damaged statements", () => {
  const entries: Record<string, (text: string) => ParseResult<unknown>> = {
    statement: parseStatement,
    condition: parseCondition,
    value: parseValueExpression,
  };

  for (const [i, statement] of STATEMENTS.entries()) {
    test(`cut at every character: ${i + 1}`, () => {
      for (let end = 0; end < statement.length; end++) {
        const text = statement.slice(0, end);
        for (const parse of Object.values(entries)) {
          const { node, diagnostics } = bounded(() => parse(text));
          if (node === undefined) expect(diagnostics.length).toBeGreaterThan(0);
          for (const { span, message } of diagnostics) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeLessThanOrEqual(text.length);
            expect(message.length).toBeGreaterThan(5);
          }
        }
        bounded(() => compileStatements([text], { signal: "traces" }));
      }
    });

    test(`garbled: ${i + 1}`, () => {
      const random = new Random(i);
      for (let round = 0; round < 60; round++) {
        const text = garbled(statement, random);
        const { program: compiled, findings } = bounded(() => compileStatements([text], { signal: "traces" }));
        if (!compiled) expect(findings.length).toBeGreaterThan(0);
      }
    });
  }

  test("nested 10,000 deep", () => {
    const deep = (open: string, middle: string, close: string): string =>
      open.repeat(10_000) + middle + close.repeat(10_000);
    const texts = [
      `set(span.name, "x") where ${deep("(", "true", ")")}`,
      `set(span.name, ${deep("ToUpperCase(", '"x"', ")")})`,
      `set(span.name, ${deep("[", "1", "]")})`,
      `set(span.name, ${deep('{"a":', "1", "}")})`,
      `set(span.attributes["a"], ${deep("(", "1", " + 1)")})`,
      `set(span.attributes["a"], ${deep("-(", "1", ")")})`,
      `set(span.name, "x") where ${deep("not (", "true", ")")}`,
      `set(span.name, "x") where ${"true and ".repeat(10_000)}true`,
      `set(span.attributes${'["a"]'.repeat(10_000)}, 1)`,
      "(".repeat(10_000),
      `${"{".repeat(5_000)}${"]".repeat(5_000)}`,
      `set(span.attributes["a"], ${"1 + ".repeat(10_000)}1)`,
    ];
    for (const text of texts) {
      const { program: compiled, findings } = bounded(() => compileStatements([text], { signal: "traces" }));
      if (compiled) bounded(() => compiled.process(spanWithAttribute(field(1, Buffer.from("x")))));
      else expect(findings.length, text.slice(0, 60)).toBeGreaterThan(0);
    }
  });
});

describe("huge and deep data", () => {
  beforeAll(() => registerFunctions(grokPack.functions));

  /** AnyValue of kvlist within kvlist. */
  function deepMap(depth: number): Uint8Array {
    let value: Uint8Array = field(1, Buffer.from("x"));
    for (let i = 0; i < depth; i++)
      value = field(6, field(1, Buffer.concat([field(1, Buffer.from("k")), field(2, value)])));
    return value;
  }

  const statements = [
    "flatten(span.attributes)",
    'set(span.attributes["b"], span.attributes["a"])',
    'set(span.name, String(span.attributes["a"]))',
    "limit(span.attributes, 1, [])",
  ];

  test("values nested 10,000 deep", () => {
    for (const tier of ["scalar", "mixed"] as const) {
      for (const statement of statements) {
        const { program: compiled } = compileStatements([statement], { signal: "traces", tier });
        for (const depth of [50, 500, 3_000]) {
          const input = spanWithAttribute(deepMap(depth));
          expectVerdict(
            bounded(() => (compiled as Program).process(input)),
            input,
          );
        }
      }
      const json = jsonSpanWithAttribute(
        `${'{"arrayValue":{"values":['.repeat(10_000)}{"intValue":"1"}${"]}}".repeat(10_000)}`,
      );
      const { program: compiled } = compileStatements(statements, { signal: "traces", tier });
      expectVerdict(
        bounded(() => (compiled as Program).process(json)),
        json,
      );
    }
    const { program: parses } = compileStatements(['set(span.attributes["p"], ParseJSON(span.attributes["a"]))'], {
      signal: "traces",
    });
    const text = spanWithAttribute(field(1, Buffer.from("[".repeat(10_000) + "]".repeat(10_000))));
    expectVerdict(
      bounded(() => (parses as Program).process(text)),
      text,
    );
  });

  test("a 50 MB attribute", { timeout: 120_000 }, () => {
    const size = 50 * 1024 * 1024;
    const text = Buffer.alloc(size, "lorem ipsum dolor ");
    const inputs = [
      spanWithAttribute(field(1, text)),
      jsonSpanWithAttribute(`{"stringValue":"${text.toString("latin1")}"}`),
    ];
    const rules = [
      'set(span.name, "big") where Len(span.attributes["a"]) > 1000',
      'replace_pattern(span.attributes["a"], "[0-9]{4}-[0-9]{4}", "****")',
      "truncate_all(span.attributes, 64)",
    ];
    for (const input of inputs) {
      for (const tier of ["scalar", "mixed"] as const) {
        const { program: compiled } = compileStatements(rules, { signal: "traces", tier });
        const start = performance.now();
        const { output, failure } = (compiled as Program).process(input, { outputFormat: "json" });
        expect(performance.now() - start).toBeLessThan(30_000);
        expect(failure).toBeUndefined();
        const written = new TextDecoder().decode(output);
        expect(written).toContain('"name":"big"');
        expect(written.length).toBeLessThan(1_000);
      }
    }
  });
});
