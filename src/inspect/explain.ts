import type { BoundBoolean, BoundValue } from "../analysis/bind/bound.ts";
import type { Span } from "../diagnostics/span.ts";
import type { RecordContext } from "../otlp/record-context.ts";
import { print } from "../parser/print.ts";
import { toText } from "../values/byte-string.ts";
import { Failure } from "../values/failure.ts";
import { describeValue } from "./describe-value.ts";
import { reasonOfComparison, reasonOfPredicate } from "./reason.ts";

/** What one part of a condition came to on a record. */
export interface Explanation {
  readonly text: string;
  /** In the OTTL text. */
  readonly span: Span;
  readonly result: "true" | "false" | "failed" | "skipped";
  /** Why it failed. */
  readonly message?: string;
  /** Why it came out so, where the values alone do not make it plain. */
  readonly reason?: string;
  /** The values that were compared or handed over. */
  readonly values: readonly { readonly text: string; readonly value: string; readonly type: string }[];
  readonly parts: readonly Explanation[];
}

/** Evaluates a condition on a record part by part, left to right, and stops where the engine stops. */
export function explain(condition: BoundBoolean, context: RecordContext): Explanation {
  const { node } = condition;
  const base = { text: print(node), span: node.span };
  const result = condition.test(context);
  const outcome = result instanceof Failure ? "failed" : result ? "true" : "false";
  const settled = {
    ...base,
    result: outcome,
    ...(result instanceof Failure ? { message: toText(result.message) } : {}),
  } as const;
  switch (condition.kind) {
    case "and":
    case "or": {
      const decisive = condition.kind === "or";
      const parts: Explanation[] = [];
      let decided = false;
      for (const operand of condition.operands) {
        const part = decided ? skipped(operand) : explain(operand, context);
        if (part.result === "failed" || part.result === String(decisive)) decided = true;
        parts.push(part);
      }
      return { ...settled, values: [], parts };
    }
    case "not":
      return { ...settled, values: [], parts: [explain(condition.operand, context)] };
    case "comparison":
      return {
        ...settled,
        reason: reasonOfComparison(condition, context),
        values: [condition.left, condition.right].flatMap((side) => valuesOf(side, context)),
        parts: [],
      };
    case "predicate":
      return {
        ...settled,
        reason: result === false ? reasonOfPredicate(condition, context) : undefined,
        values: argumentsOf(condition.call, context),
        parts: [],
      };
    case "constant":
      return { ...settled, values: [], parts: [] };
  }
}

function skipped(condition: BoundBoolean): Explanation {
  return { text: print(condition.node), span: condition.node.span, result: "skipped", values: [], parts: [] };
}

/** Values of literals need no saying. */
function valuesOf(value: BoundValue, context: RecordContext): Explanation["values"] {
  if (value.isLiteral) return [];
  const inner = value.kind === "call" ? argumentsOf(value, context) : [];
  return [...inner, { text: print(value.node), ...describeValue(value.get(context)) }];
}

function argumentsOf(call: Extract<BoundValue, { kind: "call" }>, context: RecordContext): Explanation["values"] {
  return call.args.flatMap((argument) => (argument.kind === "value" ? valuesOf(argument.value, context) : []));
}
