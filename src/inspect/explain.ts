import type { BoundBoolean, BoundValue } from "../analysis/bind/bound.ts";
import type { Span } from "../diagnostics/span.ts";
import type { RecordContext } from "../otlp/record-context.ts";
import { print } from "../parser/print.ts";
import { toText } from "../values/byte-string.ts";
import { Failure } from "../values/failure.ts";
import { typeName } from "../values/type-name.ts";
import { fieldsOf } from "./fields.ts";

/** What one part of a condition came to on a record. */
export interface Explanation {
  readonly text: string;
  /** In the OTTL text. */
  readonly span: Span;
  readonly result: "true" | "false" | "failed" | "skipped";
  /** Why it failed. */
  readonly message?: string;
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
    ...(result instanceof Failure ? { message: result.message } : {}),
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
        values: [condition.left, condition.right].flatMap((side) => valuesOf(side, context)),
        parts: [],
      };
    case "predicate":
      return { ...settled, values: argumentsOf(condition.call, context), parts: [] };
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

const MAX_TEXT = 300;

function describeValue(value: unknown): { readonly value: string; readonly type: string } {
  if (value instanceof Failure) return { value: value.message, type: "error" };
  if (value === null) return { value: "nil", type: "nil" };
  if (typeof value === "string") return { value: shorten(JSON.stringify(toText(value))), type: "string" };
  if (typeof value === "bigint") return { value: String(value), type: "int" };
  if (typeof value === "number") return { value: String(value), type: "float" };
  if (typeof value === "boolean") return { value: String(value), type: "bool" };
  const type = typeName(value as never);
  const fields = fieldsOf("", { value } as object).map(({ path, text }) => `${path.slice(".value".length)}: ${text}`);
  return { value: shorten(`{${fields.join(", ")}}`), type };
}

function shorten(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
