/**
 * Writes every text of the reference's own tests and documents as a statement, condition or expression of every context
 * where it could stand, as cases for `run.ts`, one a line:
 *
 *     node test/differential/reference-cases.ts > cases.jsonl
 *
 * Needs Go and the reference's modules in its cache. Lambdas among them want their gates in OTTL_GATES, the texts without
 * gates another run.
 */
import { parseCondition, parseStatement, parseValueExpression } from "../../src/parser/parse.ts";
import { PATH_INPUTS } from "./path-inputs.ts";
import { type CaseSignal, randomPayload } from "./payloads.ts";
import { Random } from "./random.ts";
import { referenceFiles, textsOf } from "./reference-texts.ts";

const SIGNALS: readonly CaseSignal[] = ["traces", "metrics", "logs"];
const CONTEXTS: Record<CaseSignal, readonly string[]> = {
  traces: ["resource", "scope", "span", "spanevent"],
  metrics: ["resource", "scope", "metric", "datapoint", "exemplar"],
  logs: ["resource", "scope", "log"],
};
const EVALUATED: Record<CaseSignal, readonly string[]> = {
  traces: ["span", "spanevent"],
  metrics: ["metric", "datapoint"],
  logs: ["log"],
};
const SECTIONS = {
  traces: ["trace_statements", "trace_conditions"],
  metrics: ["metric_statements", "metric_conditions"],
  logs: ["log_statements", "log_conditions"],
} as const;
const LISTS: Record<CaseSignal, Readonly<Record<string, string>>> = {
  traces: { resource: "resource", span: "span", spanevent: "spanevent" },
  metrics: { resource: "resource", metric: "metric", datapoint: "datapoint" },
  logs: { resource: "resource", log: "log_record" },
};

const ATTRIBUTES: Readonly<Record<string, string>> = { metric: "metadata", exemplar: "filtered_attributes" };

type Case = { readonly processor: string; readonly config?: object; readonly context?: string; readonly expr?: string };

function* statementPlaces(text: string, signal: CaseSignal): Generator<Case> {
  const [section] = SECTIONS[signal];
  for (const error_mode of ["propagate", "ignore"]) {
    yield { processor: "transform", config: { error_mode, [section]: [text] } };
  }
  for (const context of CONTEXTS[signal]) {
    yield { processor: "transform", config: { error_mode: "propagate", [section]: [{ context, statements: [text] }] } };
  }
}

function* conditionPlaces(text: string, signal: CaseSignal): Generator<Case> {
  const [statements, section] = SECTIONS[signal];
  for (const error_mode of ["propagate", "ignore"]) {
    yield { processor: "filter", config: { error_mode, [section]: [text] } };
  }
  for (const context of EVALUATED[signal]) yield { processor: "condition", context, expr: text };
  const error_mode = "propagate";
  for (const context of CONTEXTS[signal]) {
    yield { processor: "filter", config: { error_mode, [section]: [{ context, conditions: [text] }] } };
    const editor = `set(${ATTRIBUTES[context] ?? "attributes"}["held"], true)`;
    const group = { context, conditions: [text], statements: [editor] };
    yield { processor: "transform", config: { error_mode, [statements]: [group] } };
    const list = LISTS[signal][context];
    if (list) yield { processor: "filter", config: { error_mode, [signal]: { [list]: [text] } } };
  }
}

function* valuePlaces(text: string, signal: CaseSignal): Generator<Case> {
  for (const context of EVALUATED[signal]) yield { processor: "eval", context, expr: text };
}

const KINDS = [
  [parseStatement, statementPlaces],
  [parseCondition, conditionPlaces],
  [parseValueExpression, valuePlaces],
] as const;

/** Where a text may stand: everywhere as what it can be read as, in one place as what it cannot. */
function* placesOf(text: string, signal: CaseSignal): Generator<Case> {
  for (const [parse, places] of KINDS) {
    const { node, diagnostics } = parse(text);
    if (node && diagnostics.length === 0) yield* places(text, signal);
    else if (signal === "logs") yield places(text, signal).next().value as Case;
  }
}

const random = new Random(165);
const payloads = (signal: CaseSignal): object[] => [
  PATH_INPUTS[signal],
  ...random.times(6, () => randomPayload(random, signal, 2)),
];
const inputs = { traces: payloads("traces"), metrics: payloads("metrics"), logs: payloads("logs") };
const texts = new Set(referenceFiles().flatMap(textsOf));
let id = 0;
for (const text of texts) {
  for (const signal of SIGNALS) {
    for (const place of placesOf(text, signal)) {
      process.stdout.write(
        `${JSON.stringify({ id: `t${id++}`, signal, ...place, input: random.pick(inputs[signal]) })}\n`,
      );
    }
  }
}
