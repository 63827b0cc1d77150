import { SYNTAX } from "../../diagnostics/codes.ts";
import { spanOf, type Token } from "../../lexer/lexer.ts";
import * as t from "../../lexer/tokens.ts";
import { chainedComparison, problem, replaceWith } from "../problems.ts";
import { type Explainer, endsValue, is, isWord, type Situation, touch } from "./situation.ts";

export const comment: Explainer = ({ tokens, at, text }) => {
  for (const first of [at, at - 1]) {
    const left = tokens[first];
    const right = tokens[first + 1];
    if (left === undefined || !touch(left, right)) continue;
    const pair = left.image + right.image;
    if (pair !== "//" && pair !== "/*" && pair !== "--") continue;
    const lineEnd = text.indexOf("\n", left.startOffset);
    const blockEnd = pair === "/*" ? text.indexOf("*/", left.startOffset) : -1;
    const end = blockEnd >= 0 ? blockEnd + 2 : lineEnd >= 0 && pair !== "/*" ? lineEnd : text.length;
    const span = { start: left.startOffset, end };
    if (pair === "--" && /^--\S/.test(text.slice(span.start, end))) {
      return problem(SYNTAX.unexpectedToken, spanOf(right), "An operand takes one sign at most; write `-(-x)`.");
    }
    return problem(SYNTAX.comment, span, "OTTL has no comments; move it to a comment of the YAML file.", {
      fixes: [{ title: "Remove the comment", edits: [{ span, newText: "" }] }],
    });
  }
  return undefined;
};

export const assignment: Explainer = ({ token, previous, next, rules, span }) => {
  if (!is(token, t.Equal)) return undefined;
  if (is(previous, t.OpComparison) && touch(previous, token)) {
    const both = { start: (previous as Token).startOffset, end: span.end };
    const operator = (previous as Token).image === "!=" ? "!=" : "==";
    return problem(SYNTAX.foreignOperator, both, `Write \`${operator}\`; OTTL has no third \`=\`.`, {
      fixes: [replaceWith(both, operator)],
    });
  }
  if (is(next, t.OpComparison) && touch(token, next) && (next as Token).image.length === 1) {
    const both = { start: span.start, end: spanOf(next as Token).end };
    const operator = `${(next as Token).image}=`;
    return problem(SYNTAX.foreignOperator, both, `Write \`${operator}\`.`, { fixes: [replaceWith(both, operator)] });
  }
  if (is(previous, t.OpAddSub, t.OpMultDiv)) {
    return problem(SYNTAX.foreignOperator, span, "OTTL has no assignment operators; write `set(target, target + 1)`.");
  }
  if (rules.at(-1) === "call") {
    return problem(
      SYNTAX.invalidName,
      isWord(previous) ? spanOf(previous) : span,
      "The name of an argument is one lower-case word, as in `name = value`; a comparison cannot be an argument.",
    );
  }
  if (rules.length === 1 && rules[0] === "call") return undefined;
  return problem(SYNTAX.assignment, span, "A single `=` compares nothing; write `==`.", {
    fixes: [replaceWith(span, "==")],
  });
};

export const arrow: Explainer = ({ token, previous, span, entry }) => {
  if (!is(token, t.LambdaArrow)) return undefined;
  if (isWord(previous)) {
    const name = spanOf(previous);
    return problem(
      SYNTAX.unexpectedToken,
      span,
      `The parameters of a lambda stand in parentheses: \`(${previous.image}) => …\`.`,
      {
        fixes: [replaceWith(name, `(${previous.image})`)],
        ...(entry === "valueExpression" ? {} : { notes: ["If a comparison is meant, write `>=`."] }),
      },
    );
  }
  return problem(
    SYNTAX.unexpectedToken,
    span,
    "Before `=>` stand the parameters of a lambda, lower-case names in parentheses: `(key, value) => …`.",
  );
};

export const comparison: Explainer = (situation) => {
  const { token, previous, span, rules, expected } = situation;
  if (!is(token, t.OpComparison)) return undefined;
  const operator = (token as Token).image;
  if (is(previous, t.OpComparison)) {
    if ((previous as Token).image === "<" && operator === ">" && touch(previous, token)) {
      const both = { start: (previous as Token).startOffset, end: span.end };
      return problem(SYNTAX.foreignOperator, both, "Write `!=`.", { fixes: [replaceWith(both, "!=")] });
    }
    return problem(
      SYNTAX.unexpectedToken,
      span,
      `A value is missing between \`${(previous as Token).image}\` and \`${operator}\`.`,
    );
  }
  if (isAfterComparison(situation)) return chainedComparison(span);
  if (rules.at(-1) === "call" || rules.at(-1) === "list" || rules.at(-1) === "map") {
    return problem(
      SYNTAX.unexpectedToken,
      span,
      "A comparison is no value and cannot be an argument, list item or map value; use it after `where`.",
    );
  }
  if (!endsValue(previous)) return problem(SYNTAX.unexpectedToken, span, `A value is missing before \`${operator}\`.`);
  if (expected === "RParen") {
    return problem(SYNTAX.unexpectedToken, span, "Here parentheses hold arithmetic alone; a comparison is no value.");
  }
  return undefined;
};

/** Whether the place follows a comparison, or a condition in parentheses, at its own level. */
function isAfterComparison({ tokens, at }: Situation): boolean {
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    const token = tokens[i];
    if (is(token, t.RParen, t.RBracket, t.RBrace)) depth++;
    else if (is(token, t.LParen, t.LBracket, t.LBrace)) {
      if (--depth < 0) return false;
    } else if (is(token, t.OpComparison) && depth <= 1) return true;
    else if (depth === 0 && is(token, t.OpAnd, t.OpOr, t.Comma, t.Where, t.LambdaArrow)) return false;
  }
  return false;
}

export const negation: Explainer = ({ token, previous, span }) => {
  if (!is(token, t.OpNot, t.ForeignNot)) return undefined;
  if (is(previous, t.OpNot, t.ForeignNot)) {
    return problem(SYNTAX.doubleNot, span, "`not` cannot be repeated; leave out both or write `not (not …)`.", {
      fixes: [
        {
          title: "Remove both",
          edits: [{ span: { start: (previous as Token).startOffset, end: span.end }, newText: "" }],
        },
      ],
    });
  }
  if (is(previous, t.OpComparison)) {
    return problem(SYNTAX.unexpectedToken, span, "A comparison takes values; negate the whole: `not (a == b)`.");
  }
  if (endsValue(previous)) {
    return problem(SYNTAX.unexpectedToken, span, "`not` stands before a condition: `not IsMatch(…)`, `not (a == b)`.");
  }
  return undefined;
};

export const logical: Explainer = ({ token, previous, span, rules, entry }) => {
  if (!is(token, t.OpAnd, t.OpOr, t.ForeignAnd, t.ForeignOr)) return undefined;
  const word = (token as Token).image;
  const inside = rules.at(-1);
  if (inside === "call" || inside === "list" || inside === "map" || inside === "key") {
    return problem(
      SYNTAX.unexpectedToken,
      span,
      `\`${word}\` joins conditions, which cannot be arguments, list items, map values or an index.`,
    );
  }
  if (entry === "statement" && rules.length === 0) {
    return problem(
      SYNTAX.misspelledWhere,
      span,
      `The condition of a statement starts with \`where\`, not with \`${word}\`.`,
      {
        fixes: [replaceWith(span, "where")],
      },
    );
  }
  if (!endsValue(previous)) return problem(SYNTAX.unexpectedToken, span, `A condition is missing before \`${word}\`.`);
  return undefined;
};

/** Words that are operators elsewhere, and what to write here. */
const WORD_OPERATORS: Readonly<Record<string, string>> = {
  in: 'compare with each value: `a == "x" or a == "y"`',
  is: "write `==`",
  eq: "write `==`",
  ne: "write `!=`",
  lt: "write `<`",
  le: "write `<=`",
  gt: "write `>`",
  ge: "write `>=`",
  like: "call `IsMatch(value, pattern)`",
  matches: "call `IsMatch(value, pattern)`",
  match: "call `IsMatch(value, pattern)`",
  contains: "call `IsMatch(value, pattern)`, or `ContainsValue(list, item)` for a list",
  startswith: "call `HasPrefix(value, prefix)`",
  endswith: "call `HasSuffix(value, suffix)`",
  mod: "OTTL has no remainder",
  xor: "write `(a or b) and not (a and b)`",
  as: "a value cannot be named",
};

export const wordOperator: Explainer = (situation) => {
  const { token, previous, tokens, at, text } = situation;
  if (!isWord(token) || !endsValue(previous)) return undefined;
  let last = at;
  while (isWord(tokens[last + 1]) && touch(tokens[last], tokens[last + 1])) last++;
  const span = { start: token.startOffset, end: spanOf(tokens[last]).end };
  const word = text.slice(span.start, span.end);
  const advice = WORD_OPERATORS[word.toLowerCase().replaceAll("_", "")];
  if (advice === undefined) return undefined;
  return problem(SYNTAX.foreignOperator, span, `\`${word}\` is no operator of OTTL; ${advice}.`);
};
