import { SYNTAX } from "../../diagnostics/codes.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { spanOf, type Token } from "../../lexer/lexer.ts";
import * as t from "../../lexer/tokens.ts";
import { isWrongCaseKeyword, KEYWORDS } from "../keywords.ts";
import { clip, invalidOperandText, noKeyword, problem, replaceWith, snakeCase } from "../problems.ts";
import {
  type Explainer,
  endsValue,
  gluedWord,
  is,
  isLowercase,
  isString,
  isWord,
  type Situation,
  touch,
} from "./situation.ts";

/** `where` misspelled, or missing between the editor and its condition. */
export const whereClause: Explainer = (situation) => {
  const { entry, rules, token, previous, at, span } = situation;
  if (entry !== "statement" || rules.length > 0 || !is(previous, t.RParen, t.RBracket)) return undefined;
  if (situation.tokens.slice(0, at).some((each) => is(each, t.Where))) return undefined;
  const insert = { start: span.start, end: span.start };
  if (isWord(token)) {
    const word = gluedWord(situation, at);
    const isMisspelled = didYouMean(word.text, ["where"]).length > 0 || KEYWORDS[word.text.toLowerCase()] === "where";
    if (isMisspelled) {
      return problem(
        SYNTAX.misspelledWhere,
        word.span,
        `A condition starts with \`where\`, not with \`${clip(word.text)}\`.`,
        {
          fixes: [replaceWith(word.span, "where")],
        },
      );
    }
  }
  if (!isWord(token) && !is(token, t.OpNot, t.LParen, t.ForeignNot)) return undefined;
  return problem(
    SYNTAX.misspelledWhere,
    span,
    "`where` is missing between the editor call and its condition; there is one editor call a statement.",
    {
      fixes: [{ title: "Insert `where`", edits: [{ span: insert, newText: "where " }] }],
    },
  );
};

export const misplacedWhere: Explainer = ({ token, previous, entry, span, open }) => {
  if (!is(token, t.Where) || !endsValue(previous)) return undefined;
  const bracket = open.at(-1);
  if (entry === "statement" && bracket !== undefined) {
    return problem(SYNTAX.missingBracket, span, `\`${bracket.image}\` is not closed before \`where\`.`, {
      labels: [{ span: spanOf(bracket), message: `this \`${bracket.image}\`` }],
    });
  }
  if (entry === "statement")
    return problem(SYNTAX.unexpectedToken, span, "A statement has one `where`; join conditions with `and`.", {
      fixes: [replaceWith(span, "and")],
    });
  return problem(SYNTAX.unexpectedToken, span, "There is no `where` here; only a statement has one.");
};

export const wrongCaseKeyword: Explainer = (situation) => {
  const { tokens, at } = situation;
  for (const place of [at, at - 1]) {
    if (!isWord(tokens[place])) continue;
    const word = gluedWord(situation, place);
    const isField = situation.text.charAt(word.span.start - 1) === ".";
    if (!isField && isWrongCaseKeyword(word.text)) return noKeyword(word.text, word.span);
  }
  return undefined;
};

/** `1e5`, `10s`, `0X1F`, `1_000`, `1.2.3`: a number that goes on where OTTL's ends. */
export const number: Explainer = (situation) => {
  const { token, previous, tokens, at, text } = situation;
  if (!is(previous, t.Int, t.Float, t.Bytes) || !touch(previous, token)) return undefined;
  if (!isWord(token) && !is(token, t.Float, t.Int, t.Underscore)) return undefined;
  let last = at;
  while (touch(tokens[last], tokens[last + 1]) && (isWord(tokens[last + 1]) || is(tokens[last + 1], t.Int, t.Float)))
    last++;
  const span = { start: (previous as Token).startOffset, end: spanOf(tokens[last]).end };
  const written = text.slice(span.start, span.end);
  return describeNumber(written, span);
};

function describeNumber(written: string, span: Diagnostic["span"]): Diagnostic {
  const wrong = (advice: string, newText?: string): Diagnostic =>
    problem(
      SYNTAX.malformedNumber,
      span,
      `\`${clip(written)}\` is no number of OTTL; ${advice}.`,
      newText === undefined ? {} : { fixes: [replaceWith(span, newText)] },
    );
  const exponent = /^(\d+)([eE][-+]?\d+)$/.exec(written);
  if (exponent !== null)
    return wrong(
      `a float needs a dot: \`${clip(`${exponent[1]}.0${exponent[2]}`)}\``,
      `${exponent[1]}.0${exponent[2]}`,
    );
  if (/^[\d.]+(ns|us|ms|s|m|h)$/.test(written))
    return wrong(`a duration is written \`Duration("${clip(written)}")\``, `Duration("${written}")`);
  if (/^0X[0-9a-fA-F]+$/.test(written))
    return wrong("a bytes literal starts with a small `0x`", `0x${written.slice(2)}`);
  if (/^\d[\d_]*\d$/.test(written))
    return wrong(`write \`${clip(written.replaceAll("_", ""))}\``, written.replaceAll("_", ""));
  if (/^\d+(\.\d+)+$/.test(written)) return wrong(`write it as a string: \`"${clip(written)}"\``, `"${written}"`);
  if (/^0[bBoO]\d+$/.test(written)) return wrong("ints are decimal, or octal with a leading 0");
  return wrong("put a blank or an operator after the digits");
}

/** `traceID`, `log.Body`, `log."x"`, `log.not`, `log.0`. */
export const pathName: Explainer = (situation) => {
  const { token, previous, at, span } = situation;
  if (is(token, t.Uppercase) && isLowercase(previous) && touch(previous, token)) {
    const word = gluedWord(situation, at);
    return lowerCaseName(word);
  }
  if (is(token, t.Float) && endsValue(previous) && touch(previous, token) && /^\.\d+$/.test((token as Token).image)) {
    const index = (token as Token).image.slice(1);
    return problem(SYNTAX.unexpectedToken, span, `An item of a list is reached by its index: \`[${index}]\`.`, {
      fixes: [replaceWith(span, `[${index}]`)],
    });
  }
  if (is(token, t.Dot) && isWord(previous)) {
    const word = gluedWord(situation, at - 1);
    return /[A-Z]/.test(word.text) ? lowerCaseName(word) : undefined;
  }
  if (!is(previous, t.Dot) || token === undefined) return undefined;
  if (is(token, t.Uppercase)) return lowerCaseName(gluedWord(situation, at));
  const both = { start: (previous as Token).startOffset, end: span.end };
  if (isString(token)) {
    return problem(SYNTAX.unexpectedToken, both, `A key stands in brackets: \`[${clip(token.image)}]\`.`, {
      fixes: [replaceWith(both, `[${token.image}]`)],
    });
  }
  if (is(token, t.Nil, t.OpNot, t.OpOr, t.OpAnd, t.BooleanToken)) {
    return problem(
      SYNTAX.reservedWord,
      span,
      `\`${token.image}\` is reserved and no name of a field; as a key write \`["${token.image}"]\`.`,
      {
        fixes: [replaceWith(both, `["${token.image}"]`)],
      },
    );
  }
  return problem(SYNTAX.unexpectedToken, span, "The name of a field is missing after the dot.");
};

function lowerCaseName(word: { readonly text: string; readonly span: Diagnostic["span"] }): Diagnostic {
  const name = snakeCase(word.text);
  return problem(
    SYNTAX.invalidName,
    word.span,
    `Names in a path are lower case: \`${clip(name)}\`; other keys stand in brackets: \`["${clip(word.text)}"]\`.`,
    {
      fixes: [replaceWith(word.span, name)],
    },
  );
}

/** A statement that does not start with the call of an editor. */
export const notAStatement: Explainer = (situation) => {
  const { entry, rules, token, at, tokens, span } = situation;
  if (entry !== "statement" || rules.length !== 2 || rules[1] !== "call" || situation.open.length > 0) return undefined;
  if (at > 0 && isWord(tokens[at - 1]) && (is(token, t.Dot) || is(token, t.OpComparison))) {
    const isName = at > 1;
    return problem(
      SYNTAX.notAStatement,
      { start: tokens[0].startOffset, end: span.end },
      isName
        ? "The arguments of an editor stand in parentheses: `set(target, value)`."
        : "A statement starts with the call of an editor; this looks like a condition. Write `set(target, value) where …`.",
    );
  }
  if (is(tokens[0], t.Where)) {
    const first = spanOf(tokens[0]);
    return problem(
      SYNTAX.notAStatement,
      first,
      "A statement starts with the call of an editor; `where` comes after it.",
    );
  }
  if (is(token, t.Equal)) {
    return problem(SYNTAX.notAStatement, span, "A value is assigned with `set(target, value)`.");
  }
  if (at === 0) {
    return problem(
      SYNTAX.notAStatement,
      span,
      `A statement starts with the call of an editor, such as \`set(target, value)\`, not with \`${clip((token as Token).image)}\`.`,
    );
  }
  return problem(
    SYNTAX.missingArguments,
    span,
    "The arguments of an editor stand in parentheses: `set(target, value)`.",
  );
};

/** Something that arithmetic or a parenthesis does not take. */
export const operand: Explainer = ({ token, previous, rules, span, tokens, at }) => {
  const rule = rules.at(-1);
  if (token === undefined || (rule !== "operand" && rule !== "signed" && rule !== "mathExpression" && rule !== "value"))
    return undefined;
  const kind = literalKind(token);
  if (kind === undefined || rule === "value") return undefined;
  if (is(previous, t.LParen)) {
    return problem(
      SYNTAX.invalidOperand,
      span,
      `Only arithmetic takes parentheses here, not ${kind}; remove them.`,
      removeParentheses(tokens, at),
    );
  }
  return problem(SYNTAX.invalidOperand, span, invalidOperandText(kind, isString(token)));
};

function removeParentheses(tokens: readonly Token[], at: number): { fixes?: Diagnostic["fixes"] } {
  if (!is(tokens[at + 1], t.RParen)) return {};
  const edits = [tokens[at - 1], tokens[at + 1]].map((each) => ({ span: spanOf(each), newText: "" }));
  return { fixes: [{ title: "Remove the parentheses", edits }] };
}

function literalKind(token: Token): string | undefined {
  if (isString(token)) return "a string";
  if (is(token, t.Nil)) return "`nil`";
  if (is(token, t.BooleanToken)) return "a boolean";
  if (is(token, t.Bytes)) return "a bytes literal";
  if (is(token, t.Uppercase)) return "an enum";
  if (is(token, t.LBracket)) return "a list";
  if (is(token, t.LBrace)) return "a map";
  if (is(token, t.OpNot)) return "a condition";
  return undefined;
}

/** What follows a complete text. */
export const trailing: Explainer = ({ rules, token, entry, span }: Situation) => {
  if (rules.length > 0 || token === undefined) return undefined;
  const shown = clip(token.image);
  if (entry === "statement") {
    return problem(
      SYNTAX.unexpectedToken,
      span,
      `\`${shown}\` cannot follow; a statement is one editor call and, after \`where\`, one condition.`,
    );
  }
  if (entry === "condition") {
    return problem(SYNTAX.unexpectedToken, span, `\`${shown}\` cannot follow; join conditions with \`and\` or \`or\`.`);
  }
  return problem(SYNTAX.unexpectedToken, span, `\`${shown}\` cannot follow; a value expression is one value.`);
};
