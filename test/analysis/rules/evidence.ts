import { parse } from "yaml";
import { exampleConfiguration } from "../../../src/diagnostics/pages/example-configuration.ts";
import { LINT_PAGES } from "../../../src/diagnostics/pages/lint-pages.ts";
import type { PageExample } from "../../../src/diagnostics/pages/page.ts";
import { EVIDENCE } from "./evidence-claims.ts";

const value = (text: string) => ({ stringValue: text });
const attributes = [
  { key: "a", value: value("1,2") },
  { key: "user", value: value("me") },
  { key: "user.id", value: value("u1") },
  { key: "secret", value: value("hush") },
  { key: "http.status_code", value: { intValue: "500" } },
  { key: "code", value: { intValue: "1" } },
];

/** Telemetry that the examples run over, OTLP/JSON by signal. */
export const INPUTS: Readonly<Record<string, unknown>> = {
  logs: {
    resourceLogs: [
      {
        resource: { attributes: [{ key: "host.name", value: value("h") }] },
        scopeLogs: [{ logRecords: [{ body: value("price: $5"), severityNumber: 10, flags: 1, attributes }] }],
      },
    ],
  },
  traces: {
    resourceSpans: [
      {
        resource: { attributes: [{ key: "host.name", value: value("h") }] },
        scopeSpans: [
          {
            spans: [
              { name: "", kind: 2, attributes },
              { name: "GET /12 grpc example-com", kind: 2, attributes: [{ key: "user", value: value("you") }] },
              { name: "ben@host user=ben", kind: 1 },
              { name: "example-com", kind: 1 },
            ],
          },
        ],
      },
    ],
  },
  metrics: {
    resourceMetrics: [
      { scopeMetrics: [{ metrics: [{ name: "m", unit: "ms", gauge: { dataPoints: [{ asInt: "5" }] } }] }] },
    ],
  },
};

/** An example as a case of the reference's oracle. */
export function evidenceCase(example: PageExample): { processor: string; signal: string; config: unknown } {
  const text = exampleConfiguration(example);
  const { processors } = parse(text.replaceAll("$$", "$")) as { processors: Record<string, Record<string, unknown>> };
  const [[processor, config]] = Object.entries(processors);
  const key = Object.keys(config).find((name) => /_(?:statements|conditions)$/.test(name)) ?? "";
  const signal = { trace: "traces", metric: "metrics", log: "logs" }[key.split("_")[0]] ?? "logs";
  return { processor, signal, config };
}

/** A question to the reference. */
export interface EvidenceQuestion {
  readonly id: string;
  readonly code: string;
  readonly processor: string;
  readonly signal: string;
  readonly config: unknown;
  readonly input: unknown;
  readonly gates: readonly string[];
  /** The Collector that is asked. */
  readonly collector: "0.165" | "0.143";
}

/** Everything that the reference is asked about the lint rules. */
export function evidenceQuestions(): EvidenceQuestion[] {
  return LINT_PAGES.flatMap(({ code, wrong, right }) => {
    const evidence = EVIDENCE[code] ?? {};
    const ask = (side: string, example: PageExample, more: Partial<EvidenceQuestion> = {}): EvidenceQuestion => {
      const item = evidenceCase(example);
      const input = evidence.input ?? INPUTS[item.signal];
      return { id: `${code}-${side}`, code, ...item, input, gates: example.gates ?? [], collector: "0.165", ...more };
    };
    const first = ask("wrong", wrong);
    const list = [first, ask("right", right)];
    const isFilter = first.processor === "filter";
    const nothing = { config: { [`${first.signal.slice(0, -1)}_${isFilter ? "conditions" : "statements"}`]: [] } };
    if (evidence.wrong === "changes nothing") list.push({ ...first, ...nothing, id: `${code}-nothing` });
    if (evidence.sameAs) list.push(ask("same", evidence.sameAs));
    if (evidence.otherThan) list.push(ask("other", evidence.otherThan));
    if (evidence.refusedBy === "no gates") list.push({ ...first, id: `${code}-refused`, gates: [] });
    const older = evidence.refusedBy === "0.143" || evidence.olderLacks;
    if (older) list.push({ ...first, id: `${code}-older`, collector: "0.143" });
    return list;
  });
}
