/** `ottl/testing`: tests of rules with coverage, and the comparison of engines case by case. */

export { standardEnvironment } from "../runtime/standard-environment.ts";
export { type OracleCase, type OracleResult, runOracleCase, type TierChoice } from "./oracle-case.ts";
export { rawMember } from "./raw-member.ts";
export {
  Coverage,
  type CoverageCounts,
  type CoveredBranch,
  type CoveredFile,
  type CoveredText,
  countCoverage,
} from "./rules/coverage.ts";
export { coverageHtml, missingOf } from "./rules/coverage-html.ts";
export { lcovReport } from "./rules/lcov.ts";
export { runTestFile, type TestFileResult, type TestOptions, type TestResult } from "./rules/run-file.ts";
export type { TestFailure } from "./rules/run-test.ts";
export type { IdleStatement } from "./rules/test-runner.ts";
export { shuffleFields } from "./shuffle-fields.ts";
