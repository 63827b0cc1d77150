import type { ProgramEnvironment } from "../../analysis/program/bound-program.ts";
import { parseYaml, type YamlOptions } from "../../config/yaml.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { Source } from "../../diagnostics/source.ts";
import type { Span } from "../../diagnostics/span.ts";
import { type LoadedRules, loadRules, loadTree } from "../../inspect/rules.ts";
import type { Payload } from "../../otlp/model.ts";
import type { Signal } from "../../otlp/signal.ts";
import { isV1Text } from "../../runtime/v1/check.ts";
import type { CompiledPipeline } from "../../runtime/v1/pipeline/compiled-pipeline.ts";
import type { PipelineCompiled } from "../../runtime/v1/pipeline/definition.ts";
import { isV1Configuration } from "../../runtime/v1/pipeline/is-v1-configuration.ts";
import { loadPipeline } from "../../runtime/v1/pipeline/load.ts";
import { placeSpan } from "../../runtime/v1/pipeline/stage-text.ts";
import { type CompiledV1, compileV1 } from "../../runtime/v1/program.ts";
import { fromBytes, toText } from "../../values/byte-string.ts";
import { CollectorRunner } from "./collector-runner.ts";
import type { Coverage } from "./coverage.ts";
import type { RuleTest } from "./test-file.ts";
import type { TestRunner } from "./test-runner.ts";
import { coverV1 } from "./v1-coverage.ts";
import { V1Runner } from "./v1-runner.ts";

/** What loading rules needs of the world. */
export interface RulesWorld {
  /** The test file. */
  readonly source: Source;
  /** Reads a file by its path as the test file gives it; undefined where it is not there. */
  readonly load: (path: string) => Uint8Array | undefined;
  /** What such a file is called in messages and reports. */
  readonly nameOf: (path: string) => string;
  readonly environment: ProgramEnvironment;
  /** Starts the random source again. */
  readonly restart: () => void;
  readonly variables: YamlOptions["variables"];
  readonly coverage: Coverage | undefined;
}

/** Why the rules of a test cannot run. */
export interface RulesRefusal {
  readonly message: string;
  /** What is wrong with the rules, and the text that the spans are in. */
  readonly findings?: { readonly source: Source; readonly list: readonly Diagnostic[] };
}

/** Loads the rules of a test for a signal: a configuration, a `.ottl` document, or a program of the dialect v1. */
export function loadTestRules(
  { rules, pipeline }: RuleTest,
  signal: Signal,
  world: RulesWorld,
): TestRunner | RulesRefusal {
  const { environment } = world;
  if (rules.kind === "program") {
    // It has no file of its own that coverage could be told of.
    const unwatched = { ...world, coverage: undefined };
    return loadProgram(rules.text, new Source(rules.text, "program"), signal, unwatched);
  }
  if (rules.kind === "tree") {
    return collectorRunner(loadTree(rules.treeFor(signal), signal, pipeline, environment), world.source, signal, world);
  }
  const bytes = world.load(rules.path);
  if (!bytes) return { message: `${rules.path}: there is no such file` };
  const source = new Source(toText(fromBytes(bytes)), world.nameOf(rules.path));
  if (isV1Text(source.text)) return loadProgram(source.text, source, signal, world);
  if (isV1Configuration(source.text)) return loadStages(source, rules.path, signal, world);
  if (rules.path.endsWith(".ottl")) {
    const loaded = loadRules({ kind: "statements", text: source.text }, signal, environment);
    return collectorRunner(loaded, source, signal, world);
  }
  const { root, findings } = parseYaml(source.text, { variables: world.variables });
  const loaded = loadTree(root, signal, pipeline, environment);
  return collectorRunner({ ...loaded, diagnostics: [...findings, ...loaded.diagnostics] }, source, signal, world);
}

function collectorRunner(
  { processors, diagnostics }: LoadedRules,
  source: Source,
  signal: Signal,
  { coverage, restart }: RulesWorld,
): TestRunner | RulesRefusal {
  const errors = errorsOf(diagnostics);
  if (!processors || errors.length > 0) {
    return { message: "the rules are refused", findings: { source, list: errors } };
  }
  coverage?.add(source, processors, signal);
  return new CollectorRunner(processors, signal, restart, coverage?.observer);
}

function loadProgram(
  text: string,
  source: Source,
  signal: Signal,
  { environment, restart, coverage }: RulesWorld,
): TestRunner | RulesRefusal {
  const { program, diagnostics } = compileV1(text, { signal, environment });
  if (!program) return { message: "the rules are refused", findings: { source, list: errorsOf(diagnostics) } };
  const cover = coverage && coverV1({ source, signal, environment, settings: program.settings }, coverage);
  return new V1Runner(() => compileV1(text, { signal, environment }).program as CompiledV1, restart, cover);
}

/** A configuration of the dialect v1; files of its stages stand beside it. */
function loadStages(
  source: Source,
  path: string,
  signal: Signal,
  { environment, restart, load, nameOf, coverage }: RulesWorld,
): TestRunner | RulesRefusal {
  const readFile = (file: string): Source | string => {
    const place = file.startsWith("/") ? file : path.replace(/[^/]*$/, file);
    const bytes = load(place);
    return bytes ? new Source(toText(fromBytes(bytes)), nameOf(place)) : "there is no such file";
  };
  const { pipeline, reports } = loadPipeline(source.text, { name: source.name, readFile, signals: [] });
  const compile = (): PipelineCompiled | undefined => pipeline?.compile({ signal, environment });
  const compiled = compile();
  if (!compiled?.program) {
    const all = [...reports, ...(compiled?.reports ?? [])];
    const first = all.find(({ findings }) => errorsOf(findings).length > 0);
    const findings = first && { source: first.source, list: errorsOf(first.findings) };
    return { message: "the rules are refused", ...(findings ? { findings } : {}) };
  }
  const { definition, programs } = compiled.program;
  const covers = definition.stages.map(({ text }, i) => {
    const stage = { text: text.text, place: (span: Span) => placeSpan(text, span) };
    const { settings } = programs[i];
    return coverage && coverV1({ source: text.source, stage, signal, environment, settings }, coverage);
  });
  const cover = coverage && ((payload: Payload<unknown>): void => covers.forEach((each) => void each?.(payload)));
  return new V1Runner(() => compile()?.program as CompiledPipeline, restart, cover);
}

function errorsOf(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}
