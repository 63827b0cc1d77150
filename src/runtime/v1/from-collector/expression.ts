import { V1_CONTEXTS } from "../../../analysis/v1/scope.ts";
import { CONTEXTS, type ContextName } from "../../../contexts/index.ts";
import type { Span } from "../../../diagnostics/span.ts";
import { allFunctions } from "../../../functions/function-set.ts";
import type { Signal } from "../../../otlp/signal.ts";
import type { BooleanExpression, Call, EnumSymbol, MathBinary, Path, ValueExpression } from "../../../parser/ast.ts";
import type { Problem } from "../../migrate/note.ts";
import type { OrderedCall } from "./argument.ts";
import { ConditionWriter } from "./condition.ts";
import { all, bare, type Conjunction, textOf } from "./conjunction.ts";
import { CONVERTERS } from "./converters.ts";
import { floatText, quote } from "./literal.ts";
import { type V1PathValue, v1Path } from "./path.ts";
import { converterReason } from "./reasons.ts";
import { NIL, needs, present, result, resultOfAny, type V1Value, v1Value } from "./value.ts";

/** Numbers what a program keeps in the cache. */
export interface Counter {
  next: number;
}

/** Writes the expressions of one statement of the Collector's OTTL in v1. */
export class ExpressionWriter {
  readonly problems: Problem[] = [];
  /** Statements that run before and leave values in the cache. */
  readonly steps: string[] = [];
  /** The texts of all paths that were read. */
  readonly reads = new Set<string>();
  readonly conditions: ConditionWriter;
  readonly context: ContextName;
  readonly signal: Signal;
  private readonly counter: Counter;
  private readonly known = new Map<ValueExpression, V1Value>();

  constructor(context: ContextName, signal: Signal, counter: Counter) {
    this.context = context;
    this.signal = signal;
    this.counter = counter;
    this.conditions = new ConditionWriter(this);
  }

  refuse(node: { readonly span: Span }, reason: string): V1Value {
    this.problems.push({ span: node.span, reason, kind: "inexpressible" });
    return NIL;
  }

  differs(node: { readonly span: Span }, reason: string): void {
    this.problems.push({ span: node.span, reason, kind: "difference" });
  }

  /** The value of an expression; what it needs is written once. */
  value(node: ValueExpression): V1Value {
    const known = this.known.get(node) ?? this.translate(node);
    this.known.set(node, known);
    return known;
  }

  private translate(node: ValueExpression): V1Value {
    switch (node.kind) {
      case "Nil":
        return NIL;
      case "Boolean":
        return v1Value(String(node.value), "bool", { literal: node.value });
      case "Int":
        return v1Value(node.value.toString(), "int", { literal: node.value });
      case "Float":
        return v1Value(floatText(node.text), "float", { literal: node.value });
      case "String":
        return v1Value(quote(node.value), "string", { literal: node.value });
      case "Enum":
        return this.enumValue(node);
      case "Path":
        return this.path(node);
      case "MathGroup":
        return this.value(node.expression);
      case "MathUnary":
        return this.sign(node.operator, node.operand, node);
      case "MathBinary":
        return this.math(node);
      case "List":
        return this.list(node);
      case "Call":
        return this.call(node);
      case "Bytes":
        return this.refuse(node, "v1 has no bytes that are written out; an id is compared with its hexadecimal text");
      case "Map":
        return this.refuse(node, "v1 has no maps that are written out; set each key by a statement of its own");
      case "Lambda":
        return this.refuse(node, "v1 has no lambdas");
    }
  }

  /** A path; the text of why it is not there is told. */
  path(node: Path): V1PathValue | typeof NIL {
    const found = v1Path(node, this.context, this.signal, (key) => this.value(key));
    if (typeof found === "string") return this.refuse(node, found);
    this.reads.add(found.text);
    return found;
  }

  private enumValue({ name, span }: EnumSymbol): V1Value {
    const value = CONTEXTS[this.context].enums.get(name);
    if (value === undefined) return this.refuse({ span }, `there is no symbol ${name} in the ${this.context} context`);
    const isKnown = CONTEXTS[V1_CONTEXTS[this.signal]].enums.get(name) === value;
    return v1Value(isKnown ? name : String(value), "int", { literal: value });
  }

  private sign(operator: "+" | "-", operand: ValueExpression, node: ValueExpression): V1Value {
    const part = this.value(operand);
    if (operator === "+") return part;
    if (!["int", "float", "any"].includes(part.type)) return this.refuse(node, failsAlways(part));
    return result(`-${part.text}`, part.type, [present(part)], {
      isRisky: part.isRisky || part.type === "any",
      literal: typeof part.literal === "bigint" || typeof part.literal === "number" ? -part.literal : undefined,
    });
  }

  private math(node: MathBinary): V1Value {
    const { operator } = node;
    const [left, right] = [this.value(node.left), this.value(node.right)];
    const type = mathType(left.type, operator, right.type);
    if (type === undefined) {
      return this.refuse(node, `${left.type} ${operator} ${right.type} always fails in the Collector`);
    }
    const parts = [present(left), present(right)];
    const isOpen = left.type === "any" || right.type === "any" || type === "time" || type === "duration";
    return result(`(${left.text} ${operator} ${right.text})`, type, parts, {
      isRisky: needs(parts).isRisky || isOpen || operator === "/",
      isUtc: left.isUtc === true || right.isUtc === true,
    });
  }

  private list(node: Extract<ValueExpression, { kind: "List" }>): V1Value {
    const items = node.items.map((item) => {
      const value = this.value(item);
      if (["time", "duration", "id", "list", "map"].includes(value.type)) {
        return this.refuse(item, `the Collector stores no ${value.type} as an item of a list`);
      }
      if (value.type === "any") this.differs(item, "where this is a list or a map, the Collector stores an empty item");
      return value;
    });
    const isFixed = items.every(({ literal, type }) => literal !== undefined || type === "nil");
    return resultOfAny(`[${items.map(({ text }) => bare(text)).join(", ")}]`, "list", items, {
      literal: isFixed ? node.items.length : undefined,
    });
  }

  private call(node: Call): V1Value {
    const whole = this.converter(node);
    if (node.keys.length === 0) return whole;
    // A call takes no index in v1.
    let base = this.kept(whole);
    for (const { value } of node.keys) {
      const key = present(this.value(value));
      base = present(result(`${base.text}[${key.text}]`, "any", [base, key], { isNilable: true, isPath: true }));
    }
    return base;
  }

  private converter(node: Call): V1Value {
    const translate = CONVERTERS.get(node.name);
    if (!translate) return this.refuse(node, converterReason(node.name));
    const ordered = this.ordered(node);
    return ordered ? translate(ordered, this) : NIL;
  }

  /** The arguments by parameter. */
  ordered(node: Call): OrderedCall | undefined {
    const params = Object.keys(allFunctions().find(({ name }) => name === node.name)?.params ?? {});
    const args = new Map<string, ValueExpression>();
    const plain = (name: string): string => name.replaceAll("_", "").toLowerCase();
    for (const [i, { name, value, span }] of node.args.entries()) {
      const param = name ? params.find((each) => plain(each) === plain(name.text)) : params[i];
      if (value.kind === "FunctionName" || !param) {
        this.refuse({ span }, value.kind === "FunctionName" ? "v1 passes no functions" : "there is no such parameter");
        return undefined;
      }
      args.set(param, value);
    }
    return { node, args };
  }

  /** A value that the Collector takes only as a text. */
  text(node: ValueExpression): V1Value {
    const part = this.value(node);
    if (part.type === "string") return present(part);
    if (part.type === "any") return { ...part, isNilable: false, safe: [...part.safe, `${part.text} >= ""`] };
    return part === NIL ? NIL : this.refuse(node, `${failsAlways(part)}: it takes a text`);
  }

  /** A value that the Collector takes only as an int. */
  int(node: ValueExpression): V1Value {
    const part = this.value(node);
    if (part.type === "int") return present(part);
    return part === NIL ? NIL : this.refuse(node, "v1 cannot tell an int from a float; use Int(…)");
  }

  /** Whether a value has been left out because of a problem that was told. */
  isRefused(part: V1Value): boolean {
    return part === NIL;
  }

  /** A value that is worth a place in the cache, since v1 has to name it. */
  kept(part: V1Value): V1Value {
    if (part.isPath || part === NIL) return part;
    const name = this.temporary();
    this.steps.push(withWhere(`set(${name}, ${bare(part.text)})`, all(part.safe)));
    return present(v1Value(name, part.type, { isNilable: true, isPath: true }));
  }

  /** A new name in the record's cache. */
  temporary(): string {
    return `cache["v1_${this.counter.next++}"]`;
  }

  /** What holds where a condition does, without failing where the Collector does not. */
  whenTrue(node: BooleanExpression): Conjunction {
    return this.conditions.whenTrue(node);
  }
}

export function withWhere(statement: string, conditions: Conjunction): string {
  return conditions.length === 0 ? statement : `${statement} where ${textOf(conditions)}`;
}

export function failsAlways({ type }: V1Value): string {
  return `this always fails in the Collector for a value of the type ${type}`;
}

/** What arithmetic gives; undefined where it always fails in the Collector. */
function mathType(left: V1Value["type"], operator: string, right: V1Value["type"]): V1Value["type"] | undefined {
  const isNumeric = (type: string): boolean => type === "int" || type === "float" || type === "any";
  if (isNumeric(left) && isNumeric(right)) {
    if (left === "float" || right === "float") return "float";
    return left === "int" && right === "int" ? "int" : "any";
  }
  if (operator !== "+" && operator !== "-") return undefined;
  if (left === "time" && right === "duration") return "time";
  if (left === "duration" && right === "time" && operator === "+") return "time";
  if (left === "time" && right === "time" && operator === "-") return "duration";
  return left === "duration" && right === "duration" ? "duration" : undefined;
}
