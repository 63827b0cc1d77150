/**
 * `ottl`: parse, check, compile and run the OpenTelemetry Transformation Language over OTLP telemetry. Works in Node,
 * browsers and edge workers; nothing here evaluates text as code. Functions whose data are large come as packs:
 * `import { userAgentPack } from "ottl/packs/user-agent"; registerFunctions(userAgentPack.functions);`
 */

export { applyEdits, applyFixes, type FixedText } from "./analysis/lint/apply-fixes.ts";
export { type LintConfig, type RuleLevel, readLintConfig } from "./analysis/lint/lint-config.ts";
// Checking and compiling
export type { ProgramEnvironment } from "./analysis/program/bound-program.ts";
export { RULES } from "./analysis/rules/index.ts";
export type { Rule, SampleNames } from "./analysis/rules/rule.ts";
export type { ConfigNode } from "./config/config-node.ts";
export type { ConfigFinding } from "./config/finding.ts";
export { formatDocument } from "./config/format-document.ts";
export { formatYaml } from "./config/format-yaml.ts";
export type { ErrorMode } from "./config/reader.ts";
export type { ConfigContext } from "./config/signals.ts";
export { parseYaml, type YamlOptions, type YamlResult } from "./config/yaml.ts";
// Contexts
export { CONTEXTS } from "./contexts/contexts.ts";
export type { ContextDefinition, PathInfo } from "./contexts/path-definition.ts";
// Diagnostics
export { ALL_CODES, findCode } from "./diagnostics/all-codes.ts";
export type { CodeInfo } from "./diagnostics/code-info.ts";
export type { Diagnostic, Fix, Label, Severity, TextEdit } from "./diagnostics/diagnostic.ts";
export { didYouMean } from "./diagnostics/did-you-mean.ts";
export { toGithubReport } from "./diagnostics/github-report.ts";
export { toJunitReport } from "./diagnostics/junit-report.ts";
export { exampleConfiguration } from "./diagnostics/pages/example-configuration.ts";
export { ERROR_PAGES, type ErrorPage, findPage, type PageExample } from "./diagnostics/pages/index.ts";
export { renderPage } from "./diagnostics/pages/render-page.ts";
export { type RenderOptions, render, renderAll } from "./diagnostics/render.ts";
export { type Reported, toJsonReport } from "./diagnostics/report.ts";
export { toSarifReport } from "./diagnostics/sarif-report.ts";
export { type Position, Source } from "./diagnostics/source.ts";
export type { Span } from "./diagnostics/span.ts";
// Functions
export type { ContextName, Example, FunctionDefinition, Host } from "./functions/define.ts";
export { allFunctions, registerFunctions } from "./functions/function-set.ts";
export { examplesOf, type FurtherExample } from "./functions/further-examples.ts";
export { describeParamType, signatureOf } from "./functions/signature.ts";
// Running
export { type FramedPayload, FrameSplitter, framePrefix, looksFramed } from "./otlp/frame-splitter.ts";
export type { Signal, TelemetryFormat } from "./otlp/signal.ts";
export { detectFormat, detectSignal, LineSplitter, type PayloadLine } from "./otlp/telemetry.ts";
export { TelemetryError, type TelemetryPosition, type TelemetryWarning } from "./otlp/telemetry-error.ts";
export type { Pack } from "./packs/pack.ts";
// Language
export type * as ast from "./parser/ast.ts";
export type { Dialect, ParseResult } from "./parser/dialect.ts";
export { parseCondition, parseStatement, parseValueExpression } from "./parser/parse.ts";
export { print } from "./parser/print.ts";
export { visit, walk } from "./parser/visit.ts";
export { checkConfiguration } from "./runtime/check-configuration.ts";
export {
  type Compiled,
  type CompileOptions,
  type ConfigurationCompiler,
  type ConfigurationOptions,
  compileConfiguration,
  compileConfigurationTree,
  compileConfigurationValue,
  compileStatements,
  createCompiler,
  type StatementsOptions,
} from "./runtime/compile.ts";
export { describeError } from "./runtime/describe-error.ts";
export {
  type CompiledExpression,
  compileCondition,
  compileValueExpression,
  type ExpressionOptions,
  type ExpressionProgram,
} from "./runtime/expression-program.ts";
export { diffConfigurationVersions, type LintOptions, lintConfiguration, lintDocument } from "./runtime/lint.ts";
export { collectMetrics, type MetricsCollector } from "./runtime/metrics/collect-metrics.ts";
export type { MetricsPeriod } from "./runtime/metrics/otlp.ts";
export type { ProgramMetrics, StatementMetrics, StatementResult } from "./runtime/metrics/program-metrics.ts";
export { type CountingProgram, reportMetrics } from "./runtime/metrics/report-metrics.ts";
export { type PassedError, RunError } from "./runtime/outcome.ts";
export type { ProcessOptions, Program, RecordCounts, RunResult, RunTimes, Validation } from "./runtime/program.ts";
export { type FailedText, type Refusal, type RunSummary, summarize } from "./runtime/run-summary.ts";
export { type Promotion, TIERS, type Tier } from "./runtime/tier.ts";
export { changesOf, type FieldChange, type RecordChange } from "./trace/changes.ts";
export { Failure, type FailureCode } from "./values/failure.ts";
export { type Plain, toPlain } from "./values/to-plain.ts";
export type { Value } from "./values/value.ts";
