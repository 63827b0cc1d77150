import { expect } from "vitest";
import { compileV1, type V1Options, type V1Result } from "../../src/runtime/v1/index.ts";

/** An attribute of a test's record: OTLP/JSON's AnyValue is made of it. */
export type Plain = string | number | bigint | boolean | readonly Plain[];

export interface TestSpan {
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, Plain>>;
  readonly [field: string]: unknown;
}

function anyValue(value: Plain): unknown {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "bigint") return { intValue: String(value) };
  if (typeof value === "number") return { doubleValue: value };
  return { arrayValue: { values: value.map(anyValue) } };
}

export function keyValues(attributes: Readonly<Record<string, Plain>> = {}): unknown[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));
}

export function spansPayload(spans: readonly TestSpan[], resource: Readonly<Record<string, Plain>> = {}): unknown {
  const records = spans.map(({ attributes, ...span }) => ({ ...span, attributes: keyValues(attributes) }));
  return { resourceSpans: [{ resource: { attributes: keyValues(resource) }, scopeSpans: [{ spans: records }] }] };
}

export function run(source: string, payload: unknown, options: Partial<V1Options> = {}): V1Result {
  const { program, diagnostics } = compileV1(source, { signal: "traces", ...options });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return program!.process(new TextEncoder().encode(JSON.stringify(payload)), { format: "json" });
}

/** The spans that are left, attributes as an object of AnyValues. */
export function spansOf(
  bytes: Uint8Array | undefined,
): (Record<string, unknown> & { attrs: Record<string, unknown> })[] {
  const payload = JSON.parse(new TextDecoder().decode(bytes)) as {
    resourceSpans?: { scopeSpans: { spans: { attributes?: { key: string; value: unknown }[] }[] }[] }[];
  };
  const spans = (payload.resourceSpans ?? []).flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
  return spans.map((span) => ({
    ...span,
    attrs: Object.fromEntries((span.attributes ?? []).map(({ key, value }) => [key, value])),
  }));
}

/** Runs a program over one span and gives its attributes. */
export function attributesAfter(
  source: string,
  span: TestSpan,
  resource?: Readonly<Record<string, Plain>>,
): Record<string, unknown> {
  const result = run(source, spansPayload([span], resource));
  expect(result.errors).toEqual([]);
  return spansOf(result.output)[0]?.attrs;
}

/** The value of an expression over a span with the attributes; undefined for nil. */
export function evaluate(expression: string, attributes: Readonly<Record<string, Plain>> = {}): unknown {
  return attributesAfter(`set(attr["result"], ${expression})`, { attributes })?.result;
}
