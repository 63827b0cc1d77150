import type { BooleanExpression, Comparison, ValueExpression } from "../../../parser/ast.ts";
import { all, any, bare, type Conjunction, FALSE, TRUE } from "./conjunction.ts";
import { constantOf, openOperands } from "./constant.ts";
import type { ExpressionWriter } from "./expression.ts";
import { safety, type V1Value } from "./value.ts";

type Question = "true" | "nested" | "false" | "safe";

/** Characters of a condition of v1; longer ones are refused. */
const MAX_LENGTH = 20_000;

/**
 * Writes conditions of the Collector, which are true, false or fail, as conditions of v1, which are true, false or nil.
 * Each question is one method; where the Collector fails, the answer is false or nil, or v1 fails, too.
 */
export class ConditionWriter {
  private readonly writer: ExpressionWriter;
  private readonly known = new Map<BooleanExpression, Partial<Record<Question, Conjunction>>>();

  constructor(writer: ExpressionWriter) {
    this.writer = writer;
  }

  /** Holds exactly where the condition is true. */
  whenTrue(node: BooleanExpression, isNested = false): Conjunction {
    return this.once(node, isNested ? "nested" : "true", () => this.makeTrue(node, isNested));
  }

  /** Holds exactly where the condition is false. */
  whenFalse(node: BooleanExpression): Conjunction {
    return this.once(node, "false", () => this.makeFalse(node));
  }

  /** Holds where the Collector does not fail, as far as v1 would not fail by itself. */
  whenSafe(node: BooleanExpression): Conjunction {
    return this.once(node, "safe", () => this.makeSafe(node));
  }

  /** Each question is answered once; what has to be said again and again for brackets in brackets has an end. */
  private once(node: BooleanExpression, question: Question, answer: () => Conjunction): Conjunction {
    const known = this.known.get(node) ?? {};
    this.known.set(node, known);
    const found = known[question] ?? answer();
    const length = found.reduce((sum, text) => sum + text.length, 0);
    known[question] = length <= MAX_LENGTH ? found : FALSE;
    if (length > MAX_LENGTH) this.writer.refuse(node, "in v1 this condition becomes too long; split it");
    return known[question];
  }

  private makeTrue(node: BooleanExpression, isNested: boolean): Conjunction {
    const constant = constantOf(node);
    if (constant !== undefined) return constant ? TRUE : FALSE;
    switch (node.kind) {
      case "BooleanGroup":
        return this.whenTrue(node.expression, isNested);
      case "Boolean":
        return node.value ? TRUE : FALSE;
      case "Not":
        return this.whenFalse(node.operand);
      case "Or":
        return [this.first(openOperands(node.operands), (each) => this.whenTrue(each, true))];
      case "And":
        return this.conjunction(openOperands(node.operands), isNested);
      case "Comparison":
        return this.comparison(node, true);
      case "Call":
        return this.truth(node, true, isNested);
    }
  }

  private makeFalse(node: BooleanExpression): Conjunction {
    const constant = constantOf(node);
    if (constant !== undefined) return constant ? FALSE : TRUE;
    switch (node.kind) {
      case "BooleanGroup":
        return this.whenFalse(node.expression);
      case "Boolean":
        return node.value ? FALSE : TRUE;
      case "Not":
        return this.whenTrue(node.operand, true);
      case "Or":
        return all(...openOperands(node.operands).map((each) => this.whenFalse(each)));
      case "And":
        return [this.first(openOperands(node.operands), (each) => this.whenFalse(each))];
      case "Comparison":
        return this.comparison(node, false);
      case "Call":
        return this.truth(node, false, true);
    }
  }

  private makeSafe(node: BooleanExpression): Conjunction {
    if (constantOf(node) !== undefined) return TRUE;
    switch (node.kind) {
      case "BooleanGroup":
        return this.whenSafe(node.expression);
      case "Boolean":
        return TRUE;
      case "Not":
        return this.whenSafe(node.operand);
      case "Or":
      case "And": {
        const isOr = node.kind === "Or";
        const operands = openOperands(node.operands);
        return operands.reduceRight<Conjunction>((rest, each) => {
          const own = this.whenSafe(each);
          if (rest.length === 0) return own;
          const ends = isOr ? this.whenTrue(each, true) : this.whenFalse(each);
          return all(own, any(ends, rest));
        }, TRUE);
      }
      case "Comparison":
        return all(safety(this.writer.value(node.left)), safety(this.writer.value(node.right)));
      case "Call":
        return safety(this.writer.value(node));
    }
  }

  /** Operands one after the other: the first that says so ends it, one that fails ends it without. */
  private first(operands: readonly BooleanExpression[], says: (each: BooleanExpression) => Conjunction): string {
    return operands.reduceRight<string>((rest, each) => {
      if (rest.length > MAX_LENGTH) return rest;
      const own = says(each);
      return rest === "" ? any(own) : any(own, all(this.whenSafe(each), rest));
    }, "");
  }

  /** v1 looks at what follows a nil, the Collector at nothing that follows a false. */
  private conjunction(operands: readonly BooleanExpression[], isNested: boolean): Conjunction {
    const parts = operands.map((each) => this.whenTrue(each, isNested));
    const risky = operands.findIndex((each, i) => i > 0 && this.isRisky(each));
    if (!isNested || risky < 0) return all(...parts);
    const before = all(...parts.slice(0, risky)).join(" and ") || "true";
    const after = all(...parts.slice(risky)).join(" and ") || "true";
    return [`If(${before}, ${after}, false)`];
  }

  private isRisky(node: BooleanExpression): boolean {
    switch (node.kind) {
      case "BooleanGroup":
        return this.isRisky(node.expression);
      case "Boolean":
        return false;
      case "Not":
        return this.isRisky(node.operand);
      case "Or":
      case "And":
        return node.operands.some((each) => this.isRisky(each));
      case "Comparison":
        return this.writer.value(node.left).isRisky || this.writer.value(node.right).isRisky;
      case "Call":
        return this.writer.value(node).isRisky;
    }
  }

  private truth(node: Extract<BooleanExpression, { kind: "Call" }>, wanted: boolean, isNested: boolean): Conjunction {
    const value = this.writer.value(node);
    if (this.writer.isRefused(value)) return FALSE;
    if (!value.truth) {
      this.writer.refuse(node, "as a condition this fails in the Collector, since it gives no boolean");
      return FALSE;
    }
    if (wanted && !isNested && value.outer) return all(value.safe, value.outer);
    return wanted ? all(value.safe, value.truth.holds) : all(safety(value), value.truth.fails);
  }

  private comparison(node: Comparison, wanted: boolean): Conjunction {
    const [left, right] = [this.writer.value(node.left), this.writer.value(node.right)];
    const isRefused = (part: V1Value, own: ValueExpression): boolean =>
      this.writer.isRefused(part) && own.kind !== "Nil";
    if (isRefused(left, node.left) || isRefused(right, node.right)) return FALSE;
    const operator = wanted ? node.operator : NEGATED[node.operator];
    const asBoolean = booleanComparison(left, right, operator);
    if (asBoolean) return asBoolean;
    const needed = all(demanded(left), demanded(right));
    if (node.left.kind === "Nil" || node.right.kind === "Nil") {
      const asked = node.left.kind === "Nil" ? right : left;
      if (operator === "<" || operator === ">") return FALSE;
      if (operator === "!<" || operator === "!>") return needed;
      const isNil = operator === "==" || operator === "<=" || operator === ">=";
      if (asked.type === "nil") return isNil ? TRUE : FALSE;
      if (!asked.isNilable) return isNil ? FALSE : needed;
      return isNil ? all(safety(asked), `${asked.text} == nil`) : all(asked.safe, `${asked.text} != nil`);
    }
    if (!areComparable(left, right)) {
      return operator.startsWith("!") ? needed : FALSE;
    }
    if (left.type === "id" && operator !== "==" && operator !== "!=") return operator.startsWith("!") ? needed : FALSE;
    return compared(left, operator, right);
  }
}

/** A comparison that is asked for, or the negation of one that has no operator for it. */
type Asked = Comparison["operator"] | "!<" | "!<=" | "!>" | "!>=";

const NEGATED: Readonly<Record<Comparison["operator"], Asked>> = {
  "==": "!=",
  "!=": "==",
  "<": "!<",
  "<=": "!<=",
  ">": "!>",
  ">=": "!>=",
};

/** `IsMatch(…) == true` is the condition itself. */
function booleanComparison(left: V1Value, right: V1Value, operator: Asked): Conjunction | undefined {
  const [asked, literal] = left.truth ? [left, right] : [right, left];
  if (!asked.truth || typeof literal.literal !== "boolean" || (operator !== "==" && operator !== "!=")) {
    return undefined;
  }
  const holds = literal.literal === (operator === "==");
  return all(safety(asked), holds ? asked.truth.holds : asked.truth.fails);
}

const FAMILIES: Readonly<Record<string, string>> = { int: "number", float: "number" };

/** Whether values of the two types can be equal in the Collector; what never is, v1 may refuse to compare. */
function areComparable({ type: a }: V1Value, { type: b }: V1Value): boolean {
  return a === "any" || b === "any" || (FAMILIES[a] ?? a) === (FAMILIES[b] ?? b);
}

/** What has to hold where a value is worked out but not looked at. */
function demanded(part: V1Value): Conjunction {
  return part.isRisky ? all(safety(part), `${part.text} != nil`) : safety(part);
}

/** Nil equals nil in the Collector and nothing else; in v1 a comparison with nil is nil. */
function compared(left: V1Value, asked: Asked, right: V1Value): Conjunction {
  const isNegated = asked.startsWith("!") && asked !== "!=";
  const operator = isNegated ? asked.slice(1) : asked;
  const [a, b] = [bare(left.text), bare(right.text)];
  const text = `${a} ${operator} ${b}`;
  const core = isNegated ? `not (${text})` : text;
  const nils = [left, right].filter(({ isNilable }) => isNilable).map((part) => part.text);
  const isFalseForNil = !isNegated && asked !== "!=";
  // Where the Collector fails, v1 has nil, unless nil is what is asked for.
  const own = isFalseForNil ? all(left.safe, right.safe) : all(safety(left), safety(right));
  if (nils.length === 0) return all(own, core);
  const [first, second] = nils;
  const equalsNil = /^(?:==|<=|>=)$/.test(operator);
  if (isFalseForNil) {
    if (second === undefined || !equalsNil) return all(own, core);
    return all(safety(left), safety(right), any([core], [`${first} == nil`, `${second} == nil`]));
  }
  const isOne = `(${first} == nil) != (${second} == nil)`;
  const either = nils.map((text) => [`${text} == nil`]);
  const asNil = second !== undefined && (equalsNil || operator === "!=") ? [[isOne]] : either;
  // An operand that may fail is worked out first.
  const isRisky = left.isRisky || right.isRisky;
  return all(own, isRisky ? any([core], ...asNil) : any(...asNil, [core]));
}
