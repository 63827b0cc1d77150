import type { BinaryOperator, ExpressionNode, NodeTest } from "./ast.ts";
import { Scanner, type TokenType } from "./scanner.ts";
import { XPathError } from "./xpath-error.ts";

const MAX_DEPTH = 200;
/** Parenthesised steps in steps; the reference has no limit here. */
const MAX_SEQUENCES = 1000;
const NODE_TYPES = new Set(["node", "text", "processing-instruction", "comment"]);
const STEP_TOKENS: ReadonlySet<TokenType> = new Set([".", "..", "@", "axis", "*", "name"]);

/** Operators by rising precedence; those spelled as names are names to the scanner. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ["or"],
  ["and"],
  ["=", "!="],
  ["<", ">", "<=", ">="],
  ["+", "-"],
  ["*", "div", "mod"],
];

/**
 * Parses an XPath 1.0 expression as antchfx/xpath 1.3 does, what it lets pass included: text after a complete
 * expression is not looked at. Throws XPathError.
 */
export function parseXPath(text: string): ExpressionNode {
  return new Parser(text).expression();
}

function axisStep(
  axis: string,
  test: NodeTest,
  input: ExpressionNode | undefined,
  name = "",
  prefix = "",
): ExpressionNode {
  return { kind: "axis", axis, test, name, prefix, input };
}

class Parser {
  private readonly tokens: Scanner;
  private depth = 0;
  private sequences = 0;

  constructor(text: string) {
    this.tokens = new Scanner(text);
  }

  expression(): ExpressionNode {
    this.depth++;
    if (this.depth > MAX_DEPTH) throw new XPathError(`the expression is too complex (depth > ${MAX_DEPTH})`);
    const node = this.binary(0);
    this.depth--;
    return node;
  }

  private expect(type: TokenType): void {
    if (this.tokens.type !== type) throw new XPathError(`${this.tokens.text} has an invalid token`);
  }

  private isAt(type: TokenType): boolean {
    return this.tokens.type === type;
  }

  private skip(type: TokenType): void {
    this.expect(type);
    this.tokens.next();
  }

  private binary(level: number): ExpressionNode {
    const operators = LEVELS[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const operator = this.operatorOf(operators);
      if (operator === undefined) return left;
      this.tokens.next();
      left = { kind: "operator", operator, left, right: this.binary(level + 1) };
    }
  }

  private operatorOf(operators: readonly BinaryOperator[]): BinaryOperator | undefined {
    const { type, name, prefix } = this.tokens;
    const text = type === "name" ? (prefix === "" ? name : "") : type;
    return operators.find((operator) => operator === text && (type === "name") === /^[a-z]/.test(operator));
  }

  private unary(): ExpressionNode {
    let isNegative = false;
    for (; this.tokens.type === "-"; this.tokens.next()) isNegative = !isNegative;
    const operand = this.union();
    if (!isNegative) return operand;
    return { kind: "operator", operator: "*", left: operand, right: { kind: "constant", value: -1 } };
  }

  private union(): ExpressionNode {
    let left = this.path();
    while (this.tokens.type === "|") {
      this.tokens.next();
      left = { kind: "operator", operator: "|", left, right: this.path() };
    }
    return left;
  }

  private path(): ExpressionNode {
    if (!this.isPrimary()) return this.locationPath();
    let node = this.primary();
    while (this.tokens.type === "[") node = this.filter(node);
    if (this.tokens.type === "/") {
      this.tokens.next();
      return this.relativePath(node);
    }
    if (this.tokens.type === "//") {
      this.tokens.next();
      return this.relativePath(axisStep("descendant-or-self", "any", node));
    }
    return node;
  }

  private isPrimary(): boolean {
    const { type, canBeFunction } = this.tokens;
    if (type === "name") return canBeFunction && !this.isNodeType();
    return type === "string" || type === "number" || type === "$" || type === "(";
  }

  private isNodeType(): boolean {
    return this.tokens.prefix === "" && NODE_TYPES.has(this.tokens.name);
  }

  private filter(input: ExpressionNode): ExpressionNode {
    this.skip("[");
    const condition = this.expression();
    this.skip("]");
    return { kind: "filter", input, condition };
  }

  private locationPath(): ExpressionNode {
    const { type } = this.tokens;
    if (type === "/") {
      this.tokens.next();
      const root: ExpressionNode = { kind: "root" };
      return STEP_TOKENS.has(this.tokens.type) ? this.relativePath(root) : root;
    }
    if (type === "//") {
      this.tokens.next();
      return this.relativePath(axisStep("descendant-or-self", "any", { kind: "root" }));
    }
    return this.relativePath(undefined);
  }

  private relativePath(input: ExpressionNode | undefined): ExpressionNode {
    let node = this.step(input);
    for (;;) {
      if (this.tokens.type === "//") {
        this.tokens.next();
        node = axisStep("descendant-or-self", "any", node);
      } else if (this.tokens.type === "/") this.tokens.next();
      else return node;
      node = this.step(node);
    }
  }

  private step(input: ExpressionNode | undefined): ExpressionNode {
    let node: ExpressionNode;
    const { type } = this.tokens;
    if (type === "." || type === "..") {
      node = axisStep(type === "." ? "self" : "parent", "any", input);
      this.tokens.next();
    } else {
      if (type === "(") return this.sequence(input);
      let axis = "child";
      if (type === "@") axis = "attribute";
      else if (type === "axis") axis = this.tokens.name;
      if (type === "@" || type === "axis") this.tokens.next();
      node = this.nodeTest(input, axis);
    }
    while (this.tokens.type === "[") node = this.filter(node);
    return node;
  }

  private sequence(input: ExpressionNode | undefined): ExpressionNode {
    this.sequences++;
    if (this.sequences > MAX_SEQUENCES) throw new XPathError("the expression is too complex");
    this.skip("(");
    let node = this.step(input);
    while (this.tokens.type === ",") {
      this.tokens.next();
      node = { kind: "operator", operator: "|", left: node, right: this.step(input) };
    }
    this.skip(")");
    this.sequences--;
    return node;
  }

  private nodeTest(input: ExpressionNode | undefined, axis: string): ExpressionNode {
    const { tokens } = this;
    const principal: NodeTest = axis === "attribute" ? "attribute" : "element";
    if (tokens.type === "*") {
      tokens.next();
      return axisStep(axis, principal, input);
    }
    if (tokens.type !== "name") throw new XPathError("expression must evaluate to a node-set");
    const { name, prefix } = tokens;
    if (tokens.canBeFunction && this.isNodeType()) return this.nodeTypeTest(input, axis, name, principal);
    tokens.next();
    // The scanner's name is that of the next token, or still this one's.
    return axisStep(axis, principal, input, tokens.name === "*" ? "" : name, prefix);
  }

  private nodeTypeTest(
    input: ExpressionNode | undefined,
    axis: string,
    type: string,
    principal: NodeTest,
  ): ExpressionNode {
    const { tokens } = this;
    let name = "";
    tokens.next();
    this.skip("(");
    if (type === "processing-instruction" && tokens.type !== ")") {
      this.expect("string");
      name = tokens.string;
      tokens.next();
    }
    this.skip(")");
    const test = type === "node" ? "any" : type === "processing-instruction" ? principal : (type as NodeTest);
    return axisStep(axis, test, input, name);
  }

  private primary(): ExpressionNode {
    const { tokens } = this;
    switch (tokens.type) {
      case "string": {
        const node: ExpressionNode = { kind: "constant", value: tokens.string };
        tokens.next();
        return node;
      }
      case "number": {
        const node: ExpressionNode = { kind: "constant", value: tokens.number };
        tokens.next();
        return node;
      }
      case "$": {
        tokens.next();
        this.expect("name");
        const { prefix, name } = tokens;
        tokens.next();
        return { kind: "variable", name: prefix === "" ? name : `${prefix}:${name}` };
      }
      case "(": {
        tokens.next();
        const inner = this.expression();
        this.skip(")");
        return inner.kind === "constant" ? inner : { kind: "group", input: inner };
      }
    }
    return this.call();
  }

  private call(): ExpressionNode {
    const { tokens } = this;
    const { name } = tokens;
    const args: ExpressionNode[] = [];
    this.skip("name");
    this.skip("(");
    if (!this.isAt(")")) {
      args.push(this.expression());
      while (!this.isAt(")")) {
        this.skip(",");
        args.push(this.expression());
      }
    }
    this.skip(")");
    return { kind: "function", name, args };
  }
}
