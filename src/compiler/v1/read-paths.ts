import { child, fold, plain } from "../../analysis/v1/path.ts";
import type { Lowered } from "../../analysis/v1/scope.ts";
import { NIL, OBJECT, REDO } from "../../columns/vector.ts";
import type { ResolvedPath } from "../../contexts/index.ts";
import { Duration } from "../../values/duration.ts";
import { Time } from "../../values/time.ts";
import type { Value } from "../../values/value.ts";
import { type Fill, fillOf, groupOperand, type Operand, slotOperand } from "../batch/operand.ts";
import { storeValue, valueAt } from "../batch/state.ts";
import type { V1Lowering } from "./lowering.ts";
import { wireField } from "./wire-fields.ts";

/** Reads a path from columns; undefined where only the record itself can tell. */
export function lowerPathRead(path: ResolvedPath, get: Lowered["get"], lowering: V1Lowering): Operand | undefined {
  const { context, field, keys } = path.reads;
  if (context === lowering.leaf && keys?.length === 0) {
    const wire = wireField(lowering.leaf, field);
    if (wire) return { kind: "computed", fill: wire };
    if (path.type === "time") {
      const nanos = slotRead(lowering.field(`${field}_unix_nano`), lowering);
      return nanos && { kind: "computed", fill: mapped(fillOf(nanos), (value) => new Time(value as bigint)) };
    }
  }
  const direct = field === "attributes" || field === "cache" ? 1 : 0;
  if (context === lowering.leaf && keys !== undefined && keys.length > direct) {
    return nestedRead(path, keys.slice(0, direct), keys.slice(direct), lowering);
  }
  const slot = lowering.slotOf(path);
  return slot?.kind === "group" ? groupOperand(get) : slotRead(slot, lowering);
}

function slotRead(slot: ReturnType<V1Lowering["slotOf"]>, lowering: V1Lowering): Operand | undefined {
  const operand = slot && slotOperand(slot, slot.kind === "field" ? lowering.fieldKind(slot.name) : undefined);
  return operand?.kind === "slot" ? { ...operand, fill: withoutEmptyBytes(operand.fill) } : operand;
}

/** Empty bytes read as nil. */
function withoutEmptyBytes(fill: Fill): Fill {
  return (state, selection, out) => {
    fill(state, selection, out);
    const { rows, count } = selection;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (out.tag[row] !== OBJECT) continue;
      const value = out.object[row] as Value;
      if (plain(value) === null || (value instanceof Uint8Array && value.length === 0)) out.tag[row] = NIL;
    }
  };
}

/** `attributes["a"]["b"]`, `body["a"]`: a column, indexed row by row. */
function nestedRead(
  path: ResolvedPath,
  direct: readonly (string | bigint)[],
  rest: readonly (string | bigint)[],
  lowering: V1Lowering,
): Operand | undefined {
  const base = slotRead(lowering.slotOf({ ...path, reads: { ...path.reads, keys: direct } }), lowering);
  if (!base) return undefined;
  const read = (value: Value): Value => rest.reduce<Value>(child, value);
  return { kind: "computed", fill: mapped(fillOf(base), read) };
}

/** `[*]` behind the column of an attribute, with steps that are known beforehand. */
export function lowerWildcard(
  path: ResolvedPath,
  steps: readonly (Lowered | undefined)[],
  lowering: V1Lowering,
): Operand | undefined {
  if (steps.some((step) => step !== undefined && step.literal === undefined)) return undefined;
  const base = lowerPathRead(path, (context) => plain(path.get(context)), lowering);
  if (!base || base.kind === "group") return undefined;
  // Steps that are literals never look at the record.
  const read = (value: Value): Value => fold([value], steps, undefined as never);
  return { kind: "computed", fill: mapped(fillOf(base), read) };
}

/** A span's duration from its two timestamps. */
export function lowerSpanDuration(lowering: V1Lowering): Operand | undefined {
  const start = lowering.field("start_time_unix_nano");
  const end = lowering.field("end_time_unix_nano");
  if (start?.kind !== "field" || end?.kind !== "field") return undefined;
  const [from, to] = [start.index, end.index];
  return {
    kind: "computed",
    fill(state, { rows, count }, out) {
      const { columns, view } = state;
      const nanos = (slot: number, row: number): bigint => {
        const at = columns.fieldStart[slot][row];
        return at < 0 ? 0n : view.getBigUint64(at, true);
      };
      for (let i = 0; i < count; i++) {
        const row = rows[i];
        out.tag[row] = OBJECT;
        out.object[row] = new Duration(nanos(to, row) - nanos(from, row));
      }
    },
  };
}

/** Each value turned into another; nil stays nil. */
export function mapped(fill: Fill, read: (value: Value) => Value): Fill {
  return (state, selection, out) => {
    const vector = state.borrow();
    fill(state, selection, vector);
    const { rows, count } = selection;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (vector.tag[row] === REDO) out.tag[row] = REDO;
      else storeValue(out, row, read(valueAt(state, vector, row)));
    }
    state.giveBack(vector);
  };
}
