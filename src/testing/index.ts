/** `ottl/testing`: compares engines case by case. */

export { standardEnvironment } from "../runtime/standard-environment.ts";
export { type OracleCase, type OracleResult, runOracleCase, type TierChoice } from "./oracle-case.ts";
export { rawMember } from "./raw-member.ts";
