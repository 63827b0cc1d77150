import { type IToken, Lexer, type TokenType } from "chevrotain";
import { SYNTAX } from "../../diagnostics/codes.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { clip, problem, tooDeep } from "../problems.ts";
import type { V1Directive, V1Expression, V1Program, V1Statement } from "./ast.ts";
import { tokenSpan, V1Parser } from "./grammar.ts";
import { lexProblems } from "./lex-problems.ts";
import * as t from "./tokens.ts";

export interface V1Result<Node> {
  /** Undefined where the text is refused. */
  readonly node: Node | undefined;
  /** Errors in order of their place. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface V1ParsedProgram extends V1Result<V1Program> {
  /** The statements that could be read, also where others are refused: checks go on with them. */
  readonly readable: V1Program;
}

/** Deeper brackets and chains of signs are refused, so that no parser overflows. */
const MAX_NESTING = 200;

/** A chain of operators is a tree as deep as it is long: longer ones are refused, too. */
const MAX_OPERATORS = 1000;

const OPERATORS: ReadonlySet<TokenType> = new Set([
  t.Or,
  t.And,
  t.Comparison,
  t.Plus,
  t.Minus,
  t.Star,
  t.Slash,
  t.Percent,
]);

let lexer: Lexer | undefined;
let parser: V1Parser | undefined;

/** Parses a program of the dialect v1. Never throws; every statement that is refused is told. */
export function parseV1(text: string): V1ParsedProgram {
  const { tokens, comments, diagnostics } = lex(text);
  const statements: V1Statement[] = [];
  const unread = diagnostics.map(({ span }) => span.start);
  for (const group of splitStatements(tokens)) {
    // Characters that are no token break a statement; what the parser says of the rest would only confuse.
    if (unread.some((at) => at >= group[0].startOffset && at <= lineEnd(text, group[group.length - 1]))) continue;
    const told = diagnostics.length;
    const node = parseTokens(group, text, (ready) => ready.statement(), diagnostics);
    if (node && diagnostics.length === told)
      statements.push({ ...node, comments: commentsAbove(node, comments, text) });
  }
  diagnostics.sort((a, b) => a.span.start - b.span.start);
  const first = tokens.find((token) => token.tokenType !== t.Newline)?.startOffset ?? text.length;
  const directives = comments.filter((token) => token.startOffset < first).flatMap(toDirective);
  const readable = { directives, statements };
  return { node: diagnostics.length > 0 ? undefined : readable, readable, diagnostics };
}

/** Parses one expression. */
export function parseV1Expression(text: string): V1Result<V1Expression> {
  const { tokens, diagnostics } = lex(text);
  const significant = tokens.filter((token) => token.tokenType !== t.Newline);
  const node = parseTokens(significant, text, (ready) => ready.expression(), diagnostics);
  return { node: diagnostics.length > 0 ? undefined : node, diagnostics };
}

function lex(text: string): { tokens: IToken[]; comments: IToken[]; diagnostics: Diagnostic[] } {
  lexer ??= new Lexer(t.V1_VOCABULARY, { positionTracking: "onlyOffset" });
  const { tokens, groups, errors } = lexer.tokenize(text);
  const diagnostics = lexProblems(errors, text);
  return { tokens, comments: groups.comments, diagnostics };
}

/**
 * A statement ends at a semicolon, or at a line break outside of brackets unless the line before is open-ended or the
 * next one goes on (it starts with something that no statement starts with).
 */
function splitStatements(tokens: readonly IToken[]): IToken[][] {
  const groups: IToken[][] = [];
  let group: IToken[] = [];
  let depth = 0;
  const close = (): void => {
    if (group.length > 0) groups.push(group);
    group = [];
    depth = 0;
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const type = token.tokenType;
    if (type === t.Semicolon) close();
    else if (type === t.Newline) {
      // No expression has an action in it: a bracket that was never closed must not swallow the statements behind it.
      if (depth > 0 && beginsWithAction(tokens, i + 1)) close();
      if (depth > 0 || group.length === 0 || t.isOpenEnded(group[group.length - 1].tokenType)) continue;
      // The next line decides; blank ones have nothing to say.
      while (tokens[i + 1]?.tokenType === t.Newline) i++;
      const next = tokens[i + 1];
      if (next === undefined || next.tokenType === t.Identifier) close();
    } else {
      if (type === t.LParen || type === t.LBracket) depth++;
      if (type === t.RParen || type === t.RBracket) depth = Math.max(0, depth - 1);
      group.push(token);
    }
  }
  close();
  return groups;
}

const ACTIONS: ReadonlySet<string> = new Set(["set", "keep", "drop", "route"]);

function beginsWithAction(tokens: readonly IToken[], at: number): boolean {
  return ACTIONS.has(tokens[at]?.image) && tokens[at + 1]?.tokenType === t.LParen;
}

function parseTokens<Node>(
  tokens: IToken[],
  text: string,
  read: (ready: V1Parser) => Node,
  diagnostics: Diagnostic[],
): Node | undefined {
  const deep = tooDeepAt(tokens);
  if (deep) {
    diagnostics.push(tooDeep(tokenSpan(deep), MAX_NESTING));
    return undefined;
  }
  const operators = tokens.filter(({ tokenType }) => OPERATORS.has(tokenType));
  if (operators.length > MAX_OPERATORS) {
    const message = `A statement has at most ${MAX_OPERATORS} operators; split this one.`;
    diagnostics.push(problem(SYNTAX.tooDeep, tokenSpan(operators[MAX_OPERATORS]), message));
    return undefined;
  }
  parser ??= new V1Parser();
  parser.problems = [];
  parser.input = tokens;
  const node = read(parser);
  const [error] = parser.errors;
  if (error === undefined) {
    diagnostics.push(...parser.problems);
    return node;
  }
  const last = tokens[tokens.length - 1];
  if (Number.isNaN(error.token.startOffset) || error.token.image === "") {
    const at = last === undefined ? text.length : tokenSpan(last).end;
    diagnostics.push(problem(SYNTAX.unexpectedEnd, { start: at, end: at }, endMessage(tokens)));
    return undefined;
  }
  const found = clip(error.token.image);
  const first = tokens[0];
  const message =
    error.token === first ||
    (tokens[1] === error.token &&
      first.tokenType === t.Identifier &&
      error.token.tokenType !== t.LParen &&
      read.length === 1)
      ? `\`${found}\` does not fit here; a statement is an action such as \`set(…)\`, \`drop()\`, \`keep()\` or \`route() to "name"\`, with an optional \`where\`.`
      : `\`${found}\` does not fit here${advice(tokens, error.token)}.`;
  diagnostics.push(problem(SYNTAX.unexpectedToken, tokenSpan(error.token), message));
  return undefined;
}

/** What to write instead. */
function advice(tokens: readonly IToken[], token: IToken): string {
  if (afterAction(tokens, token)) return "; after an action stand `where` and, for `route`, `to`";
  const before = tokens[tokens.indexOf(token) - 1];
  return token.tokenType === t.LBracket && before?.tokenType === t.RParen
    ? '; only a path has an index, so store the value in a path such as `cache["x"]` before'
    : "";
}

/** Whether a token stands where the action before it is complete. */
function afterAction(tokens: readonly IToken[], token: IToken): boolean {
  const before = tokens.slice(0, tokens.indexOf(token));
  let depth = 0;
  for (const { tokenType } of before) {
    if (tokenType === t.LParen) depth++;
    if (tokenType === t.RParen) depth--;
  }
  return depth === 0 && before[before.length - 1]?.tokenType === t.RParen && !before.some(isClause);
}

function isClause({ tokenType }: IToken): boolean {
  return tokenType === t.Where || tokenType === t.To;
}

function lineEnd(text: string, token: IToken): number {
  const at = text.indexOf("\n", tokenSpan(token).end);
  return at < 0 ? text.length : at;
}

function endMessage(tokens: readonly IToken[]): string {
  let depth = 0;
  for (const { tokenType } of tokens) {
    if (tokenType === t.LParen || tokenType === t.LBracket) depth++;
    if (tokenType === t.RParen || tokenType === t.RBracket) depth--;
  }
  return depth > 0 ? "The text ends before a bracket is closed." : "The text ends too early here.";
}

/** The token at which nesting passes the limit: brackets, and signs one after the other. */
function tooDeepAt(tokens: readonly IToken[]): IToken | undefined {
  let depth = 0;
  let signs = 0;
  for (const token of tokens) {
    const type = token.tokenType;
    if (type === t.LParen || type === t.LBracket) depth++;
    if (type === t.RParen || type === t.RBracket) depth--;
    signs = type === t.Not || type === t.Minus ? signs + 1 : type === t.LParen ? signs : 0;
    if (depth + signs > MAX_NESTING) return token;
  }
  return undefined;
}

function toDirective(token: IToken): V1Directive[] {
  const match = /^#\s*([a-z][a-z_-]*)\s*:\s*(.*?)\s*$/.exec(token.image);
  return match === null ? [] : [{ name: match[1], value: match[2], span: tokenSpan(token) }];
}

/** The comment lines that stand without a blank line right above a statement. */
function commentsAbove(node: V1Statement, comments: readonly IToken[], text: string): readonly string[] {
  const out: string[] = [];
  let before = node.span.start;
  for (let i = comments.length - 1; i >= 0; i--) {
    const token = comments[i];
    if (token.startOffset >= before) continue;
    const gap = text.slice(tokenSpan(token).end, before);
    const lineStart = text.lastIndexOf("\n", token.startOffset - 1) + 1;
    const isAlone = text.slice(lineStart, token.startOffset).trim() === "";
    if (!isAlone || gap.trim() !== "" || gap.split("\n").length > 2) break;
    if (toDirective(token).length === 0) out.unshift(token.image.slice(1).trim());
    before = lineStart;
  }
  return out;
}
