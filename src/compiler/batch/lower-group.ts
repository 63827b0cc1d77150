import type { BoundGroup } from "../../analysis/program/bound-program.ts";
import type { FunctionEnvironment } from "../../functions/define.ts";
import { schemaOf } from "../../otlp/lazy/schema.ts";
import type { Placement } from "./effects.ts";
import { type BatchTest, lowerCondition } from "./lower-condition.ts";
import { type BatchEditor, lowerEditor } from "./lower-editor.ts";
import type { Lowering } from "./lower-value.ts";
import type { SlotTable } from "./slots.ts";

/** A statement over columns; a part that is undefined runs in the scalar tier. */
export interface BatchStatement {
  readonly placement: Placement;
  /** Undefined and `always` false: only the scalar tier can tell. */
  readonly where: BatchTest | undefined;
  readonly always: boolean;
  readonly editor: BatchEditor | undefined;
}

export interface BatchGroup {
  readonly group: BoundGroup;
  /** One must hold; empty: all records. Undefined: only the scalar tier can tell. */
  readonly conditions: readonly BatchTest[] | undefined;
  readonly statements: readonly BatchStatement[];
}

/** Lowers a group's conditions and statements; the slots collect what columns they need. */
export function lowerGroup(
  group: BoundGroup,
  placements: readonly Placement[],
  slots: SlotTable,
  environment: FunctionEnvironment,
): BatchGroup {
  const { fields } = schemaOf(slots.leaf, 0);
  const lowering: Lowering = { slots, environment, fieldKind: (name) => fields[name].kind };
  const conditions = group.conditions.map(({ bound }) => lowerCondition(bound, lowering));
  return {
    group,
    conditions: conditions.every((test) => test !== undefined) ? conditions : undefined,
    statements: group.statements.map(({ bound }, i) => ({
      placement: placements[i],
      where: bound.where && lowerCondition(bound.where, lowering),
      always: bound.where === undefined || bound.where.constant === true,
      editor: placements[i].kind === "rows" ? lowerEditor(bound.editor, lowering) : undefined,
    })),
  };
}
