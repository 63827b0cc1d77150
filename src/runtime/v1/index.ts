/**
 * `ottl/v1`: the dialect v1. Programs of actions (`set`, `drop`, `keep`, `route` and editors) run over OTLP records;
 * docs/v1.md describes the dialect.
 */
export { V1_FUNCTIONS } from "../../functions/v1/catalogue.ts";
export type { V1Function } from "../../functions/v1/define.ts";
export type * from "../../parser/v1/ast.ts";
export { formatV1 } from "../../parser/v1/format.ts";
export { parseV1, parseV1Expression } from "../../parser/v1/parse.ts";
export type { MetricsPeriod } from "../metrics/otlp.ts";
export type { ProgramMetrics, StatementMetrics } from "../metrics/program-metrics.ts";
export { reportMetrics } from "../metrics/report-metrics.ts";
export { type LatestMigration, migrateToLatest } from "../migrate/latest.ts";
export { checkV1, isV1Text } from "./check.ts";
export type { RunLimit, V1Error, V1ErrorClass } from "./error.ts";
export { describeV1Class, v1ErrorClass, v1Errors } from "./error-class.ts";
export { type MigratedProgram, migrateToV1, type V1Migration } from "./from-collector/migrate.ts";
export { type Migration, type MigrationNote, migrateV1 } from "./migrate/migrate.ts";
export { readRecovery, type V1Limits, type V1Recovery, type V1Settings } from "./options.ts";
export { CompiledPipeline } from "./pipeline/compiled-pipeline.ts";
export type { OutputConfig } from "./pipeline/configuration.ts";
export type {
  PipelineCompiled,
  PipelineCompileOptions,
  PipelineDefinition,
  StageDefinition,
  StageOptions,
} from "./pipeline/definition.ts";
export { isV1Configuration } from "./pipeline/is-v1-configuration.ts";
export { LimitLedger } from "./pipeline/limit-ledger.ts";
export { type LoadedPipeline, type LoadOptions, loadPipeline, loadProgram } from "./pipeline/load.ts";
export type { PipelineError, PipelineResult } from "./pipeline/result.ts";
export {
  type CompiledV1,
  compileV1,
  type V1Compiled,
  type V1Options,
  type V1ProcessOptions,
  type V1Result,
} from "./program.ts";
export type { RunCounts } from "./run.ts";
export { DEFAULT_PROMOTION, type StatementTier, type V1Promotion, type V1TierPlan } from "./tiers.ts";
