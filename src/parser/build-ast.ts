import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { cover, type Span } from "../diagnostics/span.ts";
import { spanOf, type Token } from "../lexer/lexer.ts";
import type {
  BooleanExpression,
  BooleanGroup,
  BooleanLiteral,
  BytesLiteral,
  EnumSymbol,
  FloatLiteral,
  IntLiteral,
  Lambda,
  LambdaBody,
  MathOperator,
  Name,
  NilLiteral,
  StringLiteral,
  ValueExpression,
} from "./ast.ts";
import * as problems from "./problems.ts";

/**
 * What stands in parentheses, and the body of a lambda, is known to be a value or a condition only by what follows it.
 * It is parsed once, as a cover, and settled afterwards.
 */
export type Cover = BooleanExpression | ValueExpression;

/** The largest int; its literal has no sign, so the smallest int cannot be written. */
const MAX_INT = (1n << 63n) - 1n;

export function makeInt(token: Token, found: Diagnostic[]): IntLiteral {
  const span = spanOf(token);
  const text = token.image;
  const isOctal = text.length > 1 && text.charCodeAt(0) === 0x30;
  if (isOctal && /[89]/.test(text)) {
    found.push(problems.invalidOctal(span, text));
    return { kind: "Int", span, value: 0n, text };
  }
  if (text.length < 16) return { kind: "Int", span, value: BigInt(Number.parseInt(text, isOctal ? 8 : 10)), text };
  const value = parseLongInt(text, isOctal);
  if (value === undefined) found.push(problems.intOutOfRange(span, text));
  return { kind: "Int", span, value: value ?? MAX_INT, text };
}

/** Undefined outside of int64. Leading zeros are dropped first, so that no huge BigInt is built. */
function parseLongInt(text: string, isOctal: boolean): bigint | undefined {
  const digits = text.replace(/^0+/, "");
  if (digits === "") return 0n;
  if (digits.length > 22) return undefined;
  const value = BigInt(isOctal ? `0o${digits}` : digits);
  return value > MAX_INT ? undefined : value;
}

export function makeFloat(token: Token, found: Diagnostic[]): FloatLiteral {
  const span = spanOf(token);
  const value = Number(token.image);
  if (value === Infinity) found.push(problems.floatOutOfRange(span, token.image));
  return { kind: "Float", span, value, text: token.image };
}

export function makeNil(token: Token): NilLiteral {
  return { kind: "Nil", span: spanOf(token) };
}

export function makeBoolean(token: Token): BooleanLiteral {
  return { kind: "Boolean", span: spanOf(token), value: token.image === "true" };
}

export function makeEnum(token: Token): EnumSymbol {
  return { kind: "Enum", span: spanOf(token), name: token.image };
}

export function makeString(token: Token): StringLiteral {
  return { kind: "String", span: spanOf(token), value: token.payload as string, text: token.image };
}

export function makeBytes(token: Token, found: Diagnostic[]): BytesLiteral {
  const span = spanOf(token);
  const digits = token.image.length - 2;
  if (digits % 2 === 1) found.push(problems.oddHexDigits(span, token.image));
  const value = new Uint8Array(digits >> 1);
  for (let i = 0; i < value.length; i++) value[i] = Number.parseInt(token.image.slice(2 + 2 * i, 4 + 2 * i), 16);
  return { kind: "Bytes", span, value, text: token.image };
}

export function makeName(first: Token, rest: readonly Token[]): Name {
  if (rest.length === 0) return { text: first.image, span: spanOf(first) };
  let text = first.image;
  for (const token of rest) text += token.image;
  return { text, span: cover(spanOf(first), spanOf(rest[rest.length - 1])) };
}

/** Whether the reference allows the node inside parentheses as a value: operands of arithmetic only. */
export function isArithmetic(node: Cover): node is ValueExpression {
  switch (node.kind) {
    case "Int":
    case "Float":
    case "Path":
    case "Call":
    case "MathBinary":
    case "MathUnary":
    case "MathGroup":
      return true;
    default:
      return false;
  }
}

/** The first operand of arithmetic; what arithmetic does not take is a problem. */
export function asOperand(node: Cover, found: Diagnostic[]): ValueExpression {
  if (!isArithmetic(node)) found.push(problems.invalidOperand(node));
  return node as ValueExpression;
}

/** Kinds that are conditions and never values. */
export function isCondition(
  node: Cover,
): node is Exclude<BooleanExpression, { readonly kind: "Boolean" } | { readonly kind: "Call" }> {
  switch (node.kind) {
    case "Or":
    case "And":
    case "Not":
    case "Comparison":
    case "BooleanGroup":
      return true;
    default:
      return false;
  }
}

/** Settles a cover as a condition; a value that is none is a problem. */
export function asCondition(node: Cover, found: Diagnostic[]): BooleanExpression {
  if (isCondition(node) || node.kind === "Boolean" || node.kind === "Call") return node;
  if (node.kind === "MathGroup") return makeGroup(node.expression, node.span, found);
  if (node.kind !== ("FunctionName" as string)) found.push(problems.valueAsCondition(node));
  return { kind: "Boolean", span: node.span, value: false };
}

/** A parenthesised cover: arithmetic stays a value until its use says otherwise. */
export function makeCoverGroup(inner: Cover, span: Span, found: Diagnostic[]): Cover {
  return isArithmetic(inner) ? { kind: "MathGroup", span, expression: inner } : makeGroup(inner, span, found);
}

function makeGroup(inner: Cover, span: Span, found: Diagnostic[]): BooleanGroup {
  return { kind: "BooleanGroup", span, expression: asCondition(inner, found) };
}

export function makeLambda(params: readonly Name[], span: Span, body: Cover, found: Diagnostic[]): Lambda {
  if (body.kind === "Lambda") found.push(problems.lambdaInLambda(body.span));
  const settled: LambdaBody = isCondition(body)
    ? { kind: "boolean", expression: body }
    : { kind: "value", value: body };
  return { kind: "Lambda", span, params, body: settled };
}

/** Left-associative arithmetic with `*` and `/` above `+` and `-`. */
export function makeArithmetic(operands: readonly ValueExpression[], operators: readonly Token[]): ValueExpression {
  let sum: ValueExpression | undefined;
  let sumOperator: Token | undefined;
  let product = operands[0];
  for (let i = 0; i < operators.length; i++) {
    const operator = operators[i];
    if (operator.image === "*" || operator.image === "/") {
      product = makeBinary(product, operator, operands[i + 1]);
      continue;
    }
    sum = sumOperator === undefined ? product : makeBinary(sum as ValueExpression, sumOperator, product);
    sumOperator = operator;
    product = operands[i + 1];
  }
  return sumOperator === undefined ? product : makeBinary(sum as ValueExpression, sumOperator, product);
}

function makeBinary(left: ValueExpression, operator: Token, right: ValueExpression): ValueExpression {
  return {
    kind: "MathBinary",
    span: { start: left.span.start, end: right.span.end },
    operator: operator.image as MathOperator,
    operatorSpan: spanOf(operator),
    left,
    right,
  };
}

/** `and` above `or`; operands of one level make one node. `isOr[i]` tells what joins operands i and i + 1. */
export function makeLogical(operands: readonly BooleanExpression[], isOr: readonly boolean[]): BooleanExpression {
  const terms: BooleanExpression[] = [];
  let term: BooleanExpression[] = [operands[0]];
  for (let i = 0; i < isOr.length; i++) {
    if (isOr[i]) {
      terms.push(join("And", term));
      term = [];
    }
    term.push(operands[i + 1]);
  }
  terms.push(join("And", term));
  return join("Or", terms);
}

function join(kind: "And" | "Or", operands: readonly BooleanExpression[]): BooleanExpression {
  if (operands.length === 1) return operands[0];
  return { kind, span: { start: operands[0].span.start, end: operands[operands.length - 1].span.end }, operands };
}
