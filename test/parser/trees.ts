import * as fc from "fast-check";
import type {
  Argument,
  BooleanExpression,
  Call,
  Comparison,
  Key,
  Lambda,
  Name,
  Path,
  Statement,
  ValueExpression,
} from "../../src/parser/ast.ts";
import { isArithmetic } from "../../src/parser/build-ast.ts";
import { fromText } from "../../src/values/byte-string.ts";

/** Random syntax trees that some text yields; spans are all empty. */
const span = { start: 0, end: 0 };
const name = (text: string): Name => ({ span, text });

const lower = fc.constantFrom("log", "body", "a", "b_1", "where", "attributes", "x9");
const upper = fc.constantFrom("FOO", "A", "SPAN_KIND_SERVER", "X_1");
const converterName = fc.constantFrom("Foo", "IsMatch", "SHA256", "F", "ToUpperCase");
const editorName = fc.constantFrom("set", "keep_keys", "setAll", "where");

/** Literals without their text: the printer has to find one. */
const int = fc
  .bigInt({ min: 0n, max: (1n << 63n) - 1n })
  .map((value): ValueExpression => ({ kind: "Int", span, value, text: "" }));
const float = fc
  .double({ min: 0, noNaN: true, noDefaultInfinity: true })
  .map((value): ValueExpression => ({ kind: "Float", span, value: Math.abs(value), text: "" }));
const string = fc
  .string({ unit: "binary" })
  .map((text): ValueExpression => ({ kind: "String", span, value: fromText(text), text: "" }));
const bytes = fc
  .uint8Array({ minLength: 1, maxLength: 4 })
  .map((value): ValueExpression => ({ kind: "Bytes", span, value, text: "" }));
const simple = fc.oneof(
  fc.constant<ValueExpression>({ kind: "Nil", span }),
  fc.boolean().map((value): ValueExpression => ({ kind: "Boolean", span, value })),
  upper.map((text): ValueExpression => ({ kind: "Enum", span, name: text })),
  string,
  bytes,
);

interface Trees {
  value: ValueExpression;
  operand: ValueExpression;
  sum: ValueExpression;
  path: Path;
  keys: Key[];
  key: Key;
  converter: Call;
  argument: Argument;
  lambda: ValueExpression;
  comparison: Comparison;
  conditionOperand: BooleanExpression;
  term: BooleanExpression;
  condition: BooleanExpression;
  statement: Statement;
}

function call(text: string, isEditor: boolean, args: Argument[], keys: Key[]): Call {
  return { kind: "Call", span, name: text, nameSpan: span, isEditor, args, keys };
}

const builder = (tie: fc.LetrecTypedTie<Trees>): { [K in keyof Trees]: fc.Arbitrary<Trees[K]> } => ({
  value: fc.oneof(
    { maxDepth: 4 },
    simple,
    int,
    float,
    tie("path"),
    tie("sum"),
    tie("converter"),
    tie("lambda"),
    listOf(tie("value")),
    mapOf(tie),
  ),
  operand: fc.oneof(
    { maxDepth: 4 },
    int,
    float,
    tie("path"),
    tie("converter"),
    tie("sum").map((expression): ValueExpression => ({ kind: "MathGroup", span, expression })),
  ),
  sum: fc
    .tuple(
      tie("operand"),
      fc.array(fc.tuple(fc.constantFrom("+", "-", "*", "/"), tie("operand"), fc.boolean()), { maxLength: 3 }),
    )
    .map(chain),
  path: fc
    .tuple(fc.option(lower, { nil: undefined }), fc.array(fc.tuple(lower, tie("keys")), { minLength: 1, maxLength: 3 }))
    .filter(([context, fields]) => context !== undefined || fields.length === 1 || fields[0][1].length > 0)
    .map(
      ([context, fields]): Path => ({
        kind: "Path",
        span,
        context: context === undefined ? undefined : name(context),
        fields: fields.map(([text, keys]) => ({ span, name: text, nameSpan: span, keys })),
      }),
    ),
  keys: fc.array(tie("key"), { maxLength: 2 }),
  key: fc
    .oneof({ maxDepth: 3 }, string, int, tie("sum"))
    .filter((value) => !startsWithInt(value))
    .map((value): Key => ({ kind: "Key", span, value })),
  converter: fc
    .tuple(converterName, fc.array(tie("argument"), { maxLength: 3 }), tie("keys"))
    .map(([text, args, keys]) => call(text, false, args, keys)),
  argument: fc
    .tuple(
      fc.option(lower.map(name), { nil: undefined }),
      fc.oneof(tie("value"), fc.constantFrom("Foo", "ToUpperCase")),
    )
    .map(
      ([argumentName, value]): Argument => ({
        kind: "Argument",
        span,
        name: argumentName,
        value: typeof value === "string" ? { kind: "FunctionName", span, name: value } : value,
      }),
    ),
  lambda: fc
    .tuple(
      fc.array(fc.constantFrom("x", "y", "_").map(name), { maxLength: 2 }),
      fc.oneof(tie("value"), tie("condition")),
    )
    .filter(([, body]) => body.kind !== "Lambda")
    .map(([params, body]): Lambda => {
      const isCondition =
        body.kind === "Or" ||
        body.kind === "And" ||
        body.kind === "Not" ||
        body.kind === "Comparison" ||
        body.kind === "BooleanGroup";
      return {
        kind: "Lambda",
        span,
        params,
        body: isCondition ? { kind: "boolean", expression: body } : { kind: "value", value: body as ValueExpression },
      };
    }),
  comparison: fc
    .tuple(tie("value"), fc.constantFrom("==", "!=", "<", "<=", ">", ">="), tie("value"))
    .filter(([left, , right]) => left.kind !== "Lambda" && right.kind !== "Lambda")
    .map(
      ([left, operator, right]): Comparison => ({
        kind: "Comparison",
        span,
        left,
        operator,
        operatorSpan: span,
        right,
      }),
    ),
  conditionOperand: fc.oneof(
    { maxDepth: 4 },
    fc.boolean().map((value): BooleanExpression => ({ kind: "Boolean", span, value })),
    tie("converter"),
    tie("comparison"),
    tie("condition")
      .filter((expression) => expression.kind !== "Call" && !isArithmetic(expression))
      .map((expression): BooleanExpression => ({ kind: "BooleanGroup", span, expression })),
  ),
  term: fc
    .tuple(fc.boolean(), tie("conditionOperand"))
    .map(([not, operand]): BooleanExpression => (not ? { kind: "Not", span, operand } : operand)),
  condition: fc.array(fc.array(tie("term"), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map(
    (alternatives): BooleanExpression =>
      joined(
        "Or",
        alternatives.map((terms) => joined("And", terms)),
      ),
  ),
  statement: fc
    .tuple(editorName, fc.array(tie("argument"), { maxLength: 3 }), fc.option(tie("condition"), { nil: undefined }))
    .map(([text, args, where]): Statement => ({ kind: "Statement", span, editor: call(text, true, args, []), where })),
});

export const trees = fc.letrec<Trees>(builder);

function joined(kind: "Or" | "And", operands: readonly BooleanExpression[]): BooleanExpression {
  return operands.length === 1 ? operands[0] : { kind, span, operands };
}

function listOf(value: fc.Arbitrary<ValueExpression>): fc.Arbitrary<ValueExpression> {
  return fc.array(value, { maxLength: 3 }).map((items): ValueExpression => ({ kind: "List", span, items }));
}

function mapOf(tie: fc.LetrecTypedTie<Trees>): fc.Arbitrary<ValueExpression> {
  const key = fc.oneof(string, tie("path"), tie("converter")) as fc.Arbitrary<never>;
  return fc.array(fc.tuple(key, tie("value")), { maxLength: 3 }).map(
    (entries): ValueExpression => ({
      kind: "Map",
      span,
      entries: entries.map(([entryKey, value]) => ({ kind: "MapEntry", span, key: entryKey, value })),
    }),
  );
}

/** Joins operands as the parser does: `*` and `/` first, all to the left. */
function chain([first, rest]: [ValueExpression, [string, ValueExpression, boolean][]]): ValueExpression {
  let sum: ValueExpression | undefined;
  let sumOperator = "";
  let product = first;
  const binary = (left: ValueExpression, operator: string, right: ValueExpression): ValueExpression =>
    ({ kind: "MathBinary", span, operator, operatorSpan: span, left, right }) as ValueExpression;
  for (const [operator, operand, negated] of rest) {
    const right: ValueExpression = negated ? { kind: "MathUnary", span, operator: "-", operand } : operand;
    if (operator === "*" || operator === "/") product = binary(product, operator, right);
    else {
      sum = sum === undefined ? product : binary(sum, sumOperator, product);
      sumOperator = operator;
      product = right;
    }
  }
  return sum === undefined ? product : binary(sum, sumOperator, product);
}

function startsWithInt(value: ValueExpression): boolean {
  let first = value;
  while (first.kind === "MathBinary") first = first.left;
  return first.kind === "Int" && first !== value;
}
