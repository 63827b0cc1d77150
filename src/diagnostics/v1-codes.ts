/** Codes of the dialect v1, OTTL6001 to OTTL6999. A code is never reused for another meaning. */
export const V1_CODES = {
  typeMismatch: "OTTL6001",
  notSettable: "OTTL6002",
  wildcardPlace: "OTTL6003",
  misplacedOutput: "OTTL6004",
  notAnAction: "OTTL6005",
  invalidDirective: "OTTL6006",
  deprecatedFunction: "OTTL6007",
  looseNot: "OTTL6008",
  failedStatement: "OTTL6009",
  resourceExceeded: "OTTL6010",
  unknownVersion: "OTTL6011",
  unknownOutput: "OTTL6012",
  invalidSetting: "OTTL6013",
  missingProgram: "OTTL6014",
  duplicateStage: "OTTL6015",
  unreadableFile: "OTTL6016",
} as const;
