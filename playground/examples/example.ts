import type { PageState, PageTests, RulesKind } from "../src/state.ts";

export type Category = "pii" | "sampling" | "routing" | "parsing" | "metrics" | "semconv" | "cost";

/** An example of the page. It is a test too: its assertions hold on the output. */
export interface PageExample {
  readonly id: string;
  readonly category: Category;
  readonly title: { readonly en: string; readonly zh: string };
  /** `collector` where left out. */
  readonly dialect?: PageState["dialect"];
  readonly kind: RulesKind;
  readonly rules: string;
  /** OTLP/JSON. */
  readonly telemetry: object;
  readonly tests: PageTests;
}

/** A string attribute as OTLP/JSON has it. */
export function text(key: string, stringValue: string): object {
  return { key, value: { stringValue } };
}

/** An int attribute as OTLP/JSON has it. */
export function int(key: string, value: number): object {
  return { key, value: { intValue: String(value) } };
}

/** Spans of one resource. */
export function spans(service: string, ...records: readonly object[]): object {
  const scopeSpans = [{ scope: { name: "shop", version: "1.0.0" }, spans: records }];
  return { resourceSpans: [{ resource: { attributes: [text("service.name", service)] }, scopeSpans }] };
}

/** Log records of one resource. */
export function logs(service: string, ...records: readonly object[]): object {
  const scopeLogs = [{ scope: { name: "shop", version: "1.0.0" }, logRecords: records }];
  return { resourceLogs: [{ resource: { attributes: [text("service.name", service)] }, scopeLogs }] };
}

/** Metrics of one resource. */
export function metrics(service: string, ...records: readonly object[]): object {
  const scopeMetrics = [{ scope: { name: "shop", version: "1.0.0" }, metrics: records }];
  return { resourceMetrics: [{ resource: { attributes: [text("service.name", service)] }, scopeMetrics }] };
}

let ids = 0;

/** A span with made-up ids and times. */
export function span(name: string, attributes: readonly object[], more: object = {}): object {
  ids++;
  const digits = ids.toString(16);
  return {
    traceId: `5b8efff798038103d269b633813fc60c`,
    spanId: digits.padStart(16, "e"),
    name,
    kind: 2,
    startTimeUnixNano: `17723592000${String(ids).padStart(2, "0")}000000`,
    endTimeUnixNano: `17723592001${String(ids).padStart(2, "0")}000000`,
    attributes,
    ...more,
  };
}

/** A log record with a text as its body. */
export function log(body: string, attributes: readonly object[] = [], more: object = {}): object {
  return {
    timeUnixNano: "1772359200000000000",
    severityNumber: 9,
    severityText: "INFO",
    body: { stringValue: body },
    attributes,
    ...more,
  };
}
