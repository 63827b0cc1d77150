import type { ComparisonOperator } from "../../values/compare.ts";

/** Compares two numbers of cells: ints that doubles hold exactly, and floats. */
export function compareNumbers(a: number, b: number, operator: ComparisonOperator): boolean {
  switch (operator) {
    case "==":
      return a === b;
    case "!=":
      return a !== b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
  }
}
