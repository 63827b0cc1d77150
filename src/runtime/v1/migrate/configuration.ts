import { V1_CONTEXTS } from "../../../analysis/v1/scope.ts";
import { CONDITION_KEYS } from "../../../config/filter-config.ts";
import { STATEMENT_KEYS } from "../../../config/transform-config.ts";
import type { Signal } from "../../../otlp/signal.ts";
import { MARK, type Stage } from "./statement.ts";

/** A stage with the comment lines that stand above it. */
export type PlacedStage = Stage & { readonly comments: readonly string[] };

interface Processor {
  readonly name: string;
  readonly kind: "transform" | "filter";
  readonly lines: string[];
}

interface Connector {
  readonly name: string;
  readonly rest: string;
  readonly table: string[];
}

interface Pipeline {
  readonly name: string;
  readonly receivers: string[];
  readonly processors: string[];
  exporter: string;
}

/** Writes stages as a Collector's configuration: neighbours of one kind share a processor or a connector. */
export function writeConfiguration(stages: readonly PlacedStage[], signal: Signal): string {
  return new ConfigurationWriter(signal).write(stages);
}

class ConfigurationWriter {
  private readonly signal: Signal;
  private readonly processors: Processor[] = [];
  private readonly connectors: Connector[] = [];
  private readonly pipelines: Pipeline[] = [];
  private readonly outputs = new Map<string, Set<string>>();
  private current: Pipeline;
  private pending: string[] = [];
  private open: Processor | Connector | undefined;
  private hasMarks = false;
  private readonly names = new Map<string, string>();

  constructor(signal: Signal) {
    this.signal = signal;
    this.current = { name: signal, receivers: ["otlp"], processors: [], exporter: "otlp" };
  }

  write(stages: readonly PlacedStage[]): string {
    for (const stage of stages) this.add(stage);
    this.pipelines.push(this.current);
    return this.render();
  }

  private add(stage: PlacedStage): void {
    const comments = [...this.pending, ...stage.comments];
    this.pending = [];
    if (stage.kind === "nothing") {
      this.pending = comments;
      return;
    }
    if (stage.kind === "route") {
      this.route(stage, comments);
      return;
    }
    let processor = this.open as Processor | undefined;
    if (processor?.kind !== stage.kind) {
      processor = { name: `${stage.kind}/v1_${this.processors.length + 1}`, kind: stage.kind, lines: [] };
      this.processors.push(processor);
      this.current.processors.push(processor.name);
      this.open = processor;
    }
    const texts = stage.kind === "filter" ? [stage.condition] : stage.statements;
    processor.lines.push(...comments.map(commentLine), ...texts.map((text) => `- ${yamlText(text)}`));
  }

  private route(stage: Extract<PlacedStage, { kind: "route" }>, comments: readonly string[]): void {
    let connector = this.open as Connector | undefined;
    if (connector?.table === undefined) {
      const number = this.connectors.length + 1;
      connector = { name: `routing/v1_${number}`, rest: `${this.signal}/v1_rest_${number}`, table: [] };
      this.connectors.push(connector);
      this.pipelines.push({ ...this.current, exporter: connector.name });
      this.current = { name: connector.rest, receivers: [connector.name], processors: [], exporter: "otlp" };
      this.open = connector;
    }
    connector.table.push(
      ...comments.map(commentLine),
      `- context: ${V1_CONTEXTS[this.signal]}`,
      `  condition: ${yamlText(stage.condition)}`,
      `  pipelines: [${yamlText(`${this.signal}/${this.nameOf(stage.output)}`)}]`,
    );
    this.hasMarks ||= stage.isMarked;
    const sources = this.outputs.get(stage.output) ?? new Set();
    this.outputs.set(stage.output, sources.add(connector.name));
  }

  /** An output's name as the Collector takes names: without blanks, symbols and control characters. */
  private nameOf(output: string): string {
    const known = this.names.get(output);
    if (known !== undefined) return known;
    const base = output.replace(/[\p{Z}\p{C}\p{S}]+/gu, "_") || "output";
    const taken = new Set(this.names.values());
    let name = base;
    // The names of the pipelines for what is left are ours.
    for (let i = 2; taken.has(name) || name.startsWith("v1_rest_"); i++) name = `output_${base}_${i}`;
    this.names.set(output, name);
    return name;
  }

  private render(): string {
    const lines = ["receivers:", "  otlp:", "    protocols: { grpc: {} }"];
    if (this.processors.length > 0 || this.hasMarks) lines.push("processors:");
    for (const processor of this.processors) lines.push(...this.processor(processor));
    if (this.hasMarks) lines.push(...this.processor(this.unmark()));
    lines.push(...this.pending.map((comment) => `  ${commentLine(comment)}`));
    if (this.connectors.length > 0) lines.push("connectors:");
    for (const { name, rest, table } of this.connectors) {
      lines.push(`  ${name}:`, "    error_mode: ignore", `    default_pipelines: [${yamlText(rest)}]`, "    table:");
      lines.push(...indented(table, 6));
    }
    lines.push("exporters:", "  otlp: { endpoint: localhost:4317 }");
    for (const output of this.outputs.keys()) {
      const note = output.replace(/[\r\n]+/g, " ");
      lines.push(
        `  ${yamlText(`otlp/${this.nameOf(output)}`)}: { endpoint: localhost:4317 } # fill in where ${note} is`,
      );
    }
    lines.push("service:", "  pipelines:");
    for (const pipeline of this.pipelines) lines.push(...pipelineLines(pipeline));
    for (const [output, sources] of this.outputs) {
      lines.push(
        ...pipelineLines({
          name: `${this.signal}/${this.nameOf(output)}`,
          receivers: [...sources],
          processors: this.hasMarks ? [this.unmark().name] : [],
          exporter: `otlp/${this.nameOf(output)}`,
        }),
      );
    }
    return `${lines.join("\n")}\n`;
  }

  private unmark(): Processor {
    const attributes = `${V1_CONTEXTS[this.signal]}.attributes`;
    return { name: "transform/v1_unmark", kind: "transform", lines: [`- 'delete_key(${attributes}, "${MARK}")'`] };
  }

  private processor({ name, kind, lines }: Processor): string[] {
    const isFilter = kind === "filter";
    return [
      `  ${name}:`,
      "    error_mode: ignore",
      `    ${(isFilter ? CONDITION_KEYS : STATEMENT_KEYS)[this.signal]}:`,
      `      - context: ${V1_CONTEXTS[this.signal]}`,
      `        ${isFilter ? "conditions" : "statements"}:`,
      ...indented(lines, 10),
    ];
  }
}

function pipelineLines({ name, receivers, processors, exporter }: Pipeline): string[] {
  return [
    `    ${yamlText(name)}:`,
    `      receivers: [${receivers.join(", ")}]`,
    `      processors: [${processors.join(", ")}]`,
    `      exporters: [${yamlText(exporter)}]`,
  ];
}

function commentLine(comment: string): string {
  return comment === "" ? "#" : `# ${comment}`;
}

function indented(lines: readonly string[], width: number): string[] {
  return lines.map((line) => " ".repeat(width) + line);
}

/** A single-quoted scalar where a plain one could be misread; a Collector's `$` is doubled. */
export function yamlText(text: string): string {
  const escaped = text.replaceAll("$", "$$$$");
  if (/^[A-Za-z_][\w/.]*$/.test(escaped) && !/^(?:true|false|null|yes|no|on|off)$/i.test(escaped)) return escaped;
  return /[\r\n]/.test(escaped) ? JSON.stringify(escaped) : `'${escaped.replaceAll("'", "''")}'`;
}
