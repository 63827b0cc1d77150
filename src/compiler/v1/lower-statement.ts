import { paramAt } from "../../analysis/v1/call.ts";
import type { V1StatementForm } from "../../analysis/v1/form.ts";
import type { LoweredPath } from "../../analysis/v1/path.ts";
import type { Lowered } from "../../analysis/v1/scope.ts";
import type { LoweredStatement } from "../../analysis/v1/statement.ts";
import { storable } from "../../analysis/v1/store.ts";
import { NIL, OBJECT, REDO, type Vector } from "../../columns/vector.ts";
import { coerceV1 } from "../../functions/v1/define.ts";
import { Failure } from "../../values/failure.ts";
import { fromRaw } from "../../values/raw.ts";
import { GoSlice, type Value } from "../../values/value.ts";
import { type Assign, assignTo } from "../batch/assign.ts";
import { filterKeys, removeKey } from "../batch/edit-map.ts";
import type { BatchTest } from "../batch/lower-condition.ts";
import type { BatchEditor } from "../batch/lower-editor.ts";
import type { Lowering } from "../batch/lower-value.ts";
import { type Fill, fillOf, type Selection } from "../batch/operand.ts";
import { type BatchState, storeValue, valueAt } from "../batch/state.ts";
import { withVectors } from "./cells.ts";
import { lowerCondition } from "./lower-condition.ts";
import { lowerValue } from "./lower-value.ts";
import type { V1Lowering } from "./lowering.ts";

/** What a statement does to the rows it is for; a test that is undefined is always true. */
export type V1BatchAction =
  | { readonly kind: "drop" }
  | { readonly kind: "keep"; readonly test: BatchTest | undefined }
  | { readonly kind: "route"; readonly output: string; readonly test: BatchTest | undefined }
  | { readonly kind: "edit"; readonly edit: BatchEditor };

/** A statement over columns. */
export interface V1BatchStatement {
  /** Undefined: all rows. */
  readonly where: BatchTest | undefined;
  readonly action: V1BatchAction;
}

/** Lowers a statement, or says why only the scalar tier has it. */
export function lowerBatchStatement(statement: LoweredStatement, lowering: V1Lowering): V1BatchStatement | string {
  const { where } = statement;
  const test = where && lowerCondition(where.lowered, lowering);
  if (where && !test) return "its where has no form over columns";
  const action = lowerAction(statement.form, lowering);
  return typeof action === "string" ? action : { where: test, action };
}

function lowerAction(form: V1StatementForm, lowering: V1Lowering): V1BatchAction | string {
  switch (form.kind) {
    case "drop":
      return form;
    case "keep":
    case "route": {
      const test = form.condition && lowerCondition(form.condition, lowering);
      if (form.condition && !test) return "its condition has no form over columns";
      return form.kind === "keep" ? { kind: "keep", test } : { kind: "route", output: form.output, test };
    }
    case "set": {
      const value = lowerValue(form.value, lowering);
      if (!value) return "its value has no form over columns";
      const edit = lowerSet(form.path, fillOf(value), lowering);
      return edit ? { kind: "edit", edit } : "its target has no column that can be written";
    }
    case "edit": {
      const edit = lowerEdit(form, lowering);
      return edit ? { kind: "edit", edit } : `${form.definition.name} with these arguments has no form over columns`;
    }
  }
}

/** How a path is written; a path of another signal takes everything and keeps nothing. */
function assignPath(path: LoweredPath, lowering: V1Lowering): Assign | undefined {
  if (path.isForeign) return (state, { rows, count }, values) => markUndecided(state, values, rows, count);
  if (path.form.kind !== "path") return undefined;
  const slot = lowering.slotOf(path.form.path);
  const shared = { slots: lowering.slots, fieldKind: (name: string) => lowering.fieldKind(name) };
  // Writing looks at no environment.
  return slot && assignTo(slot, shared as Lowering);
}

function markUndecided(state: BatchState, values: Vector, rows: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) if (values.tag[rows[i]] === REDO) state.markRedo(rows[i]);
}

/** Fills, leaves nil out, and stores. */
function lowerSet(path: LoweredPath, fill: Fill, lowering: V1Lowering): BatchEditor | undefined {
  const assign = assignPath(path, lowering);
  if (!assign) return undefined;
  return (state, selection) => {
    const vector = state.borrow();
    fill(state, selection, vector);
    storeCells(state, selection, vector, path, assign);
    state.giveBack(vector);
  };
}

function storeCells(
  state: BatchState,
  { rows, count }: Selection,
  values: Vector,
  path: LoweredPath,
  assign: Assign,
): void {
  const given = state.borrowSelection();
  let total = 0;
  for (let i = 0; i < count; i++) {
    const row = rows[i];
    const tag = values.tag[row];
    if (tag === NIL) continue;
    if (tag === OBJECT && !path.isForeign) makeStorable(values, row, path);
    given[total++] = row;
  }
  assign(state, { rows: given, count: total }, values);
  state.giveBackSelection(given);
}

/** As `set` stores it; lists become the data model's. */
function makeStorable(values: Vector, row: number, path: LoweredPath): void {
  const value = storable(values.object[row] as Value, path);
  const stored = value instanceof GoSlice ? fromRaw(value) : value;
  if (stored instanceof Failure) values.tag[row] = REDO;
  else storeValue(values, row, stored);
}

function lowerEdit(form: V1StatementForm & { kind: "edit" }, lowering: V1Lowering): BatchEditor | undefined {
  const { path, definition, args } = form;
  if (path.isForeign) return () => {};
  if (path.form.kind !== "path") return undefined;
  const mapForm = definition.overKeys?.(args.map(literalOf));
  const slot = lowering.slotOf(path.form.path);
  if (slot?.kind === "attributes") {
    if (!mapForm) return undefined;
    if (mapForm.kind === "remove") return removeKey(lowering.slots.key(mapForm.key));
    lowering.slots.needAllKeys();
    return filterKeys(mapForm.keep);
  }
  return definition.overKeys ? undefined : editValue(form, lowering);
}

/** The value of a literal or of a list of literals. */
function literalOf({ literal, form }: Lowered): Value | undefined {
  if (form.kind !== "list") return literal;
  const items = form.items.map((item) => item.literal);
  return items.includes(undefined) ? undefined : new GoSlice("any", items as Value[]);
}

/** An editor of one value: the new value is computed from the old one and stored. */
function editValue(
  { path, definition, kernel, args }: V1StatementForm & { kind: "edit" },
  lowering: V1Lowering,
): BatchEditor | undefined {
  const assign = assignPath(path, lowering);
  const operands = [path, ...args].map((each) => lowerValue(each, lowering));
  if (!assign || operands.includes(undefined)) return undefined;
  const fills = operands.map((operand) => fillOf(operand as NonNullable<typeof operand>));
  const [target] = definition.params;
  return (state, selection) => {
    const results = state.borrow();
    withVectors(state, selection, fills, (vectors) => {
      const { rows, count } = selection;
      for (let i = 0; i < count; i++) {
        const row = rows[i];
        const isDecided = vectors.every(({ tag }) => tag[row] !== REDO);
        const value = isDecided ? edited(vectors.map((vector) => valueAt(state, vector, row))) : undefined;
        if (value === undefined || value instanceof Failure) results.tag[row] = REDO;
        else storeValue(results, row, value);
      }
    });
    storeCells(state, selection, results, path, assign);
    state.giveBack(results);
  };

  /** As the scalar tier does it: nil changes nothing, and neither does a missing target that is no list. */
  function edited([before, ...rest]: readonly Value[]): Value | Failure {
    if (before === null && target.kind !== "any") return null;
    const subject = before === null ? null : coerceV1(target.kind, before);
    if (subject instanceof Failure) return subject;
    const values: unknown[] = [];
    for (const [i, value] of rest.entries()) {
      const coerced = value === null ? null : coerceV1(paramAt(definition.params, i + 1).kind, value);
      if (coerced instanceof Failure) return coerced;
      values.push(coerced);
    }
    if (!definition.passesNil && values.includes(null)) return null;
    return kernel(subject, ...values);
  }
}
