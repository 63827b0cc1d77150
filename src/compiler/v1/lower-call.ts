import { type AnyKernel, paramAt } from "../../analysis/v1/call.ts";
import type { V1Form } from "../../analysis/v1/form.ts";
import type { Lowered } from "../../analysis/v1/scope.ts";
import { OBJECT, REDO } from "../../columns/vector.ts";
import { coerceV1, type V1Converter } from "../../functions/v1/define.ts";
import { Failure, fail } from "../../values/failure.ts";
import { GoSlice, type Value } from "../../values/value.ts";
import { memoised } from "../batch/memo.ts";
import { constantOperand, type Fill, fillOf, groupOperand, type Operand } from "../batch/operand.ts";
import { valueAt } from "../batch/state.ts";
import { storeResult, withVectors } from "./cells.ts";
import type { V1Lowering } from "./lowering.ts";

type LowerValue = (lowered: Lowered, lowering: V1Lowering) => Operand | undefined;

/** A cell that is undecided, for kernels that ask for their arguments themselves. */
const UNDECIDED = fail("unsupported", "undecided");

/** A call over columns: its arguments are filled first, then the kernel runs row by row. */
export function lowerCall(
  form: V1Form & { kind: "call" },
  whole: Lowered,
  lowering: V1Lowering,
  lowerValue: LowerValue,
): Operand | undefined {
  const { definition, args } = form;
  const isDeprecated = definition.deprecated !== undefined;
  const operands: Operand[] = [];
  for (const arg of args) {
    // The arguments are filled whether the kernel asks for them or not.
    if (definition.lazy && countsCalls(arg)) return undefined;
    const operand = lowerValue(arg, lowering);
    if (!operand) return undefined;
    operands.push(operand);
  }
  const isSteady = definition.isImpure !== true && !isDeprecated;
  if (isSteady && operands.every(({ kind }) => kind === "constant")) {
    // What all rows share is computed now; a call that fails fails for each record.
    const value = whole.get(undefined as never);
    return value instanceof Failure ? undefined : constantOperand(value);
  }
  if (isSteady && operands.every(({ kind }) => kind === "constant" || kind === "group") && !args.some(countsCalls)) {
    return groupOperand(whole.get);
  }
  const fill = definition.lazy ? fillLazy(form.kernel, operands) : fillStrict(form, operands, isSteady);
  if (!isDeprecated) return { kind: "computed", fill };
  return {
    kind: "computed",
    fill(state, selection, out) {
      lowering.tally.note(definition.name, selection);
      fill(state, selection, out);
    },
  };
}

/** Whether an expression calls a deprecated function anywhere. */
export function countsCalls({ form }: Lowered): boolean {
  switch (form.kind) {
    case "call":
      return form.definition.deprecated !== undefined || form.args.some(countsCalls);
    case "list":
      return form.items.some(countsCalls);
    case "not":
    case "negate":
    case "is-nil":
      return countsCalls(form.operand);
    case "logical":
    case "comparison":
    case "math":
      return countsCalls(form.left) || countsCalls(form.right);
    default:
      return false;
  }
}

function fillLazy(kernel: AnyKernel, operands: readonly Operand[]): Fill {
  const fills = operands.map(fillOf);
  return (state, selection, out) => {
    withVectors(state, selection, fills, (vectors) => {
      const { rows, count } = selection;
      let row = 0;
      const readers = vectors.map(
        (vector) => () => (vector.tag[row] === REDO ? UNDECIDED : valueAt(state, vector, row)),
      );
      for (let i = 0; i < count; i++) {
        row = rows[i];
        storeResult(out, row, kernel(...readers));
      }
    });
  };
}

function fillStrict(
  { definition, kernel }: V1Form & { kind: "call" },
  operands: readonly Operand[],
  isSteady: boolean,
): Fill {
  const open = operands.flatMap((operand, i) => (operand.kind === "constant" ? [] : [i]));
  const values: unknown[] = operands.map(() => null);
  for (const [i, operand] of operands.entries()) {
    if (operand.kind === "constant") values[i] = coerced(definition, i, operand.value);
  }
  const propagates = definition.nil === "propagate";
  const evaluate = (): Value | Failure => {
    for (const value of values) if (value instanceof Failure) return value;
    return propagates && values.includes(null) ? null : kernel(...values);
  };
  if (open.length === 1 && isSteady) {
    const [at] = open;
    const cell = { value: null as Value };
    return memoised(fillOf(operands[at]), cell, () => {
      values[at] = coerced(definition, at, cell.value);
      return evaluate();
    });
  }
  const fills = open.map((i) => fillOf(operands[i]));
  return (state, selection, out) => {
    withVectors(state, selection, fills, (vectors) => {
      const { rows, count } = selection;
      for (let i = 0; i < count; i++) {
        const row = rows[i];
        let isDecided = true;
        for (let j = 0; j < vectors.length; j++) {
          if (vectors[j].tag[row] === REDO) isDecided = false;
          else values[open[j]] = coerced(definition, open[j], valueAt(state, vectors[j], row));
        }
        if (isDecided) storeResult(out, row, evaluate());
        else out.tag[row] = REDO;
      }
    });
  };
}

function coerced(definition: V1Converter, i: number, value: Value): unknown {
  return value === null ? null : coerceV1(paramAt(definition.params, i).kind, value);
}

/** A list literal. */
export function fillList(operands: readonly Operand[]): Fill {
  const fills = operands.map(fillOf);
  return (state, selection, out) => {
    withVectors(state, selection, fills, (vectors) => {
      const { rows, count } = selection;
      for (let i = 0; i < count; i++) {
        const row = rows[i];
        const isDecided = vectors.every(({ tag }) => tag[row] !== REDO);
        out.tag[row] = isDecided ? OBJECT : REDO;
        if (isDecided)
          out.object[row] = new GoSlice(
            "any",
            vectors.map((vector) => valueAt(state, vector, row)),
          );
      }
    });
  };
}
