import { textToNumber } from "./convert.ts";
import { type Focus, Query, type XPathValue } from "./query.ts";

export type Comparison = "=" | "!=" | "<" | ">" | "<=" | ">=";

/**
 * Compares two values as antchfx/xpath 1.3 does. Not as XPath 1.0 says: a node set on the right of a scalar, or beside
 * a boolean, counts by its first node as a number; a boolean before a number or node set compares the other way round;
 * and booleans have no order.
 */
export function compareValues(operator: Comparison, left: XPathValue, right: XPathValue, focus: Focus): boolean {
  if (left instanceof Query) return compareNodes(operator, left, right, focus);
  if (right instanceof Query) {
    const number = firstNumber(right, focus);
    if (typeof left === "boolean") return compareNumbers(operator, number, Number(left));
    return compareNumbers(operator, scalarToNumber(left), number);
  }
  if (typeof left === "boolean") {
    if (typeof right === "boolean") return operator === "=" ? left === right : operator === "!=" && left !== right;
    if (typeof right === "number") return compareNumbers(operator, right, Number(left));
  }
  if (typeof left === "string" && typeof right === "string") return compareTexts(operator, left, right);
  return compareNumbers(operator, scalarToNumber(left), scalarToNumber(right));
}

function compareNodes(operator: Comparison, left: Query, right: XPathValue, focus: Focus): boolean {
  if (typeof right === "boolean") return compareNumbers(operator, firstNumber(left, focus), Number(right));
  if (right instanceof Query) return compareNodeSets(operator, left, right, focus);
  for (let node = left.select(focus); node !== undefined; node = left.select(focus)) {
    const isTrue =
      typeof right === "number"
        ? compareNumbers(operator, textToNumber(node.value), right)
        : compareTexts(operator, node.value, right);
    if (isTrue) return true;
  }
  return false;
}

function compareNodeSets(operator: Comparison, left: Query, right: Query, focus: Focus): boolean {
  for (let x = left.select(focus); x !== undefined; x = left.select(focus)) {
    let y = right.select(focus);
    if (y === undefined) return false;
    for (; y !== undefined; y = right.select(focus)) {
      if (compareTexts(operator, x.value, y.value)) return true;
    }
    right.evaluate(focus);
  }
  return false;
}

function firstNumber(query: Query, focus: Focus): number {
  const node = query.select(focus);
  return node === undefined ? Number.NaN : textToNumber(node.value);
}

function scalarToNumber(value: boolean | number | string): number {
  return typeof value === "string" ? textToNumber(value) : Number(value);
}

function compareTexts(operator: Comparison, a: string, b: string): boolean {
  if (operator === "=") return a === b;
  if (operator === "!=") return a !== b;
  return compareNumbers(operator, textToNumber(a), textToNumber(b));
}

function compareNumbers(operator: Comparison, a: number, b: number): boolean {
  switch (operator) {
    case "=":
      return a === b;
    case "!=":
      return a !== b;
    case "<":
      return a < b;
    case ">":
      return a > b;
    case "<=":
      return a <= b;
    case ">=":
      return a >= b;
  }
}
