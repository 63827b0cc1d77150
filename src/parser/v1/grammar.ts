import { EmbeddedActionsParser, type IToken, type ParserMethod } from "chevrotain";
import { SYNTAX } from "../../diagnostics/codes.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/span.ts";
import { unescapeLiteral } from "../../lexer/unescape.ts";
import { fromText } from "../../values/byte-string.ts";
import type { FloatLiteral, IntLiteral, StringLiteral } from "../ast.ts";
import { floatOutOfRange, intOutOfRange, problem } from "../problems.ts";
import type { V1BinaryOperator, V1Call, V1Expression, V1Field, V1Key, V1List, V1Path, V1Statement } from "./ast.ts";
import * as t from "./tokens.ts";

type Rule<Result> = ParserMethod<[], Result>;

/** What a rule returns while Chevrotain records the grammar, when there is nothing to build from. */
const NOTHING = undefined as never;

const MAX_INT = (1n << 63n) - 1n;

export function tokenSpan(token: IToken): Span {
  // While the grammar is recorded, tokens have no text.
  return { start: token.startOffset, end: token.startOffset + ((token.image as string | undefined) ?? "").length };
}

function between(first: { readonly start: number }, last: IToken): Span {
  return { start: first.start, end: tokenSpan(last).end };
}

/** The dialect v1, one statement at a time; grammar/v1.ebnf has the same productions. */
export class V1Parser extends EmbeddedActionsParser {
  /** Findings of the current statement that did not stop the parser. */
  problems: Diagnostic[] = [];
  private recording = true;

  constructor() {
    super(t.V1_VOCABULARY, { maxLookahead: 2 });
    this.performSelfAnalysis();
    this.recording = false;
  }

  statement: Rule<V1Statement> = this.RULE("statement", (): V1Statement => {
    const action = this.SUBRULE(this.call);
    let where: V1Expression | undefined;
    let to: StringLiteral | undefined;
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const token = this.CONSUME(t.Where);
            const condition = this.SUBRULE(this.expression);
            if (this.recording) return;
            if (where !== undefined)
              this.refuse(tokenSpan(token), "A statement has one `where`; join conditions with `and`.");
            where = condition;
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(t.To);
            const text = this.OR2([{ ALT: () => this.CONSUME(t.Text) }, { ALT: () => this.CONSUME(t.RawText) }]);
            if (this.recording) return;
            if (to !== undefined) this.refuse(tokenSpan(token), "A record goes to one output; write one `to`.");
            to = this.makeText(text);
          },
        },
      ]);
    });
    if (this.recording) return NOTHING;
    const ends = [
      action.span.end,
      (where as V1Expression | undefined)?.span.end ?? 0,
      to === undefined ? 0 : (to as StringLiteral).span.end,
    ];
    const span = { start: action.span.start, end: Math.max(...ends) };
    return { kind: "V1Statement", span, action, to, where, comments: [] };
  });

  expression: Rule<V1Expression> = this.RULE("expression", (): V1Expression => {
    let left = this.SUBRULE(this.conjunction);
    this.MANY(() => {
      const operator = this.CONSUME(t.Or);
      const right = this.SUBRULE2(this.conjunction);
      if (!this.recording) left = binary(left, operator, right);
    });
    return left;
  });

  conjunction: Rule<V1Expression> = this.RULE("conjunction", (): V1Expression => {
    let left = this.SUBRULE(this.comparison);
    this.MANY(() => {
      const operator = this.CONSUME(t.And);
      const right = this.SUBRULE2(this.comparison);
      if (!this.recording) left = binary(left, operator, right);
    });
    return left;
  });

  comparison: Rule<V1Expression> = this.RULE("comparison", (): V1Expression => {
    let left = this.SUBRULE(this.sum);
    let isCompared = false;
    this.MANY(() => {
      const operator = this.CONSUME(t.Comparison);
      const right = this.SUBRULE2(this.sum);
      if (this.recording) return;
      if (isCompared) {
        const message = "A comparison is not compared again without parentheses; join comparisons with `and`.";
        this.problems.push(problem(SYNTAX.chainedComparison, tokenSpan(operator), message));
      }
      isCompared = true;
      left = binary(left, operator, right);
    });
    return left;
  });

  sum: Rule<V1Expression> = this.RULE("sum", (): V1Expression => {
    let left = this.SUBRULE(this.product);
    this.MANY(() => {
      const operator = this.OR([{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }]);
      const right = this.SUBRULE2(this.product);
      if (!this.recording) left = binary(left, operator, right);
    });
    return left;
  });

  product: Rule<V1Expression> = this.RULE("product", (): V1Expression => {
    let left = this.SUBRULE(this.unary);
    this.MANY(() => {
      const operator = this.OR([
        { ALT: () => this.CONSUME(t.Star) },
        { ALT: () => this.CONSUME(t.Slash) },
        { ALT: () => this.CONSUME(t.Percent) },
      ]);
      const right = this.SUBRULE2(this.unary);
      if (!this.recording) left = binary(left, operator, right);
    });
    return left;
  });

  unary: Rule<V1Expression> = this.RULE(
    "unary",
    (): V1Expression =>
      this.OR([
        {
          ALT: (): V1Expression => {
            const sign = this.OR2([{ ALT: () => this.CONSUME(t.Not) }, { ALT: () => this.CONSUME(t.Minus) }]);
            const operand = this.SUBRULE(this.unary);
            if (this.recording) return NOTHING;
            const operator = sign.tokenType === t.Not ? "not" : "-";
            return { kind: "V1Unary", span: { start: sign.startOffset, end: operand.span.end }, operator, operand };
          },
        },
        { ALT: (): V1Expression => this.SUBRULE(this.primary) },
      ]),
  );

  primary: Rule<V1Expression> = this.RULE(
    "primary",
    (): V1Expression =>
      this.OR([
        { ALT: (): V1Expression => ({ kind: "Nil", span: tokenSpan(this.CONSUME(t.Nil)) }) },
        { ALT: (): V1Expression => ({ kind: "Boolean", value: true, span: tokenSpan(this.CONSUME(t.True)) }) },
        { ALT: (): V1Expression => ({ kind: "Boolean", value: false, span: tokenSpan(this.CONSUME(t.False)) }) },
        { ALT: (): V1Expression => this.makeText(this.CONSUME(t.Text)) },
        { ALT: (): V1Expression => this.makeText(this.CONSUME(t.RawText)) },
        { ALT: (): V1Expression => this.makeInt(this.CONSUME(t.Int)) },
        { ALT: (): V1Expression => this.makeFloat(this.CONSUME(t.Float)) },
        { ALT: (): V1Expression => this.SUBRULE(this.call) },
        { ALT: (): V1Expression => this.SUBRULE(this.path) },
        { ALT: (): V1Expression => this.SUBRULE(this.list) },
        {
          ALT: (): V1Expression => {
            const open = this.CONSUME(t.LParen);
            const expression = this.SUBRULE(this.expression);
            const close = this.CONSUME(t.RParen);
            return { kind: "V1Group", span: between(tokenSpan(open), close), expression };
          },
        },
      ]),
  );

  call: Rule<V1Call> = this.RULE("call", (): V1Call => {
    const name = this.CONSUME(t.Identifier);
    this.CONSUME(t.LParen);
    const args: V1Expression[] = [];
    this.MANY_SEP({ SEP: t.Comma, DEF: () => args.push(this.SUBRULE(this.expression)) });
    const close = this.CONSUME(t.RParen);
    const nameSpan = tokenSpan(name);
    return { kind: "V1Call", span: between(nameSpan, close), name: name.image, nameSpan, args };
  });

  list: Rule<V1List> = this.RULE("list", (): V1List => {
    const open = this.CONSUME(t.LBracket);
    const items: V1Expression[] = [];
    this.MANY_SEP({ SEP: t.Comma, DEF: () => items.push(this.SUBRULE(this.expression)) });
    const close = this.CONSUME(t.RBracket);
    return { kind: "V1List", span: between(tokenSpan(open), close), items };
  });

  /** A path, or an enum where one word in capitals stands alone. */
  path: Rule<V1Expression> = this.RULE("path", (): V1Expression => {
    const fields: V1Field[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: t.Dot, DEF: () => fields.push(this.SUBRULE(this.field)) });
    if (this.recording) return NOTHING;
    const [first] = fields;
    const span = { start: first.span.start, end: fields[fields.length - 1].span.end };
    if (fields.length === 1 && first.keys.length === 0 && /^[A-Z][A-Z0-9_]*$/.test(first.text)) {
      return { kind: "Enum", span, name: first.text };
    }
    return { kind: "V1Path", span, fields } satisfies V1Path;
  });

  field: Rule<V1Field> = this.RULE("field", (): V1Field => {
    const name = this.CONSUME(t.Identifier);
    const keys: V1Key[] = [];
    let end = 0;
    this.MANY(() => {
      const open = this.CONSUME(t.LBracket);
      const value = this.OR([
        {
          ALT: () => {
            this.CONSUME(t.Star);
            return undefined;
          },
        },
        { ALT: () => this.SUBRULE(this.expression) },
      ]);
      const close = this.CONSUME(t.RBracket);
      end = tokenSpan(close).end;
      keys.push({ span: between(tokenSpan(open), close), value });
    });
    const span = tokenSpan(name);
    return { text: name.image, span: { start: span.start, end: Math.max(end, span.end) }, keys };
  });

  private refuse(span: Span, message: string): void {
    this.problems.push(problem(SYNTAX.unexpectedToken, span, message));
  }

  private makeText(token: IToken): StringLiteral {
    const span = tokenSpan(token);
    const { image: text } = token;
    if (this.recording) return NOTHING;
    if (text.startsWith("`")) return { kind: "String", span, value: fromText(text.slice(1, -1)), text };
    const value = unescapeLiteral(text);
    if (typeof value === "string") return { kind: "String", span, value, text };
    const start = span.start + value.at;
    const message =
      "This is no escape sequence; write `\\\\` for a backslash, or the text in backticks, where nothing is escaped.";
    this.problems.push(problem(SYNTAX.invalidEscape, { start, end: start + value.length }, message));
    return { kind: "String", span, value: "", text };
  }

  private makeInt(token: IToken): IntLiteral {
    const span = tokenSpan(token);
    const value = this.recording ? 0n : BigInt(token.image);
    if (value > MAX_INT) this.problems.push(intOutOfRange(span, token.image));
    return { kind: "Int", span, value, text: token.image };
  }

  private makeFloat(token: IToken): FloatLiteral {
    const span = tokenSpan(token);
    const value = Number(token.image);
    if (!this.recording && !Number.isFinite(value)) this.problems.push(floatOutOfRange(span, token.image));
    return { kind: "Float", span, value, text: token.image };
  }
}

function binary(left: V1Expression, operator: IToken, right: V1Expression): V1Expression {
  return {
    kind: "V1Binary",
    span: { start: left.span.start, end: right.span.end },
    operator: operator.image as V1BinaryOperator,
    operatorSpan: tokenSpan(operator),
    left,
    right,
  };
}
