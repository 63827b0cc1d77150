import { lowerExpression } from "../../analysis/v1/expression.ts";
import { truthOf } from "../../analysis/v1/operators.ts";
import { V1Scope } from "../../analysis/v1/scope.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import type { V1Expression } from "../../parser/v1/ast.ts";
import { toText } from "../../values/byte-string.ts";
import { Failure } from "../../values/failure.ts";
import { describeValue } from "../describe-value.ts";
import type { Explanation } from "../explain.ts";

/** Tells how conditions of a program came out on records, part by part. */
export class V1Explainer {
  private readonly document: string;
  private readonly scope: V1Scope;

  /** @param scope only for its signal and environment: what explaining finds stays out of it. */
  constructor(document: string, { signal, environment }: V1Scope) {
    this.document = document;
    this.scope = new V1Scope(signal, environment);
  }

  /** Evaluates a condition on a record and stops where the engine stops. */
  explain(node: V1Expression, context: RecordContext): Explanation {
    if (node.kind === "V1Group") return this.explain(node.expression, context);
    const value = lowerExpression(node, this.scope)?.get(context) ?? null;
    const truth = value instanceof Failure ? value : truthOf(value);
    const settled = {
      text: this.textOf(node),
      span: node.span,
      result: truth instanceof Failure ? "failed" : truth === true ? "true" : "false",
      ...(truth instanceof Failure ? { message: toText(truth.message) } : {}),
      ...(truth === null ? { reason: "it is nil, which counts as false" } : {}),
    } as const;
    if (node.kind === "V1Unary") return { ...settled, values: [], parts: [this.explain(node.operand, context)] };
    if (node.kind === "V1Binary" && (node.operator === "and" || node.operator === "or")) {
      return { ...settled, values: [], parts: this.partsOf(node.operator, operandsOf(node, node.operator), context) };
    }
    const operands = node.kind === "V1Binary" ? [node.left, node.right] : node.kind === "V1Call" ? node.args : [node];
    return { ...settled, values: operands.flatMap((operand) => this.valuesOf(operand, context)), parts: [] };
  }

  private partsOf(operator: "and" | "or", operands: readonly V1Expression[], context: RecordContext): Explanation[] {
    const decisive = operator === "or" ? "true" : "false";
    let isDecided = false;
    return operands.map((operand): Explanation => {
      if (isDecided) {
        return { text: this.textOf(operand), span: operand.span, result: "skipped", values: [], parts: [] };
      }
      const part = this.explain(operand, context);
      // A nil goes on to the other side.
      isDecided = part.result === "failed" || (part.result === decisive && part.reason === undefined);
      return part;
    });
  }

  /** Values of literals need no saying. */
  private valuesOf(node: V1Expression, context: RecordContext): Explanation["values"] {
    switch (node.kind) {
      case "V1Path":
      case "V1Call":
      case "V1Binary":
      case "V1Unary": {
        const inner = node.kind === "V1Call" ? node.args.flatMap((arg) => this.valuesOf(arg, context)) : [];
        const value = lowerExpression(node, this.scope)?.get(context) ?? null;
        return [...inner, { text: this.textOf(node), ...describeValue(value) }];
      }
      case "V1Group":
        return this.valuesOf(node.expression, context);
      default:
        return [];
    }
  }

  private textOf({ span }: V1Expression): string {
    return this.document.slice(span.start, span.end);
  }
}

/** The operands of a chain of the same operator, left to right. */
function operandsOf(node: V1Expression, operator: "and" | "or"): V1Expression[] {
  if (node.kind !== "V1Binary" || node.operator !== operator) return [node];
  return [...operandsOf(node.left, operator), ...operandsOf(node.right, operator)];
}
