import { SYNTAX } from "../../diagnostics/codes.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/span.ts";
import { spanOf, type Token } from "../../lexer/lexer.ts";
import * as t from "../../lexer/tokens.ts";
import { invalidOperandText, problem, replaceWith } from "../problems.ts";
import { CLOSING } from "./ends.ts";
import { type Explainer, endsValue, is, isString, isWord, type Situation, startsValue } from "./situation.ts";

export const closing: Explainer = (situation) => {
  const { token, previous, open, span, rules } = situation;
  if (!is(token, t.RParen, t.RBracket, t.RBrace)) return undefined;
  const image = (token as Token).image;
  const bracket = open.at(-1);
  if (bracket === undefined) return strayBracket(image, span);
  if (is(previous, t.Comma)) {
    const comma = spanOf(previous as Token);
    return problem(
      SYNTAX.misplacedComma,
      comma,
      `Nothing follows this comma; remove it or add a value before \`${image}\`.`,
      {
        fixes: [{ title: "Remove the comma", edits: [{ span: comma, newText: "" }] }],
      },
    );
  }
  const wanted = CLOSING[bracket.image];
  if (wanted !== image && isClosedLater(situation, wanted)) return strayBracket(image, span);
  if (wanted !== image && endsValue(previous)) {
    return problem(
      SYNTAX.missingBracket,
      span,
      `\`${bracket.image}\` is closed by \`${image}\`; write \`${wanted}\`.`,
      {
        labels: [{ span: spanOf(bracket), message: `this \`${bracket.image}\`` }],
        fixes: [
          replaceWith(span, wanted),
          { title: `Insert \`${wanted}\``, edits: [{ span: { start: span.start, end: span.start }, newText: wanted }] },
        ],
      },
    );
  }
  if (previous === bracket && rules.at(-1) !== "call") {
    const what =
      image === "]"
        ? "An index is a string, an int, a path or a converter call."
        : "Something must stand in the parentheses.";
    return problem(SYNTAX.unexpectedToken, span, what);
  }
  if (!endsValue(previous))
    return problem(
      SYNTAX.unexpectedToken,
      span,
      `Something is missing between \`${previous?.image}\` and \`${image}\`.`,
    );
  return undefined;
};

function strayBracket(image: string, span: Span): Diagnostic {
  return problem(SYNTAX.strayBracket, span, `No bracket is open that \`${image}\` could close; remove it.`, {
    fixes: [{ title: `Remove \`${image}\``, edits: [{ span, newText: "" }] }],
  });
}

/** Whether the innermost open bracket is closed as it should be, were it not for this token. */
function isClosedLater({ tokens, at }: Situation, wanted: string): boolean {
  let depth = 0;
  for (let i = at + 1; i < tokens.length; i++) {
    if (is(tokens[i], t.LParen, t.LBracket, t.LBrace)) depth++;
    else if (is(tokens[i], t.RParen, t.RBracket, t.RBrace) && depth-- === 0) return tokens[i].image === wanted;
  }
  return false;
}

export const comma: Explainer = (situation) => {
  const { token, previous, open, span, rules } = situation;
  const bracket = open.at(-1);
  if (!is(token, t.Comma)) return undefined;
  if (is(previous, t.Comma, t.LParen, t.LBracket, t.LBrace)) {
    return problem(
      SYNTAX.misplacedComma,
      span,
      `Nothing stands between \`${previous?.image}\` and this comma; remove it.`,
      {
        fixes: [{ title: "Remove the comma", edits: [{ span, newText: "" }] }],
      },
    );
  }
  if (open.length === 0) {
    return problem(
      SYNTAX.misplacedComma,
      span,
      "A comma separates only arguments, list items and map entries; there is one statement or condition a text.",
    );
  }
  if (rules.at(-1) === "key" && bracket !== undefined && !isClosedLater(situation, "]")) {
    return problem(SYNTAX.missingBracket, span, "`[` is not closed; write `]`.", {
      labels: [{ span: spanOf(bracket), message: "this `[`" }],
      fixes: [{ title: "Insert `]`", edits: [{ span: { start: span.start, end: span.start }, newText: "]" }] }],
    });
  }
  if (rules.at(-1) === "key") {
    return problem(SYNTAX.unexpectedToken, span, 'An index is one key; write `["a"]["b"]` to go deeper.', {
      fixes: [replaceWith(span, "][")],
    });
  }
  return undefined;
};

export const insideKey: Explainer = ({ token, previous, rules, span, expected, tokens, at }) => {
  if (rules.at(-1) !== "key" || token === undefined) return undefined;
  if (expected === "RBracket" && is(previous, t.Int) && is(token, t.OpAddSub, t.OpMultDiv)) {
    return problem(
      SYNTAX.arithmeticKey,
      { start: (previous as Token).startOffset, end: span.end },
      "An index that starts with an int ends there; put the arithmetic in parentheses: `[(1 + x)]`.",
      parenthesise(tokens, at),
    );
  }
  if (expected === "RBracket" && isString(previous) && is(token, t.OpAddSub, t.OpMultDiv)) {
    return problem(SYNTAX.invalidOperand, spanOf(previous as Token), invalidOperandText("a string", true));
  }
  if (is(previous, t.LBracket)) {
    return problem(
      SYNTAX.unexpectedToken,
      span,
      "An index is a string, an int, a path, a converter call or arithmetic of these.",
    );
  }
  return undefined;
};

/** Puts parentheses around everything in the brackets, where they are closed. */
function parenthesise(tokens: readonly Token[], at: number): { fixes?: ReturnType<typeof replaceWith>[] } {
  let depth = 0;
  for (let i = at; i < tokens.length; i++) {
    if (is(tokens[i], t.LParen, t.LBracket, t.LBrace)) depth++;
    else if (is(tokens[i], t.RParen, t.RBracket, t.RBrace) && depth-- === 0) {
      const start = tokens[at - 1].startOffset;
      const end = tokens[i].startOffset;
      return {
        fixes: [
          {
            title: "Put it in parentheses",
            edits: [
              { span: { start, end: start }, newText: "(" },
              { span: { start: end, end }, newText: ")" },
            ],
          },
        ],
      };
    }
  }
  return {};
}

export const opening: Explainer = ({ token, previous, span, rules, entry }) => {
  if (is(token, t.LBracket) && endsValue(previous)) {
    return problem(
      SYNTAX.notIndexable,
      span,
      "Only paths and converter calls take an index; list, map and string literals, enums and editors do not.",
    );
  }
  if (is(token, t.LParen) && isWord(previous) && rules.length === 0 && entry !== "statement") {
    return problem(SYNTAX.unexpectedToken, span, "A function call needs a name of words alone before its parenthesis.");
  }
  return undefined;
};

export const missingComma: Explainer = ({ token, previous, rules, span }) => {
  if (!startsValue(token) || !endsValue(previous)) return undefined;
  const at = { start: spanOf(previous as Token).end, end: spanOf(previous as Token).end };
  const fixes = [{ title: "Insert a comma", edits: [{ span: at, newText: "," }] }];
  if (rules.at(-1) === "call")
    return problem(SYNTAX.unexpectedToken, span, "A comma is missing between two arguments.", { fixes });
  if (rules.at(-1) === "list")
    return problem(SYNTAX.unexpectedToken, span, "A comma is missing between two items of the list.", { fixes });
  return undefined;
};

export const mapEntries: Explainer = ({ token, previous, next, rules, span, expected }) => {
  const rule = rules.at(-1);
  if (token === undefined || is(token, t.Comma) || (rule !== "map" && rule !== "mapEntry")) return undefined;
  const isKeyAlone = isString(token) && !is(next, t.Colon);
  const equal = is(token, t.Equal) ? token : isKeyAlone && is(next, t.Equal) ? (next as Token) : undefined;
  if (equal !== undefined) {
    return problem(SYNTAX.unexpectedToken, spanOf(equal), "Write `:` between the key and the value of an entry.", {
      fixes: [replaceWith(spanOf(equal), ":")],
    });
  }
  if (isKeyAlone || (rule === "mapEntry" && expected === "Colon")) {
    const end = isKeyAlone ? span.end : spanOf(previous as Token).end;
    const place = { start: end, end };
    const message = 'A colon is missing after the key: `{"key": value}`.';
    return problem(SYNTAX.unexpectedToken, isKeyAlone ? span : place, message, {
      fixes: [{ title: "Insert a colon", edits: [{ span: place, newText: ":" }] }],
    });
  }
  if (is(previous, t.LBrace, t.Comma) || isString(token)) {
    return problem(
      SYNTAX.unexpectedToken,
      span,
      'An entry of a map is a string key, a colon and a value: `{"key": value}`.',
    );
  }
  return undefined;
};
