import { CHECK_CODES } from "./check-codes.ts";
import type { CodeInfo } from "./code-info.ts";
import { SYNTAX } from "./codes.ts";
import { CONFIG_CODES } from "./config-codes.ts";
import { LINT_CODES } from "./lint-codes.ts";
import { RUN_CODES } from "./run-codes.ts";
import { V1_CODES } from "./v1-codes.ts";

type Titles<Codes> = { readonly [Name in keyof Codes]: string };

const CHECK_TITLES: Titles<typeof CHECK_CODES> = {
  unknownFunction: "Function that does not exist here",
  wrongArgumentCount: "Too few or too many arguments",
  unknownParameter: "Named argument that the function does not have",
  positionalAfterNamed: "Positional argument after a named one",
  missingArgument: "Required argument left out",
  wrongArgumentKind: "Argument of a kind that the parameter does not take",
  invalidArgument: "Argument that the function refuses",
  featureGate: "Function or syntax behind a feature gate",
  unknownEnum: "Enum symbol that does not exist here",
  missingContext: "Path without its context",
  unknownContext: "Context that cannot be used here",
  unknownPath: "Path that does not exist",
  pathNotIndexable: "Index on a path that takes none",
  lambdaNotAllowed: "Lambda where none can stand",
  duplicateParameter: "Lambda parameter declared twice",
  localIdentifierField: "Field of a lambda's parameter",
  literalValue: "Literal of a type that the parameter does not take",
  constantNotBoolean: "Constant that is no bool used as a condition",
  noContextInferred: "No path tells the context",
  contextLacksFunction: "Function that the inferred context does not have",
  contextLacksEnum: "Enum symbol that the inferred context does not have",
};

const CONFIG_TITLES: Titles<typeof CONFIG_CODES> = {
  invalidYaml: "Text that is not YAML",
  unknownKey: "Setting that does not exist",
  wrongType: "Setting of the wrong type",
  emptyItem: "Empty item in a list",
  mixedStyles: "Plain strings and maps in one list",
  unknownContext: "Context that does not exist",
  unknownErrorMode: "Error mode that does not exist",
  contextOfAnotherSignal: "Context of another signal",
  featureGate: "Setting behind a feature gate",
  bothStyles: "Older and newer settings together",
  legacyFilter: "Filter settings of before OTTL",
  noEffect: "Setting without effect",
  unknownVariable: "Environment variable that is not set",
  invalidExpansion: "Dollar that is not a variable",
  noProcessors: "Configuration without processors",
  unknownProcessor: "Processor that this engine does not run",
  undefinedProcessor: "Pipeline that names a processor which is not configured",
  unknownPipeline: "Pipeline that does not exist",
  duplicateKey: "Key written twice",
  severalPipelines: "Several pipelines for a signal and none chosen",
};

const RUN_TITLES: Titles<typeof RUN_CODES> = {
  statementFailed: "Statement that failed on a record",
  conditionFailed: "Condition that failed on a record",
};

const LINT_TITLES: Titles<typeof LINT_CODES> = {
  neverEqualTypes: "Comparison of types that are never equal",
  nilComparison: "Nil test of something that is never nil",
  numericString: "Attribute compared with a number in quotes",
  mixedTypes: "One attribute compared as different types",
  unguardedIndex: "Index on a body that may be no map",
  nilInConcat: "Missing value that Concat writes as `<nil>`",
  unguardedParse: "Parser over a value that may be no text",
  keyCase: "Attribute key that the sample data spells differently",
  higherContextWrite: "Write to a higher context from each record",
  readAfterDelete: "Read of an attribute after its deletion",
  deadWrite: "Write that is overwritten before anybody reads it",
  neverTrue: "Condition that is never true",
  contradiction: "Conditions that exclude each other",
  alwaysTrue: "Condition that is always true",
  setFromMissing: "Copy of an attribute that may be missing",
  propagateFallible: "Error mode `propagate` with a statement that can fail",
  impossiblePattern: "Pattern that matches nothing",
  anchorPrecedence: "Anchor that holds for one alternative only",
  unescapedDot: "Dot in a pattern that matches any character",
  doubleEscape: "Backslash escaped once too often",
  backspacePattern: "Backspace where a word boundary is meant",
  missingGroup: "Replacement names a group that the pattern lacks",
  gluedGroup: "Replacement group that runs into the text after it",
  wrongTypeWrite: "Write of a type that the path does not take",
  nilWrite: "Write of nil to a path that cannot be nil",
  readOnlyWrite: "Write to a read-only path",
  divisionByZero: "Division by zero",
  nilArithmetic: "Arithmetic on a value that may be missing",
  selfAssignment: "Assignment of a path to itself",
  selfComparison: "Comparison of a value with itself",
  duplicateOperand: "Condition written twice",
  duplicateStatement: "Statement written twice",
  duplicateMapKey: "Key written twice in a map",
  duplicateArgument: "Argument given twice",
  mixedAndOr: "`and` and `or` mixed without parentheses",
  keepNothing: "`keep_keys` that keeps nothing",
  experimental: "Function that is experimental",
  needsVersion: "Function, argument or path newer than the target Collector",
  replaceNonString: "Text replacement in a path that is no text",
  shadowedCondition: "Condition that cannot matter any more",
  emptyCache: "Cache that nothing has written",
  missingKeyIndex: "Index on a converter's result that may lack the key",
  redundantWildcard: "Wildcard at the end of a pattern that is not anchored",
  unknownDirective: "Lint comment that names no rule",
  versionChange: "Text that another version treats otherwise",
  fallibleArgument: "Argument that may be missing or of another type",
  constantFailure: "Call of literals that fails for every record",
};

const V1_TITLES: Titles<typeof V1_CODES> = {
  typeMismatch: "Types that do not go together",
  notSettable: "Path that cannot be changed",
  wildcardPlace: "Wildcard where none can stand",
  misplacedOutput: "Output missing, or where none can stand",
  notAnAction: "Function used as an action, or the other way round",
  invalidDirective: "Setting in a program's head that cannot be read",
  deprecatedFunction: "Deprecated function",
  looseNot: "`not` that negates less than it seems",
  failedStatement: "Statement that failed on a record",
  resourceExceeded: "Limit that a run passed",
  unknownVersion: "Version of the dialect that does not exist",
  unknownOutput: "Output that does not exist",
  invalidSetting: "Setting of a v1 configuration that cannot be so",
  missingProgram: "Stage or configuration with nothing to run, or with two programs",
  duplicateStage: "Two stages of one name",
  unreadableFile: "File of a stage that cannot be read",
  unstorableValue: "Value of another type than its path holds",
};

function infos<Name extends string>(
  codes: Readonly<Record<Name, string>>,
  titles: Readonly<Record<Name, string>>,
): CodeInfo[] {
  return (Object.keys(codes) as Name[]).map((name) => ({ code: codes[name], title: titles[name] }));
}

/** Every code that a diagnostic can carry, in the order of the codes. */
export const ALL_CODES: readonly CodeInfo[] = [
  ...Object.values(SYNTAX),
  ...infos(CHECK_CODES, CHECK_TITLES),
  ...infos(CONFIG_CODES, CONFIG_TITLES),
  ...infos(RUN_CODES, RUN_TITLES),
  ...infos(LINT_CODES, LINT_TITLES),
  ...infos(V1_CODES, V1_TITLES),
];

const BY_CODE: ReadonlyMap<string, CodeInfo> = new Map(ALL_CODES.map((info) => [info.code, info]));

/** Looks a code up; undefined for an unknown one. */
export function findCode(code: string): CodeInfo | undefined {
  return BY_CODE.get(code);
}
