import { V1_CONTEXTS } from "../../../analysis/v1/scope.ts";
import type { Signal } from "../../../otlp/signal.ts";

interface Commented {
  readonly comments?: readonly string[];
}

/** What one statement becomes. */
export type Stage = Commented &
  (
    | { readonly kind: "transform"; readonly statements: readonly string[] }
    | { readonly kind: "filter"; readonly condition: string }
    | { readonly kind: "route"; readonly condition: string; readonly output: string }
    | { readonly kind: "comment" }
  );

/** Where a processor of each kind keeps the conditions of the signal's record. */
const FILTER_KEYS: Readonly<Record<Signal, readonly [string, string]>> = {
  traces: ["traces", "span"],
  logs: ["logs", "log_record"],
  metrics: ["metrics", "datapoint"],
  profiles: ["profiles", "profile"],
};
const TRANSFORM_KEYS: Readonly<Record<Signal, string>> = {
  traces: "trace_statements",
  logs: "log_statements",
  metrics: "metric_statements",
  profiles: "profile_statements",
};

/** Writes the stages as a Collector's configuration: neighbours of one kind share a processor. */
export function writeConfiguration(stages: readonly Stage[], signal: Signal): string {
  const processors: string[] = [];
  const connectors: string[] = [];
  const pipelines: { name: string; receiver: string; processors: string[]; exporter: string }[] = [];
  const outputs = new Map<string, string[]>();
  let current = { name: signal as string, receiver: "otlp", processors: [] as string[], exporter: "otlp" };
  let open = "";
  let pending: readonly string[] = [];
  for (const stage of stages) {
    const comments = [...pending, ...(stage.comments ?? [])];
    pending = stage.kind === "comment" ? comments : [];
    if (stage.kind === "comment") continue;
    if (stage.kind === "route") {
      const connector = `routing/v1_${connectors.length + 1}`;
      const rest = `${signal}/v1_rest_${connectors.length + 1}`;
      const sink = `${signal}/${stage.output}`;
      connectors.push(routing(connector, stage.condition, signal, sink, rest, comments));
      pipelines.push({ ...current, exporter: connector });
      outputs.set(stage.output, [...(outputs.get(stage.output) ?? []), connector]);
      current = { name: rest, receiver: connector, processors: [], exporter: "otlp" };
      open = "";
      continue;
    }
    if (open !== stage.kind) {
      const name = `${stage.kind}/v1_${processors.filter((line) => /^ {2}\w+\/v1_\d+:/.test(line)).length + 1}`;
      processors.push(...head(name, stage.kind, signal));
      current.processors.push(name);
      open = stage.kind;
    }
    const indent = stage.kind === "filter" ? "        " : "      ";
    for (const comment of comments) processors.push(`${indent}# ${comment}`);
    const lines = stage.kind === "filter" ? [stage.condition] : stage.statements;
    for (const line of lines) processors.push(`${indent}- ${yamlText(line)}`);
  }
  pipelines.push(current);
  return render(processors, connectors, pipelines, outputs, pending, signal);
}

function head(name: string, kind: "transform" | "filter", signal: Signal): string[] {
  const [group, record] = FILTER_KEYS[signal];
  const lines = [`  ${name}:`, "    error_mode: ignore"];
  if (kind === "filter") lines.push(`    ${group}:`, `      ${record}:`);
  else lines.push(`    ${TRANSFORM_KEYS[signal]}:`);
  return lines;
}

function routing(
  name: string,
  condition: string,
  signal: Signal,
  sink: string,
  rest: string,
  comments: readonly string[],
): string {
  return [
    `  ${name}:`,
    "    error_mode: ignore",
    `    default_pipelines: [${yamlText(rest)}]`,
    "    table:",
    ...comments.map((comment) => `      # ${comment}`),
    `      - context: ${V1_CONTEXTS[signal]}`,
    `        condition: ${yamlText(condition)}`,
    `        pipelines: [${yamlText(sink)}]`,
  ].join("\n");
}

function render(
  processors: readonly string[],
  connectors: readonly string[],
  pipelines: readonly { name: string; receiver: string; processors: readonly string[]; exporter: string }[],
  outputs: ReadonlyMap<string, readonly string[]>,
  trailing: readonly string[],
  signal: Signal,
): string {
  const lines = ["receivers:", "  otlp:", "    protocols: { grpc: {} }"];
  if (processors.length > 0) lines.push("processors:", ...processors);
  for (const comment of trailing) lines.push(`# ${comment}`);
  if (connectors.length > 0) lines.push("connectors:", ...connectors);
  lines.push("exporters:", "  otlp: { endpoint: localhost:4317 }");
  for (const output of outputs.keys()) {
    lines.push(`  ${yamlText(`otlp/${output}`)}: { endpoint: localhost:4317 } # fill in where ${output} is`);
  }
  lines.push("service:", "  pipelines:");
  for (const { name, receiver, processors: names, exporter } of pipelines) {
    lines.push(`    ${yamlText(name)}:`, `      receivers: [${receiver}]`, `      processors: [${names.join(", ")}]`);
    lines.push(`      exporters: [${yamlText(exporter)}]`);
  }
  for (const [output, sources] of outputs) {
    lines.push(`    ${yamlText(`${signal}/${output}`)}:`, `      receivers: [${sources.join(", ")}]`);
    lines.push(`      exporters: [${yamlText(`otlp/${output}`)}]`);
  }
  return `${lines.join("\n")}\n`;
}

/** A single-quoted scalar where a plain one could be misread; a Collector's `$` is doubled. */
function yamlText(text: string): string {
  const escaped = text.replaceAll("$", "$$$$");
  return /^[\w/.]+$/.test(escaped) ? escaped : `'${escaped.replaceAll("'", "''")}'`;
}
