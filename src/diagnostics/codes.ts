import type { CodeInfo } from "./code-info.ts";

/**
 * Codes of syntax errors. A code is never reused and never changes its meaning. Ranges: OTTL1xxx syntax, OTTL2xxx
 * checking, OTTL3xxx configuration, OTTL4xxx run time, OTTL5xxx lint; `all-codes.ts` has them all.
 */
function entry(code: string, title: string): CodeInfo {
  return { code, title };
}

/** OTTL1xxx: the text is not OTTL. */
export const SYNTAX = {
  unexpectedToken: entry("OTTL1001", "Something else was expected here"),
  unexpectedEnd: entry("OTTL1002", "The text ends too early"),
  invalidCharacter: entry("OTTL1003", "Character that OTTL does not know"),
  unterminatedString: entry("OTTL1004", "String without its closing quote"),
  wrongQuotes: entry("OTTL1005", "String in quotes other than double quotes"),
  invalidEscape: entry("OTTL1006", "Invalid escape sequence in a string"),
  foreignOperator: entry("OTTL1007", "Operator of another language"),
  assignment: entry("OTTL1008", "`=` where a comparison is meant"),
  missingBracket: entry("OTTL1009", "Bracket that is not closed"),
  strayBracket: entry("OTTL1010", "Closing bracket without its opening one"),
  misspelledWhere: entry("OTTL1011", "Something else where `where` may stand"),
  lowerCaseConverter: entry("OTTL1012", "Converter that starts with a lower-case letter"),
  upperCaseEditor: entry("OTTL1013", "Editor that starts with an upper-case letter"),
  indexedEditor: entry("OTTL1014", "Index on an editor"),
  intOutOfRange: entry("OTTL1015", "Integer outside 64 bits"),
  invalidOctal: entry("OTTL1016", "Invalid digit in an octal integer"),
  floatOutOfRange: entry("OTTL1017", "Float too large"),
  oddHexDigits: entry("OTTL1018", "Bytes literal with an odd number of digits"),
  malformedNumber: entry("OTTL1019", "Number that OTTL cannot read"),
  chainedComparison: entry("OTTL1020", "Comparison of a comparison"),
  valueAsCondition: entry("OTTL1021", "Value where a condition is expected"),
  comment: entry("OTTL1022", "Comment in a statement"),
  empty: entry("OTTL1023", "Empty text"),
  lambdaInLambda: entry("OTTL1024", "Lambda whose body is a lambda"),
  tooDeep: entry("OTTL1025", "Nested too deeply"),
  wrongCaseKeyword: entry("OTTL1026", "Keyword in the wrong case or of another language"),
  arithmeticKey: entry("OTTL1027", "Index that starts with a literal and goes on"),
  invalidOperand: entry("OTTL1028", "Operand that arithmetic does not take"),
  misplacedComma: entry("OTTL1029", "Comma with nothing after it"),
  doubleNot: entry("OTTL1030", "Two `not` in a row"),
  invalidName: entry("OTTL1031", "Name that OTTL cannot read"),
  notAStatement: entry("OTTL1032", "Statement without an editor call"),
  missingArguments: entry("OTTL1033", "Function name without parentheses"),
  reservedWord: entry("OTTL1034", "Reserved word used as a name"),
  notIndexable: entry("OTTL1035", "Index on something that takes none"),
  dialectMissing: entry("OTTL1036", "Dialect that this build cannot read"),
} as const satisfies Readonly<Record<string, CodeInfo>>;
