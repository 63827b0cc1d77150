import { EmbeddedActionsParser, type IParserErrorMessageProvider, type ParserMethod, tokenMatcher } from "chevrotain";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import { retag, spanOf, type Token } from "../lexer/lexer.ts";
import * as t from "../lexer/tokens.ts";
import type {
  Argument,
  BooleanExpression,
  Call,
  ComparisonOperator,
  Field,
  FunctionName,
  Key,
  Lambda,
  ListLiteral,
  MapEntry,
  MapLiteral,
  Name,
  Path,
  Statement,
  ValueExpression,
} from "./ast.ts";
import * as ast from "./build-ast.ts";
import * as problems from "./problems.ts";

type Rule<Result, Args extends unknown[] = []> = ParserMethod<Args, Result>;

/** Where a value stands decides what its first token may open. */
type Place = "value" | "argument" | "condition";

/** The messages come from `explain/`; building Chevrotain's would only cost time. */
const NO_MESSAGES: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.name,
  buildNotAllInputParsedMessage: () => "",
  buildNoViableAltMessage: () => "",
  buildEarlyExitMessage: () => "",
};

/** What a rule returns while Chevrotain records the grammar, when there is nothing to build from. */
const NOTHING = undefined as never;

/** Speculation happens only where a string stands for a parenthesis; this bounds its cost. */
const MAX_SPECULATION = 6;

/**
 * The collector dialect as a Chevrotain grammar whose actions build the syntax tree. It accepts what the reference's
 * PEG accepts (grammar.go, read with participle 2.1.4), in one pass without backtracking. What the reference refuses
 * after parsing, and what is refused only for the sake of its first-match choices, is parsed and put into `problems`.
 */
export class CollectorParser extends EmbeddedActionsParser {
  /** Findings of the current parse that did not stop it. */
  problems: Diagnostic[] = [];
  private place: Place = "value";
  private depth = 0;
  private recording = true;

  constructor() {
    super(t.VOCABULARY, { maxLookahead: 1, skipValidations: true, errorMessageProvider: NO_MESSAGES });
    this.performSelfAnalysis();
    this.recording = false;
  }

  // ---- entry points

  statement: Rule<Statement> = this.RULE("statement", (): Statement => {
    const editor = this.SUBRULE(this.call);
    const where = this.OPTION(() => {
      this.CONSUME(t.WhereKeyword);
      return this.SUBRULE(this.condition);
    });
    if (this.recording) return NOTHING;
    if (!editor.isEditor) this.problems.push(problems.upperCaseEditor(editor));
    else if (editor.keys.length > 0) this.problems.push(problems.indexedEditor(editor.name, editor.keys));
    const end = (where ?? editor).span.end;
    return { kind: "Statement", span: { start: editor.span.start, end }, editor, where };
  });

  condition: Rule<BooleanExpression> = this.RULE("condition", (): BooleanExpression => {
    const node = this.SUBRULE(this.booleanExpression);
    return this.recording ? NOTHING : ast.asCondition(node, this.problems);
  });

  valueExpression: Rule<ValueExpression> = this.RULE(
    "valueExpression",
    () => this.SUBRULE(this.value, { ARGS: ["value"] }) as ValueExpression,
  );

  // ---- conditions

  /** `and` and `or` at one level; a lone operand stays a cover. */
  booleanExpression: Rule<ast.Cover> = this.RULE("booleanExpression", (): ast.Cover => {
    const first = this.SUBRULE(this.booleanValue);
    let operands: BooleanExpression[] | undefined;
    let isOr: boolean[] | undefined;
    this.MANY(() => {
      const joinedByOr = this.OR([
        { ALT: () => this.CONSUME(t.OpAnd) === undefined },
        { ALT: () => this.CONSUME(t.OpOr) !== undefined },
      ]);
      const operand = this.SUBRULE2(this.booleanValue);
      if (this.recording) return;
      operands ??= [ast.asCondition(first, this.problems)];
      isOr ??= [];
      isOr.push(joinedByOr);
      operands.push(ast.asCondition(operand, this.problems));
    });
    return operands === undefined ? first : ast.makeLogical(operands, isOr as boolean[]);
  });

  booleanValue: Rule<ast.Cover> = this.RULE("booleanValue", (): ast.Cover => {
    const not = this.OPTION(() => this.CONSUME(t.OpNot));
    let node = this.SUBRULE(this.value, { ARGS: ["condition"] });
    this.OPTION2({
      // After a condition in parentheses the operator belongs to the lambda whose body this is, if to anything.
      GATE: () => !ast.isCondition(node),
      DEF: () => {
        const operator = this.CONSUME(t.OpComparison);
        const right = this.SUBRULE2(this.value, { ARGS: ["value"] }) as ValueExpression;
        if (this.recording) return;
        node = {
          kind: "Comparison",
          span: { start: node.span.start, end: right.span.end },
          left: node as ValueExpression,
          operator: operator.image as ComparisonOperator,
          operatorSpan: spanOf(operator),
          right,
        };
      },
    });
    if (this.recording || not === undefined) return node;
    const operand = ast.asCondition(node, this.problems);
    return { kind: "Not", span: { start: not.startOffset, end: operand.span.end }, operand };
  });

  // ---- values

  private readonly valueAlternatives = [
    { ALT: () => ast.makeNil(this.CONSUME(t.Nil)) },
    { ALT: () => ast.makeBoolean(this.CONSUME(t.BooleanToken)) },
    { ALT: () => ast.makeString(this.CONSUME(t.StringToken)) },
    { ALT: () => ast.makeBytes(this.CONSUME(t.Bytes), this.problems) },
    { ALT: () => ast.makeInt(this.CONSUME(t.Int), this.problems) },
    { ALT: () => ast.makeFloat(this.CONSUME(t.Float), this.problems) },
    { ALT: () => this.SUBRULE(this.signed) },
    { ALT: () => this.OR2(this.nameAlternatives) },
    { ALT: () => this.OR4(this.parenthesisAlternatives) },
    { ALT: () => this.SUBRULE(this.list) },
    { ALT: () => this.SUBRULE(this.map) },
  ];
  /** What may start with a word. */
  private readonly nameAlternatives = [
    { GATE: () => this.isCall(), ALT: () => this.converter(this.SUBRULE(this.call)) },
    { ALT: () => this.SUBRULE(this.path) },
    { GATE: () => this.isFunctionName(), ALT: () => this.SUBRULE(this.functionName) },
    { ALT: () => ast.makeEnum(this.CONSUME(t.Uppercase)) },
  ];
  /** The names that are no operand of arithmetic and no key of a map left out. */
  private readonly callOrPath = this.nameAlternatives.slice(0, 2) as { ALT: () => Call | Path }[];
  private readonly parenthesisAlternatives = [
    { GATE: () => this.isLambda(), ALT: () => this.SUBRULE(this.lambda) },
    {
      GATE: () => this.place === "condition",
      ALT: () => {
        const open = this.CONSUME(t.LParen);
        const inner = this.SUBRULE(this.booleanExpression);
        const span = upTo(open, this.CONSUME(t.RParen));
        return this.recording ? NOTHING : ast.makeCoverGroup(inner, span, this.problems);
      },
    },
    {
      ALT: () => {
        const open = this.CONSUME2(t.LParen);
        const expression = this.SUBRULE(this.mathExpression);
        return { kind: "MathGroup", span: upTo(open, this.CONSUME2(t.RParen)), expression };
      },
    },
  ] as { GATE?: () => boolean; ALT: () => ast.Cover }[];

  /** A literal, path, call, lambda, list, map or arithmetic; in a condition also a parenthesised condition. */
  value: Rule<ast.Cover, [Place]> = this.RULE("value", (place: Place): ast.Cover => {
    this.settleParenthesis(place);
    this.place = place;
    const first = this.OR(this.valueAlternatives) as ast.Cover;
    let operands: ValueExpression[] | undefined;
    const operators: Token[] = [];
    this.MANY(() => {
      operators.push(this.OR5(this.operatorAlternatives));
      const operand = this.SUBRULE(this.operand);
      if (this.recording) return;
      operands ??= [ast.asOperand(first, this.problems)];
      operands.push(operand);
    });
    return operands === undefined ? first : ast.makeArithmetic(operands, operators);
  });

  private readonly operatorAlternatives = [
    { ALT: () => this.CONSUME(t.OpAddSub) },
    { ALT: () => this.CONSUME(t.OpMultDiv) },
  ];

  /** Arithmetic alone: what stands in the parentheses of a value and in an index. */
  mathExpression: Rule<ValueExpression> = this.RULE("mathExpression", (): ValueExpression => {
    const operands = [this.SUBRULE(this.operand)];
    const operators: Token[] = [];
    this.MANY(() => {
      operators.push(this.OR(this.operatorAlternatives));
      operands.push(this.SUBRULE2(this.operand));
    });
    return operators.length === 0 || this.recording ? operands[0] : ast.makeArithmetic(operands, operators);
  });

  operand: Rule<ValueExpression> = this.RULE("operand", () => this.OR(this.operandAlternatives));

  private readonly operandAlternatives = [
    { ALT: () => this.SUBRULE(this.signed) },
    { ALT: () => this.OR2(this.termAlternatives) },
  ];
  private readonly termAlternatives = [
    { ALT: () => ast.makeInt(this.CONSUME(t.Int), this.problems) },
    { ALT: () => ast.makeFloat(this.CONSUME(t.Float), this.problems) },
    { ALT: () => this.OR3(this.callOrPath) },
    {
      ALT: () => {
        const open = this.CONSUME(t.LParen);
        const expression = this.SUBRULE(this.mathExpression);
        return { kind: "MathGroup", span: upTo(open, this.CONSUME(t.RParen)), expression };
      },
    },
  ] as { ALT: () => ValueExpression }[];

  /** One sign at most. */
  signed: Rule<ValueExpression> = this.RULE("signed", (): ValueExpression => {
    const sign = this.CONSUME(t.OpAddSub);
    const operand = this.OR(this.termAlternatives);
    if (this.recording) return NOTHING;
    return {
      kind: "MathUnary",
      span: { start: sign.startOffset, end: operand.span.end },
      operator: sign.image as "+" | "-",
      operand,
    };
  });

  list: Rule<ListLiteral> = this.RULE("list", (): ListLiteral => {
    const open = this.CONSUME(t.LBracket);
    const items: ValueExpression[] = [];
    this.OPTION(() => {
      items.push(this.SUBRULE(this.value, { ARGS: ["value"] }) as ValueExpression);
      this.MANY(() => {
        this.CONSUME(t.Comma);
        items.push(this.SUBRULE2(this.value, { ARGS: ["value"] }) as ValueExpression);
      });
    });
    return { kind: "List", span: upTo(open, this.CONSUME(t.RBracket)), items };
  });

  /** Commas between entries are optional and one may trail. */
  map: Rule<MapLiteral> = this.RULE("map", (): MapLiteral => {
    const open = this.CONSUME(t.LBrace);
    const entries: MapEntry[] = [];
    this.MANY({
      MAX_LOOKAHEAD: 2,
      DEF: () => {
        entries.push(this.SUBRULE(this.mapEntry));
        this.OPTION(() => this.CONSUME(t.Comma));
      },
    });
    return { kind: "Map", span: upTo(open, this.CONSUME(t.RBrace)), entries };
  });

  private readonly mapKeyAlternatives = [
    { ALT: () => ast.makeString(this.CONSUME(t.StringToken)) },
    { ALT: () => this.OR2(this.callOrPath) },
  ] as { ALT: () => MapEntry["key"] }[];

  mapEntry: Rule<MapEntry> = this.RULE("mapEntry", (): MapEntry => {
    const key = this.OR(this.mapKeyAlternatives);
    this.CONSUME(t.Colon);
    const value = this.SUBRULE(this.value, { ARGS: ["value"] }) as ValueExpression;
    if (this.recording) return NOTHING;
    return { kind: "MapEntry", span: { start: key.span.start, end: value.span.end }, key, value };
  });

  lambda: Rule<Lambda> = this.RULE("lambda", (): Lambda => {
    const open = this.CONSUME(t.LParen);
    const params: Name[] = [];
    this.OPTION(() => {
      params.push(this.SUBRULE(this.lambdaParameter));
      this.MANY(() => {
        this.CONSUME(t.Comma);
        params.push(this.SUBRULE2(this.lambdaParameter));
      });
    });
    this.CONSUME(t.RParen);
    this.CONSUME(t.LambdaArrow);
    this.settleLambdaBody();
    const body = this.SUBRULE(this.booleanExpression);
    if (this.recording) return NOTHING;
    return ast.makeLambda(params, { start: open.startOffset, end: body.span.end }, body, this.problems);
  });

  lambdaParameter: Rule<Name> = this.RULE("lambdaParameter", (): Name => {
    const token = this.OR([{ ALT: () => this.CONSUME(t.Lowercase) }, { ALT: () => this.CONSUME(t.Underscore) }]);
    return this.recording ? NOTHING : { text: token.image, span: spanOf(token) };
  });

  // ---- names, calls and paths

  /** An editor or converter with its arguments. A name is several words glued together, blanks dropped. */
  call: Rule<Call> = this.RULE("call", (): Call => {
    const first = this.CONSUME(t.Word);
    const rest: Token[] = [];
    this.MANY(() => {
      rest.push(this.CONSUME2(t.Word));
    });
    this.CONSUME(t.LParen);
    const args: Argument[] = [];
    this.OPTION(() => {
      args.push(this.SUBRULE(this.argument));
      this.MANY2(() => {
        this.CONSUME(t.Comma);
        args.push(this.SUBRULE2(this.argument));
      });
    });
    const close = this.CONSUME(t.RParen);
    const keys: Key[] = [];
    this.MANY3(() => {
      keys.push(this.SUBRULE(this.key));
    });
    if (this.recording) return NOTHING;
    const name = ast.makeName(first, rest);
    const end = keys.length === 0 ? close.startOffset + close.image.length : keys[keys.length - 1].span.end;
    return {
      kind: "Call",
      span: { start: first.startOffset, end },
      name: name.text,
      nameSpan: name.span,
      isEditor: first.tokenType !== t.Uppercase,
      args,
      keys,
    };
  });

  private readonly argumentName = {
    GATE: () => this.isNamedArgument(),
    DEF: () => {
      const first = this.CONSUME(t.Lowercase);
      const rest: Token[] = [];
      this.MANY(() => {
        rest.push(this.CONSUME(t.Word));
      });
      this.CONSUME(t.Equal);
      return ast.makeName(first, rest);
    },
  };

  argument: Rule<Argument> = this.RULE("argument", (): Argument => {
    const name = this.OPTION(this.argumentName);
    const value = this.SUBRULE(this.value, { ARGS: ["argument"] }) as Argument["value"];
    if (this.recording) return NOTHING;
    return { kind: "Argument", span: { start: (name ?? value).span.start, end: value.span.end }, name, value };
  });

  functionName: Rule<FunctionName> = this.RULE("functionName", (): FunctionName => {
    const isArgument = this.place === "argument";
    const first = this.CONSUME(t.Uppercase);
    const rest: Token[] = [];
    this.MANY(() => {
      rest.push(this.CONSUME(t.Word));
    });
    const name = ast.makeName(first, rest);
    if (!isArgument && !this.recording) this.problems.push(problems.missingArguments(name, ast.makeName(first, [])));
    return { kind: "FunctionName", span: name.span, name: name.text };
  });

  /** The word before the first dot is the context, unless a key follows it. */
  path: Rule<Path> = this.RULE("path", (): Path => {
    const context = this.OPTION({
      MAX_LOOKAHEAD: 2,
      DEF: () => {
        const token = this.CONSUME(t.Lowercase);
        this.CONSUME(t.Dot);
        return { text: token.image, span: spanOf(token) };
      },
    });
    const fields = [this.SUBRULE(this.field)];
    this.MANY(() => {
      this.CONSUME2(t.Dot);
      fields.push(this.SUBRULE2(this.field));
    });
    if (this.recording) return NOTHING;
    if (context === undefined && fields.length === 1 && fields[0].keys.length === 0 && this.LA(1).payload === ".") {
      this.problems.push(problems.danglingDot(spanOf(this.LA(1))));
    }
    const start = (context ?? fields[0]).span.start;
    return { kind: "Path", span: { start, end: fields[fields.length - 1].span.end }, context, fields };
  });

  field: Rule<Field> = this.RULE("field", (): Field => {
    const name = this.CONSUME(t.Lowercase);
    const keys: Key[] = [];
    this.MANY(() => {
      keys.push(this.SUBRULE(this.key));
    });
    const nameSpan = spanOf(name);
    if (keys.length === 0 || this.recording) return { span: nameSpan, name: name.image, nameSpan, keys };
    return { span: { start: nameSpan.start, end: keys[keys.length - 1].span.end }, name: name.image, nameSpan, keys };
  });

  private readonly keyAlternatives = [
    { ALT: () => ast.makeString(this.CONSUME(t.StringToken)) },
    { ALT: () => ast.makeInt(this.CONSUME(t.Int), this.problems) },
    { ALT: () => this.SUBRULE(this.mathExpression) },
  ] as { ALT: () => ValueExpression }[];

  /** A string or an int alone, or arithmetic that does not start with an int (`[0+1]` is refused). */
  key: Rule<Key> = this.RULE("key", (): Key => {
    const open = this.CONSUME(t.LBracket);
    const value = this.OR(this.keyAlternatives);
    return { kind: "Key", span: upTo(open, this.CONSUME(t.RBracket)), value };
  });

  private converter(call: Call): Call {
    if (!this.recording && call.isEditor) this.problems.push(problems.lowerCaseConverter(call));
    return call;
  }

  // ---- decisions that need more than one token

  /** Whether the words at the cursor are a name with its opening parenthesis. */
  private isCall(): boolean {
    let k = 2;
    while (tokenMatcher(this.LA(k), t.Word)) k++;
    const open = this.LA(k).tokenType;
    if (open === t.LParen) return true;
    if (open !== t.StringLParen) return false;
    const next = this.LA(k + 1).tokenType;
    return next !== t.Colon && (next !== t.StringColon || this.speculate(this.call));
  }

  private isNamedArgument(): boolean {
    let k = 2;
    while (tokenMatcher(this.LA(k), t.Word)) k++;
    return this.LA(k).tokenType === t.Equal;
  }

  /** A mixed-case name without parentheses; an all upper-case one is an enum. */
  private isFunctionName(): boolean {
    return tokenMatcher(this.LA(2), t.Lowercase);
  }

  private isLambda(): boolean {
    let k = 2;
    while (tokenMatcher(this.LA(k), t.Lowercase) || this.LA(k).tokenType === t.Underscore) {
      k++;
      if (!tokenMatcher(this.LA(k), t.Comma)) break;
      k++;
    }
    return tokenMatcher(this.LA(k), t.RParen) && this.LA(k + 1).tokenType === t.LambdaArrow;
  }

  /** Decides whether the string `"("` at the start of a value stands for a parenthesis, and makes it one if so. */
  private settleParenthesis(place: Place): void {
    const token = this.LA(1);
    if (token.tokenType !== t.StringLParen) return;
    if (this.isLambda()) retag(token, t.LParen);
    else if (!tokenMatcher(this.LA(2), t.OpComparison)) {
      retag(token, t.LParen);
      if (!this.speculate(this.value, place)) retag(token, t.StringLParen);
    }
  }

  /** The body is tried as a value first, so there the string `"("` never opens a condition. */
  private settleLambdaBody(): void {
    const token = this.LA(1);
    this.settleParenthesis("value");
    if (token.tokenType === t.StringLParen) retag(token, t.StringToken);
  }

  private speculate<Args extends unknown[]>(rule: Rule<unknown, Args>, ...args: Args): boolean {
    if (this.depth >= MAX_SPECULATION) return false;
    const problemsBefore = this.problems.length;
    this.depth++;
    const matches = this.BACKTRACK(rule, args).call(this) && this.problems.length === problemsBefore;
    this.depth--;
    this.problems.length = problemsBefore;
    return matches;
  }
}

function upTo(open: Token, close: Token): Span {
  return { start: open.startOffset, end: close.startOffset + close.image.length };
}
