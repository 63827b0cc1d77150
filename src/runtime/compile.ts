import type { ProgramEnvironment } from "../analysis/program/bound-program.ts";
import { TextMemo } from "../analysis/program/text-memo.ts";
import type { ConfigNode } from "../config/config-node.ts";
import type { ConfigFinding } from "../config/finding.ts";
import { fromValue } from "../config/from-value.ts";
import type { ErrorMode } from "../config/reader.ts";
import type { ConfigContext } from "../config/signals.ts";
import { STATEMENT_KEYS } from "../config/transform-config.ts";
import type { YamlOptions } from "../config/yaml.ts";
import type { Signal } from "../otlp/signal.ts";
import { compileConfig, compileYaml, type PipelineResult } from "./engine.ts";
import type { MetricsCollector } from "./metrics/collect-metrics.ts";
import { Program } from "./program.ts";
import { standardEnvironment } from "./standard-environment.ts";
import type { Promotion, Tier } from "./tier.ts";

/** What a program is compiled with. */
export interface CompileOptions {
  /** Feature gates that are on besides those that are by default. */
  readonly gates?: Iterable<string>;
  /** Replaces parts of the world: the clock, the random source, time zones. */
  readonly environment?: Partial<ProgramEnvironment>;
  /** `mixed` where it is left out. */
  readonly tier?: Tier;
  /** When `mixed` goes over to columns: whichever of the two that are given comes first; at once where neither is. */
  readonly promotion?: Partial<Promotion>;
  /** `collectMetrics` counts what statements and conditions come to, for `reportMetrics`; off by default. */
  readonly metrics?: MetricsCollector;
}

/** What a configuration is compiled with. */
export interface ConfigurationOptions extends CompileOptions, YamlOptions {
  /** The telemetry that the program is for. */
  readonly signal: Signal;
  /** The pipeline of `service.pipelines`; needed where the signal has several. */
  readonly pipeline?: string;
  /** Refuses processors that this engine does not run, instead of passing them by with a warning. */
  readonly strict?: boolean;
}

export interface StatementsOptions extends CompileOptions {
  readonly signal: Signal;
  /** The context that paths without one belong to; inferred from the paths where it is left out. */
  readonly context?: ConfigContext;
  /** `ignore` where it is left out. */
  readonly errorMode?: ErrorMode;
}

/** A program, or the errors that stand in its way; warnings stand beside a program too. */
export interface Compiled<P> {
  /** Undefined where there is an error among the findings. */
  readonly program: P | undefined;
  readonly findings: readonly ConfigFinding[];
}

/** The injected world of the options. */
export function environmentOf({ gates, environment }: CompileOptions): ProgramEnvironment {
  return { ...standardEnvironment(gates), ...environment };
}

/**
 * Compiles a Collector's configuration (YAML text): the processors of the signal's pipeline, or all processors in order
 * where there are no pipelines. Never throws; all errors are found, not just the first.
 */
export function compileConfiguration(text: string, options: ConfigurationOptions): Compiled<Program> {
  return finish(compileYaml(text, options.signal, { ...options, environment: environmentOf(options) }), options);
}

/** As `compileConfiguration`, of a tree that `parseYaml` made; its findings are the caller's. */
export function compileConfigurationTree(root: ConfigNode, options: ConfigurationOptions): Compiled<Program> {
  return finish(compileConfig(root, options.signal, { ...options, environment: environmentOf(options) }), options);
}

/** As `compileConfiguration`, of a configuration given as plain values. Dollars stand for themselves. */
export function compileConfigurationValue(value: unknown, options: ConfigurationOptions): Compiled<Program> {
  return compileConfigurationTree(fromValue(value), options);
}

/** Compiles statements as a transform processor of their own. They are taken as they stand: `$` is a dollar. */
export function compileStatements(statements: readonly string[], options: StatementsOptions): Compiled<Program> {
  const { signal, context, errorMode = "ignore" } = options;
  const groups = context === undefined ? statements : [{ context, statements }];
  const value = { processors: { transform: { error_mode: errorMode, [STATEMENT_KEYS[signal]]: groups } } };
  return compileConfigurationValue(value, options);
}

/**
 * Compiles a configuration again and again as it is edited: what a statement or condition was parsed and bound to is
 * remembered, so that only texts that are new, or stand in another context now, cost anything. Findings and programs
 * are those of `compileConfiguration`; earlier programs stay good.
 */
export interface ConfigurationCompiler {
  /** YAML text. */
  readonly compile: (text: string) => Compiled<Program>;
  /** A tree of `parseYaml`, whose findings are the caller's. */
  readonly compileTree: (root: ConfigNode) => Compiled<Program>;
}

/** Makes a compiler for configurations that change a little at a time. */
export function createCompiler(options: ConfigurationOptions): ConfigurationCompiler {
  const environment = environmentOf(options);
  const memo = new TextMemo(environment);
  const settings = { ...options, environment, memo };
  return {
    compile(text) {
      memo.begin();
      return finish(compileYaml(text, options.signal, settings), options);
    },
    compileTree(root) {
      memo.begin();
      return finish(compileConfig(root, options.signal, settings), options);
    },
  };
}

function finish({ pipeline, findings }: PipelineResult, { tier, promotion }: CompileOptions): Compiled<Program> {
  return { program: pipeline && new Program(pipeline, tier, promotion), findings };
}
