import { toNumber } from "./convert.ts";
import { type Focus, Query, type ResultType, type XPathValue } from "./query.ts";

/** A literal. */
export class ConstantQuery extends Query {
  readonly value: number | string;

  constructor(value: number | string) {
    super();
    this.value = value;
  }

  evaluate(): XPathValue {
    return this.value;
  }

  clone(): Query {
    return this;
  }

  override get resultType(): ResultType {
    return typeof this.value === "number" ? "number" : "string";
  }
}

/** The semantics of a function call. `step` is the step that position() and last() count along. */
export type XPathFunction = (focus: Focus, step: Query | undefined) => XPathValue;

export class FunctionQuery extends Query {
  readonly input: Query | undefined;
  private readonly call: XPathFunction;

  constructor(input: Query | undefined, call: XPathFunction) {
    super();
    this.input = input;
    this.call = call;
  }

  evaluate(focus: Focus): XPathValue {
    return this.call(focus, this.input);
  }

  clone(): Query {
    return new FunctionQuery(this.input?.clone(), this.call);
  }

  override get resultType(): ResultType {
    return "any";
  }
}

/** A comparison. */
export class ComparisonQuery extends Query {
  private readonly left: Query;
  private readonly right: Query;
  private readonly compare: (left: XPathValue, right: XPathValue, focus: Focus) => boolean;

  constructor(left: Query, right: Query, compare: (left: XPathValue, right: XPathValue, focus: Focus) => boolean) {
    super();
    this.left = left;
    this.right = right;
    this.compare = compare;
  }

  evaluate(focus: Focus): boolean {
    const left = this.left.evaluate(focus);
    const right = this.right.evaluate(focus);
    return this.compare(left, right, focus);
  }

  clone(): Query {
    return new ComparisonQuery(this.left.clone(), this.right.clone(), this.compare);
  }

  override get resultType(): ResultType {
    return "boolean";
  }
}

/** Arithmetic; both sides look from the same node. */
export class NumericQuery extends Query {
  private readonly left: Query;
  private readonly right: Query;
  private readonly calculate: (a: number, b: number) => number;

  constructor(left: Query, right: Query, calculate: (a: number, b: number) => number) {
    super();
    this.left = left;
    this.right = right;
    this.calculate = calculate;
  }

  evaluate(focus: Focus): number {
    const start = focus.current.copy();
    const left = toNumber(this.left.evaluate(focus), focus);
    focus.current.moveTo(start);
    const right = toNumber(this.right.evaluate(focus), focus);
    focus.current.moveTo(start);
    return this.calculate(left, right);
  }

  clone(): Query {
    return new NumericQuery(this.left.clone(), this.right.clone(), this.calculate);
  }

  override get resultType(): ResultType {
    return "number";
  }
}

/** last() over a filtered or grouped set: the number of its nodes, counted once. */
export class LastQuery extends Query {
  private readonly input: Query;
  private count: number | undefined = undefined;

  constructor(input: Query) {
    super();
    this.input = input;
  }

  evaluate(focus: Focus): number {
    if (this.count === undefined) {
      this.count = 0;
      while (this.input.select(focus) !== undefined) this.count++;
    }
    return this.count;
  }

  clone(): Query {
    return new LastQuery(this.input.clone());
  }

  override get resultType(): ResultType {
    return "number";
  }
}
