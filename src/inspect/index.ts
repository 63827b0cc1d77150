/**
 * `ottl/inspect`: rules and telemetry under observation, for editors and the playground: what a run did to each record
 * and at each statement, every moment of it again, and why a condition did not hold.
 */
export { readStatementsDocument } from "../config/statements-document.ts";
export type { Explanation } from "./explain.ts";
export type { Field, FieldDifference } from "./fields.ts";
export { type Plan, type PlannedGroup, type PlannedText, planOf } from "./plan.ts";
export { type InputError, type InputFormat, readTelemetry } from "./read-telemetry.ts";
export type { RulesDocument } from "./rules.ts";
export { readSampleNames } from "./sample-names.ts";
export {
  type ConditionReport,
  type ErrorReport,
  type ExplainedStep,
  InspectSession,
  type RecordDetail,
  type RecordRow,
  type RecordStatus,
  type RunLimits,
  type RunReport,
  type StepDetail,
  type TelemetrySummary,
  type TextReport,
} from "./session.ts";
export type { StepFilter } from "./steps.ts";
