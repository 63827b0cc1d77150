import type { BoundCall, BoundPath } from "../../analysis/bind/bound.ts";
import type { BatchForm } from "../../functions/batch.ts";
import { assignTo } from "./assign.ts";
import { cutValues, editValues, filterKeys, limitEntries, removeKey } from "./edit-map.ts";
import { editText } from "./edit-text.ts";
import { type Lowering, lowerValue } from "./lower-value.ts";
import { fillOf, type Selection, slotOperand } from "./operand.ts";
import type { Slot } from "./slots.ts";
import type { BatchState } from "./state.ts";

/**
 * An editor over columns. A row it cannot decide is marked REDO before anything of it is changed; the scalar tier then
 * runs the statement.
 */
export type BatchEditor = (state: BatchState, selection: Selection) => void;

/** Lowers an editor; undefined where the batch tier does not have it. */
export function lowerEditor(call: BoundCall, lowering: Lowering): BatchEditor | undefined {
  const form = call.definition.batch?.(call.bound as never);
  if (!form || form.kind === "test-bytes") return undefined;
  const target = pathArgument(call, form.target);
  const slot = target && lowering.slots.of(target);
  if (!slot) return undefined;
  return form.kind === "assign" ? lowerAssign(form, call, slot, lowering) : lowerEdit(form, slot, lowering);
}

function pathArgument(call: BoundCall, name: string): BoundPath | undefined {
  const argument = call.args.find((candidate) => candidate.name === name);
  if (argument?.kind !== "value" || argument.value.kind !== "path") return undefined;
  return argument.value.keyExpressions.length === 0 ? argument.value : undefined;
}

function lowerAssign(
  form: BatchForm & { kind: "assign" },
  call: BoundCall,
  slot: Slot,
  lowering: Lowering,
): BatchEditor | undefined {
  const argument = call.args.find(({ name }) => name === form.value);
  const operand = argument?.kind === "value" ? lowerValue(argument.value, lowering) : undefined;
  const assign = operand && assignTo(slot, lowering);
  if (!assign) return undefined;
  const fill = fillOf(operand);
  return (state, selection) => {
    const vector = state.borrow();
    fill(state, selection, vector);
    assign(state, selection, vector);
    state.giveBack(vector);
  };
}

function lowerEdit(
  form: Exclude<BatchForm, { kind: "assign" | "test-bytes" }>,
  slot: Slot,
  lowering: Lowering,
): BatchEditor | undefined {
  if (form.kind === "edit-text") {
    const source = slotOperand(slot, slot.kind === "field" ? lowering.fieldKind(slot.name) : undefined);
    const assign = source && assignTo(slot, lowering);
    if (!assign) return undefined;
    if (form.editBytes) lowering.slots.needRoom();
    return editText(fillOf(source), assign, form);
  }
  if (slot.kind !== "attributes") return undefined;
  switch (form.kind) {
    case "remove-key":
      return removeKey(lowering.slots.key(form.key));
    case "filter-keys":
      lowering.slots.needAllKeys();
      return filterKeys(form.keep);
    case "limit":
      for (const key of form.priority) lowering.slots.key(key);
      lowering.slots.needAllKeys();
      return limitEntries(form.max, form.priority);
    case "cut-values":
      lowering.slots.needAllKeys();
      return cutValues(form.longerThan, form.cut);
    case "edit-values":
      lowering.slots.needAllKeys();
      return editValues(form.longerThan, form.edit);
  }
}
