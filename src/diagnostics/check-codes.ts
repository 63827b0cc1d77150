/**
 * Codes of what the checker refuses, OTTL2001 to OTTL2999. A code is never reused for another meaning; its page is
 * docs/errors/<code>.md.
 */
export const CHECK_CODES = {
  unknownFunction: "OTTL2001",
  wrongArgumentCount: "OTTL2002",
  unknownParameter: "OTTL2003",
  positionalAfterNamed: "OTTL2004",
  missingArgument: "OTTL2005",
  wrongArgumentKind: "OTTL2006",
  invalidArgument: "OTTL2007",
  featureGate: "OTTL2008",
  unknownEnum: "OTTL2009",
  missingContext: "OTTL2010",
  unknownContext: "OTTL2011",
  unknownPath: "OTTL2012",
  pathNotIndexable: "OTTL2013",
  lambdaNotAllowed: "OTTL2014",
  duplicateParameter: "OTTL2015",
  localIdentifierField: "OTTL2016",
  literalValue: "OTTL2017",
  constantNotBoolean: "OTTL2018",
  noContextInferred: "OTTL2019",
  contextLacksFunction: "OTTL2020",
  contextLacksEnum: "OTTL2021",
} as const;
