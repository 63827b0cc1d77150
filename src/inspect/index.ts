/**
 * `ottl/inspect`: rules and telemetry under observation, for editors and the playground: what a run did to each record
 * and at each statement, every moment of it again, and why a condition did not hold.
 */
export { readStatementsDocument } from "../config/statements-document.ts";
export type { Explanation } from "./explain.ts";
export type { Field, FieldDifference } from "./fields.ts";
export type { AttributeImpact, Impact, Suspect } from "./impact.ts";
export type { PlannedPattern } from "./pattern-plan.ts";
export type { PersonalData } from "./personal-data.ts";
export { type Plan, type PlannedGroup, type PlannedText, planOf } from "./plan.ts";
export { type InputError, type InputFormat, readTelemetry } from "./read-telemetry.ts";
export type { RulesDocument } from "./rules.ts";
export { readSampleNames } from "./sample-names.ts";
export { InspectSession } from "./session.ts";
export type {
  ConditionReport,
  ErrorReport,
  ExplainedStep,
  InputRecord,
  ProfileReport,
  RecordDetail,
  RecordRow,
  RecordStatus,
  RunLimits,
  RunReport,
  StepDetail,
  TelemetrySummary,
  TextReport,
} from "./session-types.ts";
export type { StepFilter } from "./steps.ts";
