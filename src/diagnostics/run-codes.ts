/**
 * Codes of what fails while rules run over data, OTTL4001 to OTTL4999. A code is never reused for another meaning; its
 * page is docs/errors/<code>.md.
 */
export const RUN_CODES = {
  statementFailed: "OTTL4001",
  conditionFailed: "OTTL4002",
} as const;
