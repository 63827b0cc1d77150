import { alwaysTrue } from "./always-true.ts";
import { anchorPrecedence } from "./anchor-precedence.ts";
import { backspacePattern } from "./backspace-pattern.ts";
import { constantFailure } from "./constant-failure.ts";
import { contradiction } from "./contradiction.ts";
import { deadWrite } from "./dead-write.ts";
import { divisionByZero } from "./division-by-zero.ts";
import { doubleEscape } from "./double-escape.ts";
import { duplicateArgument } from "./duplicate-argument.ts";
import { duplicateMapKey } from "./duplicate-map-key.ts";
import { duplicateOperand } from "./duplicate-operand.ts";
import { duplicateStatement } from "./duplicate-statement.ts";
import { emptyCache } from "./empty-cache.ts";
import { experimental } from "./experimental.ts";
import { fallibleArgument } from "./fallible-argument.ts";
import { gluedGroup } from "./glued-group.ts";
import { higherContextWrite } from "./higher-context-write.ts";
import { impossiblePattern } from "./impossible-pattern.ts";
import { keepNothing } from "./keep-nothing.ts";
import { keyCase } from "./key-case.ts";
import { missingGroup } from "./missing-group.ts";
import { missingKeyIndex } from "./missing-key-index.ts";
import { mixedAndOr } from "./mixed-and-or.ts";
import { mixedTypes } from "./mixed-types.ts";
import { needsVersion } from "./needs-version.ts";
import { neverEqualTypes } from "./never-equal-types.ts";
import { neverTrue } from "./never-true.ts";
import { nilArithmetic } from "./nil-arithmetic.ts";
import { nilComparison } from "./nil-comparison.ts";
import { nilInConcat } from "./nil-in-concat.ts";
import { nilWrite } from "./nil-write.ts";
import { numericString } from "./numeric-string.ts";
import { propagateFallible } from "./propagate-fallible.ts";
import { readAfterDelete } from "./read-after-delete.ts";
import { readOnlyWrite } from "./read-only-write.ts";
import { redundantWildcard } from "./redundant-wildcard.ts";
import { replaceNonString } from "./replace-non-string.ts";
import type { Rule } from "./rule.ts";
import { selfAssignment } from "./self-assignment.ts";
import { selfComparison } from "./self-comparison.ts";
import { setFromMissing } from "./set-from-missing.ts";
import { shadowedCondition } from "./shadowed-condition.ts";
import { unescapedDot } from "./unescaped-dot.ts";
import { unguardedIndex } from "./unguarded-index.ts";
import { unguardedParse } from "./unguarded-parse.ts";
import { wrongTypeWrite } from "./wrong-type-write.ts";

/** Every lint rule, in the order of the codes. */
export const RULES: readonly Rule[] = [
  neverEqualTypes,
  nilComparison,
  numericString,
  mixedTypes,
  unguardedIndex,
  nilInConcat,
  unguardedParse,
  keyCase,
  higherContextWrite,
  readAfterDelete,
  deadWrite,
  neverTrue,
  contradiction,
  alwaysTrue,
  setFromMissing,
  propagateFallible,
  impossiblePattern,
  anchorPrecedence,
  unescapedDot,
  doubleEscape,
  backspacePattern,
  missingGroup,
  gluedGroup,
  wrongTypeWrite,
  nilWrite,
  readOnlyWrite,
  divisionByZero,
  nilArithmetic,
  selfAssignment,
  selfComparison,
  duplicateOperand,
  duplicateStatement,
  duplicateMapKey,
  duplicateArgument,
  mixedAndOr,
  keepNothing,
  experimental,
  needsVersion,
  replaceNonString,
  shadowedCondition,
  emptyCache,
  missingKeyIndex,
  redundantWildcard,
  fallibleArgument,
  constantFailure,
];
