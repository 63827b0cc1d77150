/**
 * Codes of what is wrong with a configuration, OTTL3001 to OTTL3999. A code is never reused for another meaning; its
 * page is docs/errors/<code>.md.
 */
export const CONFIG_CODES = {
  invalidYaml: "OTTL3001",
  unknownKey: "OTTL3002",
  wrongType: "OTTL3003",
  emptyItem: "OTTL3004",
  mixedStyles: "OTTL3005",
  unknownContext: "OTTL3006",
  unknownErrorMode: "OTTL3007",
  contextOfAnotherSignal: "OTTL3008",
  featureGate: "OTTL3009",
  bothStyles: "OTTL3010",
  legacyFilter: "OTTL3011",
  noEffect: "OTTL3012",
  unknownVariable: "OTTL3013",
  invalidExpansion: "OTTL3014",
  noProcessors: "OTTL3015",
  unknownProcessor: "OTTL3016",
  undefinedProcessor: "OTTL3017",
  unknownPipeline: "OTTL3018",
  duplicateKey: "OTTL3019",
  severalPipelines: "OTTL3020",
} as const;
