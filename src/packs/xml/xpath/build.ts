import type { AxisNode, ExpressionNode, FilterNode, FunctionNode, OperatorNode } from "./ast.ts";
import { type Comparison, compareValues } from "./compare.ts";
import { toBoolean } from "./convert.ts";
import { lastFunction, positionFunction, XPATH_FUNCTIONS, xpathPattern } from "./functions.ts";
import type { NodePredicate, Query } from "./query.ts";
import { BooleanQuery, FilterQuery, GroupQuery, MergeQuery, ReverseQuery, UnionQuery } from "./set-queries.ts";
import {
  AncestorQuery,
  AttributeQuery,
  ChildQuery,
  ContextQuery,
  DescendantQuery,
  InputQuery,
  NestedDescendantQuery,
  ParentQuery,
  RootQuery,
  SelfQuery,
  SiblingQuery,
} from "./step-queries.ts";
import { ComparisonQuery, ConstantQuery, FunctionQuery, LastQuery, NumericQuery } from "./value-queries.ts";
import { XPathError } from "./xpath-error.ts";

const MAX_DEPTH = 1024;

/** How an expression is used by the one around it. */
interface Use {
  /** A descendant step below another one. */
  readonly nestedDescendant: boolean;
  /** Below a filter by position. */
  readonly filtered: boolean;
}

const PLAIN: Use = { nestedDescendant: false, filtered: false };

/** What is known of a built expression. */
interface Built {
  readonly query: Query;
  readonly usesPosition: boolean;
  readonly usesLast: boolean;
  readonly filtersByPosition: boolean;
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  div: (a, b) => a / b,
  mod: (a, b) => a % b,
};

const NUMERIC_FUNCTIONS = new Set([
  "position",
  "last",
  "count",
  "sum",
  "string-length",
  "number",
  "floor",
  "ceiling",
  "round",
]);

/** Turns a parsed expression into a query. Throws XPathError. Source: the builder of antchfx/xpath 1.3. */
export function buildQuery(node: ExpressionNode): Query {
  return new Builder().build(node, PLAIN).query;
}

function built(query: Query, facts: Partial<Built> = {}): Built {
  return { usesPosition: false, usesLast: false, filtersByPosition: false, ...facts, query };
}

class Builder {
  private depth = 0;
  /** The step or group built last: what position() and last() refer to. */
  private lastStep: Query | undefined = undefined;

  build(node: ExpressionNode, use: Use): Built {
    this.depth++;
    if (this.depth > MAX_DEPTH) throw new XPathError("the expression is too complex");
    const result = this.buildKind(node, use);
    this.depth--;
    return result;
  }

  private buildKind(node: ExpressionNode, use: Use): Built {
    switch (node.kind) {
      case "constant":
        return built(new ConstantQuery(node.value));
      case "root":
        return built(new RootQuery());
      case "axis": {
        const result = this.axis(node, use);
        this.lastStep = result.query;
        return result;
      }
      case "filter": {
        const result = this.filter(node, use);
        this.lastStep = result.query;
        return result;
      }
      case "function":
        return this.call(node);
      case "operator":
        return this.operator(node);
      case "group": {
        const inner = this.build(node.input, PLAIN);
        const query = new GroupQuery(inner.query);
        this.lastStep = query;
        return { ...inner, query };
      }
      case "variable":
        throw new XPathError(`undeclared variable in XPath expression: $${node.name}`);
    }
  }

  private axis(node: AxisNode, use: Use): Built {
    this.lastStep = undefined;
    const accepts = nodePredicate(node);
    if (node.input === undefined) return built(stepQuery(node.axis, new ContextQuery(), accepts, use));
    const { input } = node;
    if (!use.filtered && node.axis === "child" && input.kind === "axis" && input.axis === "descendant-or-self") {
      // a//b is one step of descendants.
      const start =
        input.input === undefined
          ? built(new ContextQuery())
          : this.build(input.input, { nestedDescendant: true, filtered: false });
      return { ...start, query: new DescendantQuery(start.query, accepts, false) };
    }
    const isDescendant = node.axis === "descendant" || node.axis === "descendant-or-self";
    const start = this.build(input, { nestedDescendant: isDescendant && !use.filtered, filtered: false });
    return { ...start, query: stepQuery(node.axis, start.query, accepts, use) };
  }

  private filter(node: FilterNode, use: Use): Built {
    const byPosition = isPositional(node.condition);
    const input = this.build(node.input, byPosition ? { ...use, filtered: true } : use);
    const { lastStep } = this;
    const condition = this.build(node.condition, use);
    const canBeNumber = condition.query.resultType === "any" || condition.query.resultType === "number";
    const usesPosition = condition.usesPosition || canBeNumber || condition.usesLast;
    const filtersByPosition = usesPosition || (node.input.kind === "filter" && input.filtersByPosition);
    const facts = { ...input, filtersByPosition };
    let test = condition.query;
    if (usesPosition && condition.usesLast && test instanceof FunctionQuery) {
      const { input: counted } = test;
      if (counted instanceof FilterQuery || counted instanceof GroupQuery) test = new LastQuery(counted);
    }
    const query = new FilterQuery(input.query, test);
    if (use.filtered || lastStep === undefined) return { ...facts, query };
    this.lastStep = undefined;
    if (!input.query.merges || !filtersByPosition) return { ...facts, query };
    // Positions count anew from each node before the step, so the step is cut off and merged back.
    const start = detachInput(lastStep);
    return { ...facts, query: start === undefined ? query : new MergeQuery(start, query) };
  }

  private call(node: FunctionNode): Built {
    if (node.name === "last") return built(new FunctionQuery(this.lastStep, lastFunction), { usesLast: true });
    if (node.name === "position") {
      return built(new FunctionQuery(this.lastStep, positionFunction), { usesPosition: true });
    }
    if (node.name === "reverse") {
      if (node.args.length === 0) throw new XPathError("reverse() needs a node-set");
      const input = this.build(node.args[0], PLAIN);
      return { ...input, query: new ReverseQuery(input.query) };
    }
    const definition = XPATH_FUNCTIONS.get(node.name);
    if (definition === undefined) throw new XPathError(`unknown function ${node.name}()`);
    // normalize-space() without an argument is about the context node.
    const given: readonly ExpressionNode[] =
      node.name === "normalize-space" && node.args.length === 0
        ? [{ kind: "axis", axis: "self", test: "any", name: "", prefix: "", input: undefined }]
        : node.args;
    const { least, most, make } = definition;
    if (given.length < least || given.length > most)
      throw new XPathError(`wrong number of arguments of ${node.name}()`);
    let facts: Partial<Built> = {};
    const args: Query[] = [];
    for (const argument of given.slice(0, definition.used(given.length))) {
      const result = this.build(argument, PLAIN);
      facts = result;
      args.push(result.query);
    }
    if (node.name === "matches" && args[1] instanceof ConstantQuery) {
      const { value } = args[1];
      if (typeof value !== "string") throw new XPathError("matches() needs a string");
      xpathPattern(value);
    }
    return built(new FunctionQuery(undefined, make(args)), facts);
  }

  private operator(node: OperatorNode): Built {
    const left = this.build(node.left, PLAIN);
    const right = this.build(node.right, PLAIN);
    const facts = {
      usesPosition: left.usesPosition || right.usesPosition,
      usesLast: left.usesLast || right.usesLast,
      filtersByPosition: left.filtersByPosition || right.filtersByPosition,
    };
    return built(this.operatorQuery(node, left.query, right.query), facts);
  }

  private operatorQuery({ operator }: OperatorNode, left: Query, right: Query): Query {
    switch (operator) {
      case "|":
        return new UnionQuery(left, right);
      case "and":
      case "or":
        return new BooleanQuery(left, right, operator === "or", toBoolean);
      case "+":
      case "-":
      case "*":
      case "div":
      case "mod":
        return new NumericQuery(left, right, ARITHMETIC[operator]);
    }
    return new ComparisonQuery(left, right, (a, b, focus) => compareValues(operator as Comparison, a, b, focus));
  }
}

function nodePredicate({ test, name, prefix }: AxisNode): NodePredicate {
  const hasName = name !== "" || prefix !== "";
  return (node) =>
    (test === "any" || node.type === test) && (!hasName || (node.localName === name && node.prefix === prefix));
}

function stepQuery(axis: string, input: Query, accepts: NodePredicate, use: Use): Query {
  switch (axis) {
    case "ancestor":
      return new AncestorQuery(input, accepts, false);
    case "ancestor-or-self":
      return new AncestorQuery(input, accepts, true);
    case "attribute":
      return new AttributeQuery(input, accepts);
    case "child":
      return new ChildQuery(input, accepts);
    case "descendant":
    case "descendant-or-self": {
      const withSelf = axis === "descendant-or-self";
      if (use.nestedDescendant) return new NestedDescendantQuery(input, accepts, withSelf);
      return new DescendantQuery(input, accepts, withSelf);
    }
    case "following":
      return new SiblingQuery(input, accepts, true, false);
    case "following-sibling":
      return new SiblingQuery(input, accepts, true, true);
    case "parent":
      return new ParentQuery(input, accepts);
    case "preceding":
      return new SiblingQuery(input, accepts, false, false);
    case "preceding-sibling":
      return new SiblingQuery(input, accepts, false, true);
    case "self":
      return new SelfQuery(input, accepts);
  }
  throw new XPathError(`unknown axis: ${axis}`);
}

/** Whether a condition can be a position, as far as its form tells. */
function isPositional(node: ExpressionNode): boolean {
  switch (node.kind) {
    case "constant":
      return typeof node.value === "number";
    case "function":
      return NUMERIC_FUNCTIONS.has(node.name) || node.args.some(isPositional);
    case "operator":
      if (Object.hasOwn(ARITHMETIC, node.operator)) return true;
      return isPositional(node.left) || isPositional(node.right);
  }
  return false;
}

/** Makes a step or group start at the context node; gives its input, undefined where it did so already. */
function detachInput(step: Query): Query | undefined {
  if (!(step instanceof InputQuery) || step instanceof FilterQuery || step instanceof MergeQuery) return undefined;
  if (step.input instanceof ContextQuery) return undefined;
  const { input } = step;
  step.input = new ContextQuery();
  return input;
}
