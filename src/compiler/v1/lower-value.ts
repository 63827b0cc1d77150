import type { Lowered } from "../../analysis/v1/scope.ts";
import { constantOperand, fillOf, groupOperand, type Operand } from "../batch/operand.ts";
import { countsCalls, fillList, lowerCall } from "./lower-call.ts";
import { fillComparison, fillIsNil, fillLogical, fillNot } from "./lower-logic.ts";
import { fillMath, fillNegation } from "./lower-math.ts";
import type { V1Lowering } from "./lowering.ts";
import { lowerPathRead, lowerSpanDuration, lowerWildcard } from "./read-paths.ts";

/** Lowers an expression to columns; undefined where the batch tier does not have it. */
export function lowerValue(lowered: Lowered, lowering: V1Lowering): Operand | undefined {
  const { form } = lowered;
  switch (form.kind) {
    case "constant":
      return constantOperand(form.value);
    case "path":
      return lowerPathRead(form.path, lowered.get, lowering);
    case "wildcard":
      return lowerWildcard(form.path, form.steps, lowering);
    case "span-duration":
      return lowerSpanDuration(lowering);
    case "call":
      return lowerCall(form, lowered, lowering, lowerValue);
    case "list": {
      const items = form.items.map((item) => lowerValue(item, lowering));
      return items.includes(undefined) ? undefined : { kind: "computed", fill: fillList(items as Operand[]) };
    }
    case "not":
      return unary(form.operand, fillNot, lowered, lowering);
    case "negate":
      return unary(form.operand, fillNegation, lowered, lowering);
    case "is-nil":
      return unary(form.operand, (fill) => fillIsNil(fill, form.whenNil), lowered, lowering);
    case "logical":
      return binary(form, (a, b) => fillLogical(fillOf(a), fillOf(b), form.decisive), lowered, lowering);
    case "comparison":
      return binary(form, (a, b) => fillComparison(a, b, form.operator), lowered, lowering);
    case "math":
      return binary(form, (a, b) => fillMath(fillOf(a), fillOf(b), form.operator), lowered, lowering);
    case "opaque":
      return undefined;
  }
}

function isShared({ kind }: Operand): boolean {
  return kind === "constant" || kind === "group";
}

function unary(
  inner: Lowered,
  make: (fill: ReturnType<typeof fillOf>) => ReturnType<typeof fillOf>,
  whole: Lowered,
  lowering: V1Lowering,
): Operand | undefined {
  const operand = lowerValue(inner, lowering);
  if (!operand) return undefined;
  // What all records of a container share is evaluated once, by the closure; calls that are counted are not shared.
  if (isShared(operand) && !countsCalls(whole)) return groupOperand(whole.get);
  return { kind: "computed", fill: make(fillOf(operand)) };
}

function binary(
  form: { readonly left: Lowered; readonly right: Lowered },
  make: (left: Operand, right: Operand) => ReturnType<typeof fillOf>,
  whole: Lowered,
  lowering: V1Lowering,
): Operand | undefined {
  const left = lowerValue(form.left, lowering);
  const right = lowerValue(form.right, lowering);
  if (!left || !right) return undefined;
  if (isShared(left) && isShared(right) && !countsCalls(whole)) return groupOperand(whole.get);
  return { kind: "computed", fill: make(left, right) };
}
