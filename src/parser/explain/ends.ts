import { SYNTAX } from "../../diagnostics/codes.ts";
import { spanOf } from "../../lexer/lexer.ts";
import * as t from "../../lexer/tokens.ts";
import { problem } from "../problems.ts";
import { type Explainer, is, isWord, type Situation } from "./situation.ts";

const SUBJECTS = { statement: "statement", condition: "condition", valueExpression: "value expression" } as const;
const EXAMPLES = {
  statement: 'set(log.attributes["key"], "value")',
  condition: 'log.body == "text"',
  valueExpression: 'log.attributes["key"]',
} as const;
export const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

export const emptyText: Explainer = ({ tokens, entry, text }) => {
  if (tokens.length > 0) return undefined;
  return problem(
    SYNTAX.empty,
    { start: 0, end: text.length },
    `There is no ${SUBJECTS[entry]} here; write one, for instance \`${EXAMPLES[entry]}\`.`,
  );
};

export const endOfText: Explainer = (situation) => {
  const { token, previous, span, open, rules, expected } = situation;
  if (token !== undefined || previous === undefined) return undefined;
  if (expected === "LParen" && rules.at(-1) === "call" && isWord(previous)) return nameAlone(situation);
  const missing = missingAfter(situation);
  if (missing !== undefined) return problem(SYNTAX.unexpectedEnd, span, missing);
  const bracket = open.at(-1);
  if (bracket === undefined) return problem(SYNTAX.unexpectedEnd, span, "The text ends before it is complete.");
  const closing = open
    .map((each) => CLOSING[each.image])
    .reverse()
    .join("");
  return problem(SYNTAX.missingBracket, span, `\`${bracket.image}\` is not closed; add \`${closing}\` here.`, {
    labels: [{ span: spanOf(bracket), message: `this \`${bracket.image}\`` }],
    fixes: [{ title: `Add \`${closing}\``, edits: [{ span, newText: closing }] }],
  });
};

/** What is missing after the last token, where that is clear. */
function missingAfter({ previous, entry, expected }: Situation): string | undefined {
  const last = previous?.image;
  if (is(previous, t.OpComparison)) return `A value is missing after \`${last}\`.`;
  if (is(previous, t.OpAddSub, t.OpMultDiv)) return `An operand is missing after \`${last}\`.`;
  if (is(previous, t.OpAnd, t.OpOr, t.OpNot)) return `A condition is missing after \`${last}\`.`;
  if (is(previous, t.Where) && entry === "statement" && expected === undefined) {
    return "A condition is missing after `where`; without one leave the word out.";
  }
  if (is(previous, t.Comma)) return "Something is missing after the comma.";
  if (is(previous, t.Dot)) return "The name of a field is missing after the dot.";
  if (is(previous, t.LambdaArrow)) return "The body of the lambda is missing after `=>`.";
  if (is(previous, t.Equal)) return "The value of the argument is missing after `=`.";
  if (is(previous, t.Colon)) return "The value of the entry is missing after the colon.";
  if (is(previous, t.LBracket)) return "An index or list item and its `]` are missing.";
  return undefined;
}

function nameAlone({ tokens, text, span }: Situation): ReturnType<Explainer> {
  const name = { start: tokens[0].startOffset, end: span.end };
  const written = text.slice(name.start, name.end);
  return problem(
    SYNTAX.missingArguments,
    name,
    `A statement is the call of an editor; write \`${written}(…)\`, for instance \`${EXAMPLES.statement}\`.`,
  );
}
