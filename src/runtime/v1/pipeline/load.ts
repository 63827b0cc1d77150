import type { ConfigFinding } from "../../../config/finding.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../../diagnostics/did-you-mean.ts";
import type { Reported } from "../../../diagnostics/report.ts";
import { Source } from "../../../diagnostics/source.ts";
import { V1_CODES } from "../../../diagnostics/v1-codes.ts";
import type { Signal } from "../../../otlp/signal.ts";
import type { StringLiteral } from "../../../parser/ast.ts";
import { parseV1 } from "../../../parser/v1/parse.ts";
import { toText } from "../../../values/byte-string.ts";
import { readSettings } from "../options.ts";
import { compileV1 } from "../program.ts";
import { OUTPUT_TYPES, type StageConfig, type V1Configuration } from "./configuration.ts";
import { PipelineDefinition, type StageDefinition } from "./definition.ts";
import type { PlacedLimit } from "./limit-ledger.ts";
import { readV1Configuration } from "./read-configuration.ts";
import { fileText, joinTexts, placeSpan, type StageText } from "./stage-text.ts";

export interface LoadOptions {
  /** What the configuration is called in messages. */
  readonly name?: string;
  /** Reads a stage's `file` by its path as the configuration gives it; a string says why that is not possible. */
  readonly readFile?: (path: string) => Source | string;
  /** Types of outputs besides `file` and `stdout`. */
  readonly outputTypes?: readonly string[];
  /** Somebody else said that it is the dialect v1, so the configuration need not. */
  readonly isDialectKnown?: boolean;
  /** The signals that programs are checked for, all where left out; `compile` checks too. */
  readonly signals?: readonly Signal[];
  /** Outputs besides those of the configuration. */
  readonly outputs?: readonly string[];
}

export interface LoadedPipeline {
  /** Undefined where the configuration is refused. */
  readonly pipeline: PipelineDefinition | undefined;
  /** What is wrong, by file: the configuration first, then files of stages in which something was found. */
  readonly reports: readonly Reported[];
}

const SIGNALS: readonly Signal[] = ["traces", "logs", "metrics", "profiles"];

/** Reads a YAML configuration of the dialect v1 and checks its programs for all signals. Never throws. */
export function loadPipeline(text: string, options: LoadOptions = {}): LoadedPipeline {
  const source = new Source(text, options.name);
  const { configuration, findings } = readV1Configuration(text, {
    outputTypes: [...OUTPUT_TYPES, ...(options.outputTypes ?? [])],
    isDialectKnown: options.isDialectKnown ?? false,
  });
  const reports = new Reports(source, findings);
  if (!configuration) return { pipeline: undefined, reports: reports.list() };
  const stages = configuration.stages.flatMap((stage): StageDefinition[] => {
    const program = openText(stage, source, options, reports);
    if (!program) return [];
    const heads = checkStage(program, configuration, options, reports);
    return heads ? [{ ...stage, text: program, limits: heads }] : [];
  });
  if (reports.hasErrors) return { pipeline: undefined, reports: reports.list() };
  return { pipeline: new PipelineDefinition(source, configuration, stages), reports: reports.list() };
}

/** A program of the dialect v1 as a pipeline of one stage. Never throws. */
export function loadProgram(text: string, options: LoadOptions = {}): LoadedPipeline {
  const source = new Source(text, options.name);
  const nothing = { outputs: undefined, outputNames: undefined, defaultOutput: undefined };
  const configuration: V1Configuration = { stages: [], ...nothing, limits: [] };
  const reports = new Reports(source, []);
  const program = fileText(source);
  const limits = checkStage(program, configuration, options, reports);
  if (!limits) return { pipeline: undefined, reports: reports.list() };
  const stage: StageDefinition = {
    name: "main",
    span: { start: 0, end: 0 },
    path: "",
    workers: 1,
    program: { kind: "texts", texts: [] },
    recovery: undefined,
    itemNanos: undefined,
    defaults: {},
    text: program,
    limits,
  };
  return { pipeline: new PipelineDefinition(source, configuration, [stage]), reports: reports.list() };
}

/** Findings by the file that they stand in. */
class Reports {
  private readonly found = new Map<Source, ConfigFinding[]>();

  constructor(source: Source, findings: readonly ConfigFinding[]) {
    this.found.set(source, [...findings]);
  }

  add(source: Source, finding: ConfigFinding): void {
    const known = this.found.get(source);
    if (known) known.push(finding);
    else this.found.set(source, [finding]);
  }

  get hasErrors(): boolean {
    return [...this.found.values()].some((list) => list.some(({ severity }) => severity === "error"));
  }

  list(): readonly Reported[] {
    return [...this.found].map(([source, findings]) => ({
      source,
      findings: findings.sort((a, b) => a.span.start - b.span.start),
    }));
  }
}

/** The program's text; undefined where its file cannot be read, which is told. */
function openText(
  { program, name }: StageConfig,
  source: Source,
  { readFile }: LoadOptions,
  reports: Reports,
): StageText | undefined {
  if (program.kind === "texts") return joinTexts(program.texts, source);
  const read = readFile?.(program.path) ?? "files cannot be read here";
  if (typeof read !== "string") return fileText(read);
  const { span, path } = program.node;
  const message = `the file of the stage ${name}: ${program.path}: ${read}`;
  reports.add(source, { code: V1_CODES.unreadableFile, severity: "error", message, span, path });
  return undefined;
}

/** Tells what is wrong with a program, each place once; its limits where nothing is. */
function checkStage(
  text: StageText,
  configuration: V1Configuration,
  options: LoadOptions,
  reports: Reports,
): readonly PlacedLimit[] | undefined {
  const broken = text.syntaxErrors();
  for (const finding of broken) reports.add(text.source, finding);
  const whole = broken.length > 0 ? text.readable() : text.text;
  const { readable: node } = parseV1(whole);
  const found: Diagnostic[] = [];
  const settings = readSettings(node.directives, found);
  const keyOf = ({ code, span }: Diagnostic): string => `${code} ${span.start} ${span.end}`;
  const seen = new Set(found.map(keyOf));
  for (const signal of options.signals ?? SIGNALS) {
    for (const finding of compileV1(whole, { signal }).diagnostics) {
      if (!seen.has(keyOf(finding))) found.push(finding);
      seen.add(keyOf(finding));
    }
  }
  const names = configuration.outputNames && [...configuration.outputNames, ...(options.outputs ?? [])];
  for (const { to } of names ? node.statements : []) {
    const finding = to && names && unknownOutput(to, names);
    if (finding) found.push(finding);
  }
  const told = new Set(broken.map(keyOf));
  for (const finding of found.map(text.place)) if (!told.has(keyOf(finding))) reports.add(text.source, finding);
  if (broken.length > 0 || found.some(({ severity }) => severity === "error")) return undefined;
  const { limits, limitSpans } = settings;
  const values = { records: limits.records, time: limits.runNanos, memory: limits.memoryBytes };
  return (["records", "time", "memory"] as const).flatMap((kind) => {
    const value = values[kind];
    const span = limitSpans[kind];
    return value === undefined || !span ? [] : [{ kind, value, span: placeSpan(text, span), source: text.source }];
  });
}

function unknownOutput({ value, span }: StringLiteral, names: readonly string[]): Diagnostic | undefined {
  const name = toText(value);
  if (names.includes(name)) return undefined;
  const [close] = didYouMean(name, names, 1);
  const notes = [
    ...(close ? [`did you mean ${close}?`] : []),
    names.length > 0 ? `outputs: ${names.join(", ")}` : "the configuration has no outputs",
  ];
  return { code: V1_CODES.unknownOutput, severity: "error", message: `There is no output ${name}.`, span, notes };
}
