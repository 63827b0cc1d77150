import { parse } from "yaml";
import type { CaseSignal } from "../payloads.ts";
import type { Oracle } from "./oracle.ts";

interface Configuration {
  readonly processors?: Readonly<Record<string, unknown>>;
  readonly connectors?: Readonly<Record<string, Routing>>;
  readonly service: { readonly pipelines: Readonly<Record<string, Pipeline>> };
}

interface Pipeline {
  readonly receivers: readonly string[];
  readonly processors: readonly string[];
  readonly exporters: readonly string[];
}

interface Routing {
  readonly default_pipelines: readonly string[];
  readonly table: readonly {
    readonly context: string;
    readonly condition: string;
    readonly pipelines: readonly string[];
  }[];
}

const STATEMENTS = { traces: "trace_statements", logs: "log_statements", metrics: "metric_statements" } as const;
const ROUTE = "test.route";

/**
 * Runs a payload through a configuration as a Collector does: the reference runs the processors, and works out the
 * conditions of a routing connector, which moves a record to the first that holds or else to the default.
 * @returns what arrives at each exporter; `otlp` is the main one.
 */
export async function runCollector(
  yaml: string,
  signal: CaseSignal,
  payload: unknown,
  oracle: Oracle,
): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const config = undollar(parse(yaml)) as Configuration;
  const out = new Map<string, unknown[]>();
  const deliver = async (name: string, input: unknown): Promise<void> => {
    const pipeline = config.service.pipelines[name];
    let data: unknown = input;
    for (const id of pipeline.processors) {
      if (data === undefined || data === null) return;
      data = await oracle.run(id.split("/")[0], signal, config.processors?.[id], data);
    }
    if (data === undefined || data === null) return;
    const [exporter] = pipeline.exporters;
    const routing = config.connectors?.[exporter];
    if (!routing) {
      out.set(exporter, [...(out.get(exporter) ?? []), data]);
      return;
    }
    const marks = routing.table.map(
      ({ context, condition }, i) =>
        `set(${context}.attributes["${ROUTE}"], ${i}) where ${context}.attributes["${ROUTE}"] == nil and (${condition})`,
    );
    const [{ context }] = routing.table;
    const marking = { error_mode: "ignore", [STATEMENTS[signal]]: [{ context, statements: marks }] };
    const marked = await oracle.run("transform", signal, marking, data);
    const targets = [...routing.table.map(({ pipelines }) => pipelines[0]), routing.default_pipelines[0]];
    for (let i = 0; i < targets.length; i++) {
      const part = split(marked, i < routing.table.length ? String(i) : undefined);
      if (part !== undefined) await deliver(targets[i], part);
    }
  };
  await deliver(signal, payload);
  return out;
}

/** `$$` of a Collector's file is a dollar. */
export function undollar(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("$$", "$");
  if (Array.isArray(value)) return value.map(undollar);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.replaceAll("$$", "$"), undollar(item)]));
}

type Json = Record<string, unknown>;
const LISTS = [
  "resourceSpans",
  "scopeSpans",
  "spans",
  "resourceLogs",
  "scopeLogs",
  "logRecords",
  "resourceMetrics",
  "scopeMetrics",
  "metrics",
];

/** The records that carry the mark (or none), without it, in the groups that they stand in. */
function split(value: unknown, mark: string | undefined): unknown {
  const node = value as Json;
  const list =
    LISTS.find((name) => Array.isArray(node[name])) ?? (Array.isArray(node.dataPoints) ? "dataPoints" : undefined);
  if (list !== undefined) {
    const items = (node[list] as unknown[]).map((item) => split(item, mark)).filter((item) => item !== undefined);
    return items.length > 0 ? { ...node, [list]: items } : undefined;
  }
  const kind = ["gauge", "sum"].find((name) => node[name] !== undefined);
  if (kind !== undefined) {
    const data = split(node[kind], mark);
    return data === undefined ? undefined : { ...node, [kind]: data };
  }
  const attributes = (node.attributes ?? []) as { key: string; value: { intValue?: string | number } }[];
  const found = attributes.find(({ key }) => key === ROUTE);
  const own = found === undefined ? undefined : String(found.value.intValue ?? 0);
  return own === mark ? { ...node, attributes: attributes.filter((each) => each !== found) } : undefined;
}
